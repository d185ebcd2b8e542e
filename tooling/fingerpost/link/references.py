"""Every place where one record names another, with the field that does so."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from fingerpost.model import KIND_BY_FOLDER, KINDS, Case, Organisation, Part, PlaybookPage, Term
from fingerpost.problems import Key, Spot

Node = tuple[str, str]
"""Kind and id of a record, such as ("phase", "holding")."""

OURS = "ours"
"""Cited where a source would be, for what no source says: our own synthesis."""

CITED = re.compile(r"\[@([^\[\]]+)\]")
CITED_KEY = re.compile(r"@([A-Za-z0-9_-]+)")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(([^()\s]+\.md)(#[^()\s]*)?\)")


class Reference(NamedTuple):
    """One use of a name. `kind` is a kind of record, "list NAME" for a code list, or "own source"."""

    at: Key | Spot
    """A field, or a place in the file; a field followed by the offset of a character in its text."""
    kind: str
    id: str


def cited(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and id of each work that a Markdown text cites: [@a; @b], [@a via @b]."""
    for match in CITED.finditer(text):
        for found in CITED_KEY.finditer(match[0]):
            yield match.start() + found.start(), found[1]


def of_page(page: PlaybookPage) -> Iterator[Reference]:
    """Yield what a playbook page names, in its front matter and in its text."""
    record = page.record
    for index, ref in enumerate(record.related):
        yield by_ref(("related", index), ref)
    lists = (("theme", record.themes, "themes"), ("pitfall", record.pitfalls, "pitfalls"))
    for kind, ids, name in (*lists, ("exercise", record.exercises, "exercises"), ("phase", record.phases, "phases")):
        yield from (Reference((name, index), kind, id) for index, id in enumerate(ids))
    yield from (Reference(("reads", index), "kind", kind) for index, kind in enumerate(record.reads))
    yield from (Reference(("words", index), "list term_categories", code) for index, code in enumerate(record.words))
    yield from (Reference(("doors", index, "to"), "page", door.to) for index, door in enumerate(record.doors))
    for index, way in enumerate(record.leads_to):
        yield Reference(("leads_to", index, "phase"), "phase", way.phase)
    for index, element in enumerate(record.elements):
        if element.page:
            yield by_ref(("elements", index, "page"), element.page)
        yield from (by_ref(("elements", index, "related", n), ref) for n, ref in enumerate(element.related))
    for index, crossing in enumerate(record.crosswalk):
        yield from (Reference(("crosswalk", index, "source"), "source", key) for key in crossing.source)
    if page.kind.id == "pitfall" and record.group:
        yield Reference(("group",), "list pitfall_groups", record.group)
    for part in page.parts:
        spot = spots_of(part)
        yield from (Reference(spot(offset), "source", id) for offset, id in cited(part.text) if id != OURS)
        yield from (_by_path(spot(link.start()), page, link[1]) for link in _LINK.finditer(part.text))


def of_term(term: Term) -> Iterator[Reference]:
    """Yield what a term names."""
    yield Reference(("category",), "list term_categories", term.category)
    yield from (Reference(("related", index), "term", id) for index, id in enumerate(term.related))
    yield from (Reference(("sources", index), "source", id) for index, id in enumerate(term.sources))
    for index, other in enumerate(term.not_to_be_confused_with):
        if other.term:
            yield Reference(("not_to_be_confused_with", index, "term"), "term", other.term)
    for index, lens in enumerate(term.lenses):
        yield Reference(("lenses", index, "to"), "list audiences", lens.to)
    if term.example:
        yield Reference(("example", "case"), "case", term.example.case)
    yield from (Reference(("note", offset), "source", id) for offset, id in cited(term.note) if id != OURS)


def of_organisation(organisation: Organisation) -> Iterator[Reference]:
    """Yield what an organisation names."""
    yield from (Reference(("nations", index), "list nations", id) for index, id in enumerate(organisation.nations))
    yield from (
        Reference(("expertise", index), "list expertise", id) for index, id in enumerate(organisation.expertise)
    )
    yield from (Reference(("cases", index), "case", id) for index, id in enumerate(organisation.cases))
    for index, offer in enumerate(organisation.offers):
        yield from (Reference(("offers", index, "source"), "own source", key) for key in offer.source)


