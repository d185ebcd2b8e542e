"""A content file → a record, or as much of one as its mistakes leave."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from fingerpost.cache import digest
from fingerpost.model import (
    EVERY_KEY,
    KINDS,
    Case,
    Kind,
    Organisation,
    Page,
    PlaybookPage,
    Source,
    Term,
    Vocabulary,
    Wayfinder,
)
from fingerpost.model.fields import ID
from fingerpost.model.messages import MESSAGES, say
from fingerpost.problems import Finding, Spot, nearest
from fingerpost.read.files import (
    LARGEST_LIST,
    MOST_IN_LIST,
    kind_and_id,
    read_text,
)
from fingerpost.read.hollow import Hollow, hollow
from fingerpost.read.pages import parse_markdown, parts_of
from fingerpost.read.partial import partial
from fingerpost.read.salvage import Salvage, salvage
from fingerpost.read.slim import slim
from fingerpost.read.slips import Fault
from fingerpost.read.words import explain

T = TypeVar("T")
_NAME = re.compile(ID.removesuffix("$"))
_LONGEST_NAME = 80
_LONE: dict[str, type[BaseModel]] = {"organisation": Organisation, "wayfinder": Wayfinder}
"""The kinds whose files hold one record, and nothing but its fields."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: a record, or as much of one as its mistakes leave."""

    kind: str
    id: str
    record: object | None
    findings: tuple[Finding, ...] = ()
    whole: bool = True
    """False for a record that is there in part, so that the names in it can be followed, and for none."""
    name: str = ""
    """For the file's text: another text, another name. "" where the file was not read."""


def hollow_in(path: str, found: Salvage | Finding) -> Hollow:
    """Return what is wrong with values that are none in what was read of a file."""
    return dict(hollow(path, found.tree)) if isinstance(found, Salvage) and found.readable else {}


def read_case(path: str, found: Salvage | Finding, empty: Hollow | None = None) -> Reading:
    """Return the case that was found in a file, whatever is wrong with it.

    empty: the values in it that are none, where they have been looked for.
    """
    kind, id = kind_and_id(path)
    if isinstance(found, Finding):
        return Reading(kind, id, None, (found,), whole=False)
    reading = _read_record(Case, kind, id, path, found, empty)
    told = reading.findings
    if isinstance(found.tree, dict) and found.tree.get("withdrawn") is not None:  # its file may have been emptied
        told = tuple(finding for finding in told if (finding.code, finding.at) != ("missing-field", ()))
    whole = reading.whole or (reading.record is not None and not told)
    return replace(reading, findings=(*_name_findings(path, id), *told), whole=whole)


def read_clean_case(path: str, tree: bytes) -> Reading:
    """Return the case that a file holds with whose writing nothing is wrong.

    tree: all that it says, as JSON.
    """
    kind, id = kind_and_id(path)
    try:
        case = Case.model_validate_json(tree)
    except ValidationError:
        return read_case(path, Salvage(from_json(tree), ""), {})
    slim(case)  # of cases there may be thousands
    return Reading(kind, id, case, tuple(_name_findings(path, id)))


def read_file(root: Path, path: str) -> Reading:
    """Return what one content file holds, whatever is wrong with it."""
    kind, id = kind_and_id(path)
    text = read_text(root, path)
    if isinstance(text, Finding):
        return Reading(kind, id, None, (text,), whole=False)
    try:
        reading = _read_kind(kind, id, path, text)
    except Fault as fault:
        reading = Reading(kind, id, None, tuple(_told(path, [fault])), whole=False)
    return replace(reading, findings=(*_name_findings(path, id), *reading.findings), name=digest((text,)))


def _read_kind(kind: str, id: str, path: str, text: str) -> Reading:
    if kind in ("vocabulary", "sources"):
        read_list = salvage(text, largest=LARGEST_LIST, most_nodes=MOST_IN_LIST)
        return (
            _read_sources(path, read_list) if kind == "sources" else _read_record(Vocabulary, kind, id, path, read_list)
        )
    if kind in _LONE:
        return _read_record(_LONE[kind], kind, id, path, salvage(text))
    if kind == "term":
        file = parse_markdown(text)
        fields = file.matter.tree if isinstance(file.matter.tree, dict) else {}
        return _read_record(Term, kind, id, path, replace(file.matter, tree={**fields, "note": file.body.strip()}))
    return _read_page(KINDS[kind], id, path, text)


