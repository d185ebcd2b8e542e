"""The files of a project: which there are, and their text."""

from pathlib import Path

from fingerpost.problems import Finding, Spot, ToolingError

CASES = "case_studies"
GLOSSARY = "glossary"
PLAYBOOK = "playbook"
ORGANISATIONS = f"{PLAYBOOK}/organisations"
SOURCES = f"{PLAYBOOK}/sources.yml"
VOCABULARY = f"{PLAYBOOK}/vocabulary.yml"
_LARGEST = 1024 * 1024


def content_files(root: Path) -> list[str]:
    """Return every content file under `root`, in order, relative to it with forward slashes."""
    if not (root / "mkdocs.yml").is_file():
        raise ToolingError(f"no mkdocs.yml in {root}: run this in the folder of a playbook, or name the folder with -C")
    found: list[str] = []
    for folder, pattern in ((CASES, "*.yml"), (GLOSSARY, "*.md"), (PLAYBOOK, "**/*.md"), (ORGANISATIONS, "*.yml")):
        found += [path.relative_to(root).as_posix() for path in (root / folder).glob(pattern) if path.is_file()]
    found += [path for path in (SOURCES, VOCABULARY) if (root / path).is_file()]
    return sorted(found)


def strange_files(root: Path) -> list[Finding]:
    """Return a finding for each file that stands where content is read but has a name that is not."""
    wanted = {CASES: ".yml", GLOSSARY: ".md", ORGANISATIONS: ".yml"}
    return [
        Finding(
            path.relative_to(root).as_posix(),
            Spot(1, 1),
            "stray-file",
            f"'{path.name}' is not read: files in {folder}/ end in {ending}",
            f"rename it to '{path.stem}{ending}', or move it elsewhere",
        )
        for folder, ending in wanted.items()
        for path in sorted((root / folder).glob("*"))
        if path.is_file() and path.suffix != ending and not path.name.startswith(".")
    ]


def read_text(root: Path, path: str) -> str | Finding:
    """Return a file's text, or why it has none."""
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        raise ToolingError(f"cannot read {path}: {error.strerror}") from error
    if len(raw) > _LARGEST:
        return Finding(path, Spot(1, 1), "too-large", "the file is larger than 1 MiB", "split it, or shorten it")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return Finding(path, Spot(line, column), "not-utf-8", "a character is not in UTF-8", "save the file as plain text in UTF-8")
