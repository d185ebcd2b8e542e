"""A project's folders → its library, with everything in them that cannot be a record."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fingerpost.kept import NOTHING, Kept
from fingerpost.model import Case, Library, Organisation, PlaybookPage, Term, Vocabulary, Wayfinder
from fingerpost.problems import Finding, ToolingError
from fingerpost.read.cases import read_cases
from fingerpost.read.content import Reading, read_file
from fingerpost.read.files import VOCABULARY, content_files, kind_and_id, strange_files
from fingerpost.read.runs import read_runs
from fingerpost.workers import HERE, Workers


def read(
    root: Path, today: str, only: Collection[str] | None = None, *, workers: Workers = HERE, kept: Kept = NOTHING
) -> tuple[Library, list[Finding]]:
    """Return the library under `root` as of a day, and a finding for each mistake of a file by itself.

    only: paths of the cases that are wanted; the others are left closed, and known by their names alone.
    kept: what earlier builds found in files.
    """
    return library_of(root, today, readings_in(root, only, workers=workers, kept=kept).values())


def readings_in(
    root: Path, only: Collection[str] | None = None, *, workers: Workers = HERE, kept: Kept = NOTHING
) -> dict[str, Reading]:
    """Return by its path what each file of content gave, in order."""
    paths = content_files(root)
    of_cases = [path for path in paths if kind_and_id(path)[0] == "case"]
    wanted = of_cases if only is None else [path for path in of_cases if path in only]
    cases = read_cases(root, wanted, workers, kept)
    if only is not None:
        _follow(root, cases, of_cases)
    closed = set(of_cases) - cases.keys()
    return {
        path: cases.get(path)
        or (Reading(*kind_and_id(path), None, whole=False) if path in closed else read_file(root, path))
        for path in paths
    }


def readings_after(root: Path, before: Mapping[str, Reading], changed: Collection[str]) -> dict[str, Reading]:
    """Return what each file of content gives now, of which only those that changed are read again.

    changed: paths of files, and of folders in which any may have changed.
    """
    paths, within = content_files(root), tuple(f"{folder}/" for folder in changed)
    anew = [path for path in paths if path in changed or path not in before or path.startswith(within)]
    cases = read_cases(root, [path for path in anew if kind_and_id(path)[0] == "case"])
    others = {path: read_file(root, path) for path in anew if path not in cases}
    return {path: cases.get(path) or others.get(path) or before[path] for path in paths}


def library_of(root: Path, today: str, readings: Collection[Reading]) -> tuple[Library, list[Finding]]:
    """Return the library that files gave, and what is wrong with each file by itself."""
    findings = [
        *strange_files(root),
        *(found for reading in readings if reading.findings for found in reading.findings),
    ]
    if all(reading.kind != "vocabulary" for reading in readings):
        raise ToolingError(f"{VOCABULARY} is missing: a playbook needs its code lists")
    vocabulary = next((r.record for r in readings if isinstance(r.record, Vocabulary)), None)
    if vocabulary is None:
        lists: dict[str, Any] = {name: {} for name, field in Vocabulary.model_fields.items() if field.is_required()}
        vocabulary = Vocabulary.model_construct(None, **lists)
    return replace(_library(vocabulary, today, readings), not_our_words=read_runs(root)), findings


def _follow(root: Path, cases: dict[str, Reading], paths: Sequence[str]) -> None:
    """Read also the cases from which others were adapted: a rule looks at the whole line."""
    path_by_id = {kind_and_id(path)[1]: path for path in paths}
    new = list(cases.values())
    while new:
        whole = [each.record for each in new if each.whole and isinstance(each.record, Case)]
        named = {entry.case for case in whole for entry in case.adapted_from}
        found = read_cases(root, sorted({path_by_id[id] for id in named & path_by_id.keys()} - cases.keys()))
        cases |= found
        new = list(found.values())


def _library(vocabulary: Vocabulary, today: str, readings: Collection[Reading]) -> Library:
    found: dict[type, dict[str, Any]] = {}
    for reading in readings:  # there may be very many, and a preview looks at them at every edit
        found.setdefault(type(reading.record), {})[reading.id] = reading.record
    sources = next((r.record for r in readings if r.kind == "sources" and isinstance(r.record, dict)), {})
    return Library(
        vocabulary=vocabulary,
        today=today,
        pages={r.record.ref: r.record for r in readings if isinstance(r.record, PlaybookPage)},
        terms=found.get(Term, {}),
        cases=found.get(Case, {}),
        organisations=found.get(Organisation, {}),
        sources=sources,
        wayfinder=next(iter(found.get(Wayfinder, {}).values()), None),
        texts={(reading.kind, reading.id): reading.name for reading in readings},
        unreadable=frozenset((r.kind, r.id) for r in readings if not r.whole),
    )
