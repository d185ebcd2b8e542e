"""A project's folders → its library, with everything in them that cannot be a record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from fingerpost.model import (
    EVERY_KEY,
    KIND_BY_FOLDER,
    KINDS,
    Case,
    Kind,
    Library,
    Organisation,
    Page,
    PlaybookPage,
    Source,
    Term,
    Vocabulary,
)
from fingerpost.model.fields import ID
from fingerpost.problems import Finding, Spot, ToolingError, nearest
from fingerpost.read.files import (
    CASES,
    GLOSSARY,
    ORGANISATIONS,
    PLAYBOOK,
    SOURCES,
    VOCABULARY,
    content_files,
    read_text,
    strange_files,
)
from fingerpost.read.guard import Fault, Tree, load
from fingerpost.read.pages import parse_markdown, parts_of
from fingerpost.read.words import explain

T = TypeVar("T")
_LARGEST_LIST = 1024 * 1024
_MOST_IN_LIST = 40_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: a record, or the reasons why not."""

    kind: str
    id: str
    record: object | None
    findings: tuple[Finding, ...] = ()


def read(root: Path, today: str) -> tuple[Library, list[Finding]]:
    """Return the library in the folders under `root` as of a day, and a finding for each mistake of a file by itself."""
    readings = [read_file(root, path) for path in content_files(root)]
    findings = [*strange_files(root), *(finding for reading in readings for finding in reading.findings)]
    vocabulary = next((r.record for r in readings if r.kind == "vocabulary"), None)
    if not isinstance(vocabulary, Vocabulary):
        if not findings:
            raise ToolingError(f"{VOCABULARY} is missing: a playbook needs its code lists")
        vocabulary = Vocabulary.model_construct(None, **{name: {} for name in Vocabulary.model_fields})
    return _library(vocabulary, today, readings), findings


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
        unreadable=frozenset((r.kind, r.id) for r in readings if r.record is None),
    )


def _records(record: type[T], readings: list[Reading]) -> dict[str, T]:
    return {reading.id: reading.record for reading in readings if isinstance(reading.record, record)}


def read_file(root: Path, path: str) -> Reading:
    """Return what one content file holds, whatever is wrong with it."""
    kind, id = _kind_and_id(path)
    text = read_text(root, path)
    if isinstance(text, Finding):
        return Reading(kind, id, None, (text,))
    named_badly = tuple(_name_findings(path, id))
    try:
        if kind == "vocabulary":
            return _read_record(Vocabulary, kind, id, path, load(text, largest=_LARGEST_LIST, most_nodes=_MOST_IN_LIST))
        if kind == "sources":
            return _read_sources(path, load(text, largest=_LARGEST_LIST, most_nodes=_MOST_IN_LIST))
        if kind == "case":
            reading = _read_record(Case, kind, id, path, load(text))
        elif kind == "organisation":
            reading = _read_record(Organisation, kind, id, path, load(text))
        elif kind == "term":
            file = parse_markdown(text)
            reading = _read_record(Term, kind, id, path, {**file.matter, "note": file.body.strip()})
        else:
            reading = _read_page(KINDS[kind], id, path, text)
    except Fault as fault:
        return Reading(kind, id, None, (*named_badly, Finding(path, fault.spot, fault.code, fault.message, fault.fix)))
    return Reading(kind, id, reading.record, (*named_badly, *reading.findings))


def _kind_and_id(path: str) -> tuple[str, str]:
    pure = PurePosixPath(path)
    by_place = {CASES: "case", GLOSSARY: "term", ORGANISATIONS: "organisation"}
    if path in (SOURCES, VOCABULARY):
        return pure.stem, pure.stem
    if pure.parent.as_posix() in by_place:
        return by_place[pure.parent.as_posix()], pure.stem
    inner = pure.relative_to(PLAYBOOK)
    kind = KIND_BY_FOLDER.get(inner.parent.as_posix())
    if kind and inner.stem != "index":
        return kind.id, inner.stem
    return "page", inner.with_suffix("").as_posix()


def _name_findings(path: str, id: str) -> Iterator[Finding]:
    if not all(re.match(ID, part) for part in id.split("/")):
        mended = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(path).stem.casefold()).strip("-")
        yield Finding(
            path,
            Spot(1, 1),
            "file-name",
            f"the file's name '{PurePosixPath(path).name}' cannot be an address",
            f"rename it to '{mended}{PurePosixPath(path).suffix}': small letters, digits and single dashes",
        )


def _blanks(path: str, tree: Tree, key: tuple[str | int, ...] = ()) -> Iterator[Finding]:
    """Yield a finding for each field whose value was left out: blank is not a value."""
    if tree is None:
        yield Finding(
            path,
            key,
            "blank-value",
            f"'{key[-1] if key else 'the file'}' has nothing after it",
            "write its value, or delete the line; what is not known has its place under not_known",
        )
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _blanks(path, value, (*key, name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _blanks(path, value, (*key, index))


def _read_record(record: type[BaseModel], kind: str, id: str, path: str, tree: Tree) -> Reading:
    blanks = tuple(_blanks(path, tree))
    if tree is None:
        return Reading(kind, id, None, blanks)
    try:
        return Reading(kind, id, record.model_validate(tree), blanks)
    except ValidationError as error:
        told = {finding.at for finding in blanks}
        findings = tuple(finding for finding in explain(path, error, record) if finding.at not in told)
        return Reading(kind, id, None, (*blanks, *findings))


def _read_sources(path: str, tree: Tree) -> Reading:
    entries = tree if isinstance(tree, dict) else {}
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    for id, entry in sorted(entries.items()):
        findings += _blanks(path, entry, (id,))
        try:
            sources[id] = Source.model_validate(entry)
        except ValidationError as error:
            for finding in explain(path, error, Source):
                at = finding.at if isinstance(finding.at, Spot) else (id, *finding.at)
                findings.append(Finding(path, at, finding.code, finding.message, finding.fix))
    return Reading("sources", "sources", sources, tuple(findings))


def _read_page(kind: Kind, id: str, path: str, text: str) -> Reading:
    file = parse_markdown(text)
    allowed = EVERY_KEY | kind.keys
    findings = [
        Finding(
            path,
            (name,),
            "unknown-field",
            f"'{name}' is not a field of a {kind.singular.lower()} page",
            nearest(name, allowed) or f"delete it, or use one of: {', '.join(sorted(allowed))}",
        )
        for name in file.matter
        if name not in allowed
    ]
    findings += [
        Finding(path, (), "missing-field", f"'{name}' is missing: every {kind.singular.lower()} page has it", f"add '{name}: …' between the two lines ---")
        for name in sorted(kind.needs - file.matter.keys())
    ]
    matter = {name: value for name, value in file.matter.items() if name in allowed}
    reading = _read_record(Page, kind.id, id, path, matter)
    page = None
    if isinstance(reading.record, Page):
        page = PlaybookPage(kind, id, path, reading.record, tuple(parts_of(file.body, file.body_line)))
    return Reading(kind.id, id, page, (*findings, *reading.findings))
