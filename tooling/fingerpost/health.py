"""What a maintainer should look at, counted on the library's day: what is overdue, disputed, stale, thin, alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.evidence import RULE, Box
from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library
from fingerpost.model.fields import year_of
from fingerpost.model.review import (
    ASK_AHEAD_MONTHS,
    FOLLOW_UP_YEARS,
    PAGE_REVIEW_MONTHS,
    REVIEW_MONTHS,
    months_later,
    review_due,
)

FEW_SOURCES = 3
"""A case that rests on fewer is thin."""
SORTS = {
    "overdue": f"Consent to be renewed within {ASK_AHEAD_MONTHS} months, or nothing told for {FOLLOW_UP_YEARS} years",
    "disputed": "Somebody holds something in it to be wrong, and it is not settled",
    "stale": f"Not checked for {PAGE_REVIEW_MONTHS} months, which for an organisation are "
    f"{REVIEW_MONTHS['organisation']} and for a word {REVIEW_MONTHS['term']}",
    "contested": "Cases speak for it and against it",
    "thin": f"No case speaks of it, or it is a case on fewer than {FEW_SOURCES} sources",
    "ungraded": "Cases speak of it, and it is too little for a grade",
    "alone": "No page and no case uses it",
}
"""What is found, the most pressing first."""
URGENT = frozenset({"overdue", "disputed"})
_LOWEST = RULE[-1].id


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at."""

    sort: str
    """One of `SORTS`."""
    kind: str
    id: str
    path: str
    """The file to open, from the project's root."""
    since: str
    """The day or year since which it is so; "" where that has no date."""
    what: str
    """What is the matter, in a sentence."""


def health(library: Library, links: Links, boxes: dict[str, Box]) -> tuple[Concern, ...]:
    """Return every concern: the most pressing sort first, in each the longest standing first."""
    order = list(SORTS)
    found = [*_of_cases(library), *_of_pages(library, boxes), *_of_review(library), *_of_terms(library, links)]
    return tuple(sorted(found, key=lambda it: (order.index(it.sort), it.since or "9999", it.kind, it.id, it.what)))


def _of_cases(library: Library) -> Iterator[Concern]:
    for id, case in library.standing():
        path = path_of(library, "case", id)
        for sort, since, what in _about_case(case, library.today):
            yield Concern(sort, "case", id, path, since, what)


def _about_case(case: Case, today: str) -> Iterator[tuple[str, str, str]]:
    """Yield sort, day and sentence of each concern about a case."""
    review_by = case.consent.review_by
    if review_by and review_by <= months_later(today, ASK_AHEAD_MONTHS):
        yield "overdue", review_by, "Those who agreed to it are to be asked again by this day."
    newest = _last_heard_of(case)
    if case.kind == "real" and newest and newest + FOLLOW_UP_YEARS <= int(today[:4]):
        yield "overdue", str(newest), "Nothing newer is told of it: find out what became of it."
    for dispute in case.disputed if case.kind != "training" else ():
        yield "disputed", dispute.on, dispute.what
    if case.kind == "real" and len(case.sources) < FEW_SOURCES:
        number = "one source" if len(case.sources) == 1 else f"{len(case.sources)} sources"
        yield "thin", "", f"It rests on {number}."


def _last_heard_of(case: Case) -> int | None:
    """Return the year of the newest thing that a case tells, its follow-ups included."""
    told = (*(event.when for event in case.events), *(entry.when for entry in case.followed_up))
    ends = (when.rpartition("-")[2] if len(when) == len("2016-2019") else when for when in told)
    return max((year for when in ends if (year := year_of(when))), default=None)


def _of_pages(library: Library, boxes: dict[str, Box]) -> Iterator[Concern]:
    for ref, box in boxes.items():
        page, places = library.pages[ref], len(box.places)
        if box.against and box.supporting:
            what = f"{len(box.supporting)} for it, {len(box.against)} against it."
            yield Concern("contested", page.kind.id, page.id, page.path, "", what)
        if not places:
            yield Concern("thin", page.kind.id, page.id, page.path, "", "No case speaks of it yet.")
        elif box.grade.id == _LOWEST:
            what = f"{places} {'place speaks' if places == 1 else 'places speak'} of it."
            old = sum(not said.counts_in(library.year) for said in box.supporting)
            aged = f" Too old to count, or without a year: {old}." if old else ""
            yield Concern("ungraded", page.kind.id, page.id, page.path, "", what + aged)


def _of_review(library: Library) -> Iterator[Concern]:
    for kind, id, reviewed in library.reviewed():
        due = review_due(kind, reviewed)
        if due < library.today:
            yield Concern("stale", kind, id, path_of(library, kind, id), reviewed, f"To be reviewed by {due}.")


def _of_terms(library: Library, links: Links) -> Iterator[Concern]:
    for id, term in library.terms.items():
        if not term.quiet and not any(node[0] != "term" for node in links.uses_of_term.get(id, ())):
            yield Concern("alone", "term", id, path_of(library, "term", id), "", "No page and no case uses this word.")