def _name_findings(path: str, id: str) -> Iterator[Finding]:
    if not all(_NAME.fullmatch(part) and len(part) <= _LONGEST_NAME for part in id.split("/")):
        pure = PurePosixPath(path)
        mended = re.sub(r"[^a-z0-9]+", "-", pure.stem.casefold()).strip("-")
        better = f"rename it to '{mended}{pure.suffix}'" if mended and mended != pure.stem else "rename it"
        yield Finding(path, Spot(1, 1), *say("no address", path=path, better=better))


def _told(path: str, faults: Iterable[Fault]) -> Iterator[Finding]:
    return (Finding(path, fault.spot, fault.code, fault.message, fault.fix) for fault in faults)


def _read_record(
    record: type[BaseModel], kind: str, id: str, path: str, read: Salvage, empty: Hollow | None = None
) -> Reading:
    """Return a record and what is wrong with it: slips of the writing, blanks, and what the model refuses."""
    slips = tuple(_told(path, read.faults))
    if not read.readable:
        return Reading(kind, id, None, slips, whole=False)
    empty = hollow_in(path, read) if empty is None else empty
    refused: list[Finding] = []
    followed: BaseModel | None
    try:
        followed = record.model_validate(read.tree)
    except ValidationError as error:
        refused = list(explain(path, error, record, read.lost))
        followed = None if record is Vocabulary else partial(record, read.tree)
    unknown = {finding.at for finding in refused if finding.code == "unknown-field"}
    for key in {finding.at for finding in refused} & {key for key in empty if key and isinstance(key[-1], str)}:
        if isinstance(key, tuple) and empty[key].code == "blank-value":
            empty[key] = replace(empty[key], fix=MESSAGES["blank and needed"].fix)
    told = [finding for key, finding in empty.items() if key not in unknown and not read.lost & {*key}]
    told += (finding for finding in refused if finding.at not in empty or finding.at in unknown)
    followed = None if "sources" in read.lost else followed
    return Reading(kind, id, followed, (*slips, *told), whole=not (slips or told))


def _read_sources(path: str, read: Salvage) -> Reading:
    findings = [*_told(path, read.faults)]
    if read.readable and not isinstance(read.tree, dict):
        fix = "write each source under its id: 'power-2020:', then its title, year and the rest, indented by two spaces"
        findings.append(Finding(path, Spot(1, 1), "invalid-value", "the file holds no sources by their ids", fix))
    if not isinstance(read.tree, dict):
        return Reading("sources", "sources", None, tuple(findings), whole=False)
    sources: dict[str, Source] = {}
    for id, entry in sorted(read.tree.items()):
        reading = _read_record(Source, "source", id, path, replace(read, tree=entry, faults=()))
        sources[id] = reading.record if isinstance(reading.record, Source) else partial(Source, entry)
        findings += (
            replace(finding, at=finding.at if isinstance(finding.at, Spot) else (id, *finding.at))
            for finding in reading.findings
        )
    return Reading("sources", "sources", sources, tuple(findings), whole=not read.faults)


def _read_page(kind: Kind, id: str, path: str, text: str) -> Reading:
    file = parse_markdown(text)
    fields = file.matter.tree if isinstance(file.matter.tree, dict) else {}
    allowed = EVERY_KEY | kind.keys
    called = f"pages of the kind '{kind.singular.lower()}'" if kind.folder else "this kind of page"
    findings = [
        Finding(
            path,
            (name,),
            "unknown-field",
            f"'{name}' is not a field of {called}",
            nearest(name, allowed) or f"delete it, or use one of: {', '.join(sorted(allowed))}",
        )
        for name in fields
        if name not in allowed
    ]
    findings += [
        Finding(
            path,
            (),
            "missing-field",
            f"'{name}' is missing, which belongs to {called}",
            f"add a line '{name}: …' between the two lines ---",
        )
        for name in sorted(kind.needs - fields.keys() - file.matter.lost)
    ]
    matter = replace(file.matter, tree={name: value for name, value in fields.items() if name in allowed})
    reading = _read_record(Page, kind.id, id, path, matter)
    record = reading.record if isinstance(reading.record, Page) else partial(Page, matter.tree)
    page = PlaybookPage(kind, id, path, record, tuple(parts_of(file.body, file.body_line)))
    return Reading(kind.id, id, page, (*findings, *reading.findings), whole=reading.whole)