def of_case(case: Case) -> Iterator[Reference]:
    """Yield what a case names: pages, codes, other cases, and its own sources."""
    place = case.place
    for name, code_list, code in (
        ("nation", "nations", place.nation),
        ("region", "regions", place.region),
        ("scale", "scales", place.scale),
        ("setting", "settings", place.setting),
    ):
        if code:
            yield Reference(("place", name), f"list {code_list}", code)
    yield from (Reference(("themes", index), "theme", id) for index, id in enumerate(case.themes))
    yield from (Reference(("ways_in", index), "list ways_in", code) for index, code in enumerate(case.ways_in))
    yield from (Reference(("focus", index), "list subjects", code) for index, code in enumerate(case.focus))
    for index, site in enumerate(case.sites):
        if site.case:
            yield Reference(("sites", index, "case"), "case", site.case)
    for index, adaptation in enumerate(case.adapted_from):
        yield Reference(("adapted_from", index, "case"), "case", adaptation.case)
    yield from _of_judgements(case)
    yield from _of_sources(case)


def _of_judgements(case: Case) -> Iterator[Reference]:
    for index, event in enumerate(case.events):
        if event.phase:
            yield Reference(("events", index, "phase"), "phase", event.phase)
        if event.lever:
            yield Reference(("events", index, "lever"), "list levers", event.lever)
    for index, position in enumerate(case.trajectory):
        yield Reference(("trajectory", index, "way_in"), "list ways_in", position.way_in)
        yield Reference(("trajectory", index, "level"), "list levels", position.level)
    for index, spell in enumerate(case.spells):
        yield Reference(("spells", index, "model"), "model", spell.model)
    for index, met in enumerate(case.pitfalls):
        yield Reference(("pitfalls", index, "pitfall"), "pitfall", met.pitfall)
    for index, rule in enumerate(case.national_rules):
        for number, body in enumerate(rule.body):
            yield Reference(("national_rules", index, "body", number), "list national_bodies", body)
    for index, proof in enumerate(case.evidence):
        yield Reference(("evidence", index, "design"), "list evidence_designs", proof.design)
        yield from (by_ref(("evidence", index, "about", number), ref) for number, ref in enumerate(proof.about))


def _of_sources(case: Case) -> Iterator[Reference]:
    for name in (
        "funding",
        "context",
        "events",
        "trajectory",
        "spells",
        "pitfalls",
        "evidence",
        "national_rules",
        "followed_up",
        "adapted_from",
        "known_none",
    ):
        for index, entry in enumerate(getattr(case, name)):
            yield from (Reference((name, index, "source"), "own source", key) for key in entry.source or ())
    for name, text in prose(case):
        key = ("story", name) if name in type(case.story).model_fields else (name,)
        yield from (Reference((*key, offset), "own source", id) for offset, id in cited(text) if id != OURS)


def prose(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the field and the Markdown of each text of a case that is written as prose."""
    for name in type(case.story).model_fields:
        if text := getattr(case.story, name):
            yield name, text
    if case.did_not_work:
        yield "did_not_work", case.did_not_work


def by_ref(at: Key, ref: str) -> Reference:
    """Return what a page's kind and id name."""
    kind, _, id = ref.partition("-")
    return Reference(at, kind, id) if kind in KINDS else Reference(at, "kind of page", ref)


def _by_path(at: Spot, page: PlaybookPage, link: str) -> Reference:
    """Return what a relative link to a Markdown file names."""
    steps: list[str] = []
    for step in (PurePosixPath(page.path).parent / link).parts:
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    inner = PurePosixPath(*steps[1:]) if len(steps) > 1 else PurePosixPath(link)
    kind = KIND_BY_FOLDER.get(inner.parent.as_posix())
    if steps[:1] != ["playbook"]:
        return Reference(at, "page", link)
    if kind and kind.folder and inner.stem != "index":
        return Reference(at, kind.id, inner.stem)
    return Reference(at, "page", inner.with_suffix("").as_posix())


def spots_of(part: Part) -> Callable[[int], Spot]:
    """Return what tells, for the offset of a character in a part's text, where it stands in the file."""
    ends = [match.start() for match in re.finditer("\n", part.text)]

    def spot(offset: int) -> Spot:
        line = bisect_left(ends, offset)
        return Spot(part.line + line, offset - (ends[line - 1] if line else -1))

    return spot
