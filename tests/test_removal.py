"""Whatever is taken out of the library, every place that named it is reported, and nothing else is."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from fingerpost.checked import checked
from fingerpost.link import link, path_of
from fingerpost.model import Case, Library, Organisation, Page, Term, Wayfinder
from fingerpost.model.fields import ID, REF
from tests.conftest import ROOT, TODAY

T = TypeVar("T")
Name = tuple[str, str]
"""What is named, and its id: ("phase", "holding"), ("list scales", "town"), ("source of case x", "eval")."""
Use = tuple[str, object]
"""A file, and the field in it; a place in the text of a page is told as "text" alone."""

PARTS = 6
NAMED_BY: dict[type[BaseModel], dict[str, str]] = {
    Case: {
        "place.nation": "list nations",
        "place.region": "list regions",
        "place.scale": "list scales",
        "place.setting": "list settings",
        "themes": "theme",
        "ways_in": "list ways_in",
        "focus": "list subjects",
        "sites.case": "case",
        "adapted_from.case": "case",
        "events.phase": "phase",
        "events.lever": "list levers",
        "trajectory.way_in": "list ways_in",
        "trajectory.level": "list levels",
        "spells.model": "model",
        "pitfalls.pitfall": "pitfall",
        "evidence.about": "any page",
        "evidence.design": "list evidence_designs",
        "national_rules.body": "list national_bodies",
    },
    Page: {
        "related": "any page",
        "themes": "theme",
        "pitfalls": "pitfall",
        "exercises": "exercise",
        "phases": "phase",
        "leads_to.phase": "phase",
        "doors.to": "page",
        "crosswalk.source": "source",
        "elements.page": "any page",
        "elements.related": "any page",
        "group": "list pitfall_groups",
        "words": "list term_categories",
        "reads": "a kind, which nobody can remove",
    },
    Term: {
        "category": "list term_categories",
        "related": "term",
        "sources": "source",
        "not_to_be_confused_with.term": "term",
        "lenses.to": "list audiences",
        "example.case": "case",
    },
    Organisation: {"nations": "list nations", "expertise": "list expertise", "cases": "case"},
    Wayfinder: {
        "ways.to": "any page",
        "ways.beside": "pitfall",
        "ways.rests_on": "any page",
        **dict.fromkeys(("ways.speaks_for.question", "ways.not_yet.question"), "its own question, which stays"),
        **dict.fromkeys(("ways.speaks_for.answers", "ways.not_yet.answers"), "its own answer, which stays"),
    },
}
"""Record → each of its fields that names something, and what it names: said here a second time, on purpose."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's own library."""
    found, _, problems = checked(ROOT, TODAY)
    assert problems == []
    return found


def id_fields(schema: dict[str, Any], part: dict[str, Any], at: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield each field of a schema whose values have the shape of an id."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rpartition("/")[2]]
    if part.get("pattern") in (ID, REF):
        yield ".".join(at)
    for inner in (part.get("items"), *part.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from id_fields(schema, inner, at)
    for name, inner in part.get("properties", {}).items():
        yield from id_fields(schema, inner, (*at, name))


@pytest.mark.parametrize("record", NAMED_BY, ids=lambda record: record.__name__)
def test_every_id_is_followed(record: type[BaseModel]) -> None:
    """A field that holds ids is one whose ids are looked up."""
    schema = record.model_json_schema(by_alias=True)

    assert set(id_fields(schema, schema)) <= set(NAMED_BY[record])


def leaves(tree: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield place and text of every text in a record."""
    if isinstance(tree, dict):
        for name, inner in tree.items():
            yield from leaves(inner, (*at, name))
    elif isinstance(tree, list | tuple):
        for index, inner in enumerate(tree):
            yield from leaves(inner, (*at, index))
    elif isinstance(tree, str):
        yield at, tree


def cited(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and key of each work that a text cites."""
    for bracket in re.finditer(r"\[@[^\[\]]+\]", text):
        for key in re.finditer(r"@([\w-]+)", bracket[0], re.ASCII):
            yield bracket.start() + key.start(), key[1]


def names_in(kind: str, id: str, record: BaseModel) -> Iterator[tuple[Name, object]]:
    """Yield what a record names in its fields, with the field."""
    own = f"source of {kind} {id}"
    for at, text in leaves(record.model_dump(by_alias=True)):
        field = ".".join(str(step) for step in at if isinstance(step, str))
        what = NAMED_BY[type(record)].get(field)
        at = at[:-1] if field.endswith(".source") else at  # one key or several: both stand in the one field
        if what:
            yield (what, text), at
        elif field.endswith(".source"):
            yield (own, text), at
        elif field.startswith("story.") or field in ("did_not_work", "note"):
            for offset, key in cited(text):
                yield ("source" if field == "note" else own, key), (*at, offset)


def every_name(library: Library) -> Iterator[tuple[Name, Name, Use]]:
    """Yield who names what, where."""
    records: list[tuple[Name, BaseModel]] = [(("case", id), case) for id, case in library.cases.items()]
    records += ((("term", id), term) for id, term in library.terms.items())
    records += ((("organisation", id), group) for id, group in library.organisations.items())
    if library.wayfinder:
        records.append((("wayfinder", "wayfinder"), library.wayfinder))
    for node, record in records:
        path = path_of(library, *node)
        yield from ((node, name, (path, at)) for name, at in names_in(*node, record))
    for page in library.pages.values():
        node = (page.kind.id, page.id)
        yield from ((node, name, (page.path, at)) for name, at in names_in(*node, page.record))
        text = "\n".join(part.text for part in page.parts)
        yield from ((node, ("source", key), (page.path, "text")) for _, key in cited(text))
        for href in re.findall(r"(?<!!)\[[^\[\]]*\]\(([^()\s#]+\.md)(?:#[^()\s]*)?\)", text):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), href))
            yield node, ("file", file), (page.path, "text")


