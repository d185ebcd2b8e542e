"""The files of a project: which there are, and their text."""

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

from fingerpost.model import KIND_BY_FOLDER
from fingerpost.model.messages import Message, say
from fingerpost.problems import Finding, Spot, ToolingError

CASES = "case_studies"
GLOSSARY = "glossary"
PLAYBOOK = "playbook"
ORGANISATIONS = f"{PLAYBOOK}/organisations"
SOURCES = f"{PLAYBOOK}/sources.yml"
VOCABULARY = f"{PLAYBOOK}/vocabulary.yml"
_BY_PLACE = {CASES: "case", GLOSSARY: "term"}
WAYFINDER = f"{PLAYBOOK}/wayfinder.yml"
LARGEST_LIST = 1024 * 1024
"""Bytes that a list of many records, or a Markdown file, may have."""
MOST_IN_LIST = 40_000


def content_files(root: Path) -> list[str]:
    """Return every content file under `root`, in order, relative to it with forward slashes."""
    if not (root / "mkdocs.yml").is_file():
        raise ToolingError(f"no mkdocs.yml in {root}: run this in the folder of a playbook, or name the folder with -C")
    found = [path.relative_to(root).as_posix() for path in (root / PLAYBOOK).glob("**/*.md") if path.is_file()]
    for folder, ending in ((CASES, ".yml"), (GLOSSARY, ".md"), (ORGANISATIONS, ".yml")):
        with suppress(FileNotFoundError), os.scandir(root / folder) as entries:  # of cases there may be thousands
            found += [f"{folder}/{entry.name}" for entry in entries if entry.name.endswith(ending) and entry.is_file()]
    found += [path for path in (SOURCES, VOCABULARY, WAYFINDER) if (root / path).is_file()]
    return sorted(found)


def kind_and_id(path: str) -> tuple[str, str]:
    """Return what a content file holds by its place, and its id."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    if path in (SOURCES, VOCABULARY, WAYFINDER):
        return stem, stem
    if folder == ORGANISATIONS and name.endswith(".yml"):
        return "organisation", stem
    if folder in _BY_PLACE:
        return _BY_PLACE[folder], stem
    inner = folder.removeprefix(PLAYBOOK).removeprefix("/")
    kind = KIND_BY_FOLDER.get(inner)
    if kind and stem != "index":
        return kind.id, stem
    return "page", f"{inner}/{stem}" if inner else stem


def strange_files(root: Path) -> list[Finding]:
    """Return a finding for each thing that stands where content is read and is not read."""
    wanted = {CASES: ".yml", GLOSSARY: ".md", ORGANISATIONS: ".yml"}
    return [
        Finding(f"{folder}/{entry.name}", Spot(1, 1), *told)
        for folder, ending in wanted.items()
        for entry in _others(root / folder, ending)
        if (told := _stray(entry, folder, ending))
    ]


def _others(folder: Path, ending: str) -> list[os.DirEntry[str]]:
    """Return what stands in a folder and is no file of a kind, by name."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:  # of cases there may be thousands
        others = [entry for entry in entries if not (entry.name.endswith(ending) and entry.is_file())]
        return sorted(others, key=lambda entry: entry.name)
    return []


def _stray(entry: os.DirEntry[str], folder: str, ending: str) -> Message | None:
    if entry.name.startswith(".") or (folder == ORGANISATIONS and entry.name == "index.md"):
        return None
    if entry.is_dir():
        return say("files not read", name=entry.name, folder=folder)
    if not entry.is_file() and not Path(entry.path).exists():
        return say("file elsewhere")
    if not entry.name.endswith(ending):
        return say("file not read", name=entry.name, folder=folder, ending=ending, stem=PurePosixPath(entry.name).stem)
    return None


def read_text(root: Path, path: str) -> str | Finding:
    """Return a file's text, every line ended in one way, or why it has none."""
    file = root / path
    if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        return Finding(path, Spot(1, 1), *say("file elsewhere"))
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise ToolingError(f"cannot read {path}: {error.strerror}") from error
    if len(raw) > LARGEST_LIST:
        return Finding(
            path, Spot(1, 1), "too-large", "the file is larger than a megabyte", "shorten it, or split it into two"
        )
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Finding(path, spot, *say("not utf-8"))
