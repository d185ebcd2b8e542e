"""A project's folders → its library, with everything in them that cannot be a record."""

import functools
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from fingerpost.model import Case, Library, Organisation, PlaybookPage, Term, Vocabulary, Wayfinder
from fingerpost.problems import Finding, ToolingError
from fingerpost.read.content import Reading, hollow_in, read_case, read_file
from fingerpost.read.files import VOCABULARY, content_files, kind_and_id, read_text, strange_files
from fingerpost.read.hollow import Hollow
from fingerpost.read.runs import read_runs
from fingerpost.read.salvage import Salvage, salvage
from fingerpost.workers import HERE, Workers

T = TypeVar("T")


def read(
    root: Path, today: str, only: Collection[str] | None = None, *, workers: Workers = HERE
) -> tuple[Library, list[Finding]]:
    """Return the library under `root` as of a day, and a finding for each mistake of a file by itself.

    only: paths of the cases that are wanted; the others are left closed, and known by their names alone.
    """
    paths = content_files(root)
    of_cases = [path for path in paths if kind_and_id(path)[0] == "case"]
    cases = _cases(root, of_cases if only is None else [path for path in of_cases if path in only], workers)
    if only is not None:
        _follow(root, cases, of_cases)
    closed = set(of_cases) - cases.keys()
    readings = [
        cases.get(path) or (Reading(*kind_and_id(path), None, whole=False) if path in closed else read_file(root, path))
        for path in paths
    ]
    findings = [*strange_files(root), *(finding for reading in readings for finding in reading.findings)]
    if all(reading.kind != "vocabulary" for reading in readings):
        raise ToolingError(f"{VOCABULARY} is missing: a playbook needs its code lists")
    vocabulary = next((r.record for r in readings if isinstance(r.record, Vocabulary)), None)
    if vocabulary is None:
        lists: dict[str, Any] = {name: {} for name, field in Vocabulary.model_fields.items() if field.is_required()}
        vocabulary = Vocabulary.model_construct(None, **lists)
    return replace(_library(vocabulary, today, readings), not_our_words=read_runs(root)), findings


def _cases(root: Path, paths: Sequence[str], workers: Workers = HERE) -> dict[str, Reading]:
    salvaged = workers.spread_read(_salvaged, paths, functools.partial(_with_text, root))
    return {path: read_case(path, found, empty) for path, found, empty in salvaged}


def _follow(root: Path, cases: dict[str, Reading], paths: Sequence[str]) -> None:
    """Read also the cases from which others were adapted: a rule looks at the whole line."""
    path_by_id = {kind_and_id(path)[1]: path for path in paths}
    new = list(cases.values())
    while new:
        whole = [each.record for each in new if each.whole and isinstance(each.record, Case)]
        named = {entry.case for case in whole for entry in case.adapted_from}
        found = _cases(root, sorted({path_by_id[id] for id in named & path_by_id.keys()} - cases.keys()))
        cases |= found
        new = list(found.values())


def _library(vocabulary: Vocabulary, today: str, readings: list[Reading]) -> Library:
    sources = next((r.record for r in readings if r.kind == "sources" and isinstance(r.record, dict)), {})
    return Library(
        vocabulary=vocabulary,
        today=today,
        pages={r.record.ref: r.record for r in readings if isinstance(r.record, PlaybookPage)},
        terms=_records(Term, readings),
        cases=_records(Case, readings),
        organisations=_records(Organisation, readings),
        sources=sources,
        wayfinder=next((r.record for r in readings if isinstance(r.record, Wayfinder)), None),
        unreadable=frozenset((r.kind, r.id) for r in readings if not r.whole),
    )


def _records(record: type[T], readings: list[Reading]) -> dict[str, T]:
    return {reading.id: reading.record for reading in readings if isinstance(reading.record, record)}


def _with_text(root: Path, path: str) -> tuple[str, str | Finding]:
    return path, read_text(root, path)


def _salvaged(texts: Sequence[tuple[str, str | Finding]]) -> list[tuple[str, Salvage | Finding, Hollow]]:
    """Return what can be read of some files, before any of it is a record, and the values in it that are none."""
    found = ((path, text if isinstance(text, Finding) else salvage(text)) for path, text in texts)
    return [(path, each, hollow_in(path, each)) for path, each in found]
