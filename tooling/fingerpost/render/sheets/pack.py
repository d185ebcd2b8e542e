"""A pack: what somebody chose, in the order in which they chose it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fingerpost.model import PlaybookPage, address
from fingerpost.problems import nearest
from fingerpost.render.sheets.cases import case_whole
from fingerpost.render.sheets.chapters import bound, exercises_chapter, phase_chapter, pitfalls_chapter, terms_chapter
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.guide import guide
from fingerpost.render.sheets.session import plan
from fingerpost.render.sheets.stages import FEWEST_EVENTS, case_in_stages, has_stages
from fingerpost.render.sheets.tree import Branch, language_of, plain
from fingerpost.render.sheets.worksheets import has_worksheet, worksheet

PLURALS = {
    "phase": "phases",
    "exercise": "exercises",
    "worksheet": "worksheets",
    "case": "cases",
    "stages": "staged cases",
    "pitfall": "pitfalls",
    "term": "words",
}
"""What a pack can hold, each with the word for several."""
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing in a pack."""

    kind: str
    """One of `PLURALS`."""
    id: str

    @property
    def ref(self) -> str:
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A choice that cannot be printed, and what to do about it."""

    message: str
    fix: str


def unknown(printing: Printing, choices: Sequence[Choice]) -> list[Unknown]:
    """Return what is wrong with some choices."""
    return [wrong for choice in choices if (wrong := _unknown(printing, choice))]


def _unknown(printing: Printing, choice: Choice) -> Unknown | None:
    known = _known(printing, choice.kind)
    if choice.id in known:
        return None
    if choice.kind == "case" and choice.id in printing.library.cases:
        return Unknown(f"withdrawn-case: '{choice.id}' was withdrawn", "leave it out")
    if choice.kind == "stages" and choice.id in _known(printing, "case"):
        few = printing.library.cases[choice.id].events
        return Unknown(
            f"too-few-events: '{choice.id}' has {len(few)} events", f"stages need {FEWEST_EVENTS}; use --case"
        )
    near = nearest(choice.id, known) or f"look it up among the {PLURALS[choice.kind]} of the site"
    kind = "case" if choice.kind == "stages" else choice.kind
    article = "an" if kind[0] in "aeiou" else "a"
    return Unknown(f"unknown-{kind}: '{choice.id}' is not {article} {kind}", near)


def _known(printing: Printing, kind: str) -> list[str]:
    library = printing.library
    if kind == "case":
        return [id for id, _ in library.standing()]
    if kind == "stages":
        return [id for id, case in library.standing() if has_stages(case)]
    if kind == "term":
        return list(library.terms)
    if kind == "worksheet":
        return [page.id for page in library.of_kind("exercise") if has_worksheet(page)]
    return [page.id for page in library.of_kind(kind)]


def pack(printing: Printing, choices: Sequence[Choice]) -> Branch:
    """Return a document of what was chosen; of one phase alone, its whole guide."""
    chosen = tuple(dict.fromkeys(choices))
    if [choice.kind for choice in chosen] == ["phase"]:
        return guide(printing, printing.library.pages[chosen[0].ref])
    sessions = _pages(printing, "exercise", [choice.id for choice in chosen if choice.kind == "exercise"])
    runs = groupby(chosen, key=lambda choice: choice.kind)
    chapters = [chapter for kind, run in runs for chapter in _CHAPTERS[kind](printing, [choice.id for choice in run])]
    planned = [plan(sessions)] if printing.facilitator and sessions else []
    return bound(printing, _front(printing, chosen), [*planned, *chapters])


def minutes_of(printing: Printing, choices: Sequence[Choice]) -> int:
    """Return how long the exercises of a pack take, one after the other."""
    sessions = _pages(printing, "exercise", [choice.id for choice in choices if choice.kind == "exercise"])
    return sum(page.record.minutes or 0 for page in sessions)


def address_of(printing: Printing, choices: Sequence[Choice]) -> str:
    """Return the address at which the same pack can be had again."""
    options = [f"items={','.join(choice.ref for choice in choices)}"]
    options += ["for=facilitator"] * printing.facilitator + ["print=large"] * printing.large
    return f"print/pack/?{'&'.join(options)}"


def _front(printing: Printing, chosen: tuple[Choice, ...]) -> Branch:
    """Return what stands on a pack's cover; of one thing alone, which has no cover, what it is called."""
    if len(chosen) == 1:
        return _single(printing, chosen[0])
    kinds = list(dict.fromkeys(choice.kind for choice in chosen))
    counts = {kind: sum(choice.kind == kind for choice in chosen) for kind in kinds}
    arms = [
        f"{NUMBERS[count] if count < len(NUMBERS) else count} {kind_of(kind, count)}" for kind, count in counts.items()
    ]
    return {
        "title": "Facilitator’s pack" if printing.facilitator else "Pack",
        "kind": "Pack",
        "summary": f"{', '.join([arms[0], *map(str.lower, arms[1:])])}, chosen for one occasion.",
        "address": address_of(printing, chosen),
        "arms": [{"title": arm, "onward": place % 2 == 0} for place, arm in enumerate(arms)],
        "picture": f"A fingerpost. Its arms say: {'; '.join(arms)}.",
    }


def _single(printing: Printing, choice: Choice) -> Branch:
    kind, id = {"worksheet": "exercise", "stages": "case"}.get(choice.kind, choice.kind), choice.id
    records: dict[str, Any] = {"case": printing.library.cases, "term": printing.library.terms}
    record: Any = records[kind][id] if kind in records else printing.library.pages[f"{kind}-{id}"].record
    return {
        "title": plain(record.title),
        "kind": kind_of(choice.kind, 1).capitalize(),
        "summary": plain(record.definition if kind == "term" else record.summary),
        "address": address(kind, id),
        **({} if kind == "term" else language_of(record)),
        "arms": [],
        "picture": "",
    }


def kind_of(kind: str, count: int) -> str:
    """Return the word for one or several of a kind."""
    plural = PLURALS[kind]
    return plural.removesuffix("s") if count == 1 else plural


def _pages(printing: Printing, kind: str, ids: Sequence[str]) -> list[PlaybookPage]:
    return [printing.library.pages[f"{kind}-{id}"] for id in ids]


def _phases(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    return [phase_chapter(printing, page) for page in _pages(printing, "phase", ids)]


def _exercises(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    return [exercises_chapter(printing, _pages(printing, "exercise", ids))]


def _worksheets(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    pieces = [worksheet(page) for page in _pages(printing, "exercise", ids)]
    return [{"type": "worksheets", "title": "Worksheets", "pieces": pieces}]


def _cases(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    return [{"type": "cases", "title": "Cases", "note": "", "pieces": [case_whole(printing, id) for id in ids]}]


def _stages(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    pieces = [case_in_stages(printing, id) for id in ids]
    return [{"type": "stages", "title": "Cases in stages", "pieces": pieces}]


def _pitfalls(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    return [pitfalls_chapter(printing, _pages(printing, "pitfall", ids))]


def _terms(printing: Printing, ids: Sequence[str]) -> list[Branch]:
    return [terms_chapter(printing, ids)]


_CHAPTERS: dict[str, Callable[[Printing, Sequence[str]], list[Branch]]] = {
    "phase": _phases,
    "exercise": _exercises,
    "worksheet": _worksheets,
    "case": _cases,
    "stages": _stages,
    "pitfall": _pitfalls,
    "term": _terms,
}
"""How the chapters of a run of choices of one kind are made."""