def without(library: Library, removed: Name) -> Library:
    """Return the library without one record, one source or one code."""
    kind, id = removed
    if kind.startswith("list "):
        name = kind.removeprefix("list ")
        codes = _left(library.vocabulary.codes(name), id)
        return replace(library, vocabulary=library.vocabulary.model_copy(update={name: codes}))
    if kind.startswith("source of case "):
        owner = kind.split()[-1]
        case = library.cases.get(owner)  # its case may have been removed before it
        changed = {owner: case.model_copy(update={"sources": _left(case.sources, id)})} if case else {}
        return replace(library, cases={**library.cases, **changed})
    if kind.startswith("source of organisation "):
        owner = kind.split()[-1]
        group = library.organisations.get(owner)
        groups = {owner: group.model_copy(update={"sources": _left(group.sources, id)})} if group else {}
        return replace(library, organisations={**library.organisations, **groups})
    field = {"case": "cases", "term": "terms", "organisation": "organisations", "source": "sources"}.get(kind, "pages")
    shelf: dict[str, Any] = getattr(library, field)
    rest: dict[str, Any] = {field: _left(shelf, f"{kind}-{id}" if field == "pages" else id)}
    return replace(library, **rest)


def _left(entries: Mapping[str, T], id: str) -> dict[str, T]:
    return {name: entry for name, entry in entries.items() if name != id}


def removable(library: Library) -> Iterator[Name]:
    """Yield everything that has an id."""
    yield from ((page.kind.id, page.id) for page in library.pages.values())
    yield from (("case", id) for id in library.cases)
    yield from (("term", id) for id in library.terms)
    yield from (("organisation", id) for id in library.organisations)
    yield from (("source", id) for id in library.sources)
    for name in type(library.vocabulary).model_fields:
        yield from ((f"list {name}", code) for code in library.vocabulary.codes(name))
    for id, case in library.cases.items():
        yield from ((f"source of case {id}", key) for key in case.sources)
    for id, group in library.organisations.items():
        yield from ((f"source of organisation {id}", key) for key in group.sources)


def called(library: Library, removed: Name) -> set[Name]:
    """Return the ways in which something is named."""
    page = library.pages.get("-".join(removed))
    return {removed, ("any page", page.ref), ("file", page.path)} if page else {removed}


@pytest.fixture(scope="module")
def uses(library: Library) -> dict[Name, list[tuple[Name, Use]]]:
    """Return everything that is named, with who names it where."""
    found: dict[Name, list[tuple[Name, Use]]] = {}
    for node, name, use in every_name(library):
        found.setdefault(name, []).append((node, use))
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_use_of_what_is_removed_is_reported(
    library: Library, uses: dict[Name, list[tuple[Name, Use]]], part: int
) -> None:
    """Remove any id anywhere: each place that named it is a problem in its file, and there is no other problem.

    Each id is removed in one part or another, with others that chance puts beside it.
    """
    ids = list(removable(library))
    Random(PARTS).shuffle(ids)  # noqa: S311  # the same every time
    ids = ids[part::PARTS]
    left = library
    for id in ids:
        left = without(left, id)
    names = {name for id in ids for name in called(library, id)}
    expected: Counter[Use] = Counter(use for name in names for node, use in uses.get(name, ()) if node not in ids)

    _, findings = link(left)

    reported: Counter[Use] = Counter((it.path, it.at if isinstance(it.at, tuple) else "text") for it in findings)
    assert (expected - reported, reported - expected) == (Counter(), Counter())
    assert all(it.code.startswith("unknown-") and it.fix for it in findings)


def test_most_of_what_has_an_id_is_named_somewhere(uses: dict[Name, list[tuple[Name, Use]]], library: Library) -> None:
    """The uses that the test above counts are really there."""
    named = [id for id in removable(library) if any(uses.get(name) for name in called(library, id))]

    assert len(named) > 0.9 * len(list(removable(library)))
