"""A phase's guide: everything that it prints, from the same records as the phase's page."""

from fingerpost.model import PlaybookPage
from fingerpost.render.sheets.chapters import (
    bound,
    exercises_chapter,
    phase_chapter,
    pitfalls_chapter,
    terms_chapter,
    terms_of,
)
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.guide_cases import cases_chapter
from fingerpost.render.sheets.session import plan
from fingerpost.render.sheets.tree import Branch, language_of, plain


def guide(printing: Printing, page: PlaybookPage) -> Branch:
    """Return a phase's guide as plain JSON, in the order in which it is printed."""
    pitfalls = _named(printing, "pitfall", page.record.pitfalls)
    exercises = _named(printing, "exercise", page.record.exercises)
    phase = phase_chapter(printing, page)
    chapters = [
        *([plan(exercises)] if printing.facilitator and exercises else []),
        phase,
        exercises_chapter(printing, exercises),
        cases_chapter(printing, page),
        pitfalls_chapter(printing, pitfalls),
        terms_chapter(printing, terms_of(printing, (page, *exercises, *pitfalls))),
    ]
    front = {
        "title": phase["title"],
        "kind": "Phase guide",
        **language_of(page.record),
        "summary": plain(page.record.summary),
        "address": page.address,
        "arms": [{"title": way["title"], "onward": way["onward"]} for way in phase["ways"]],
        "picture": _told(phase),
    }
    return bound(printing, front, chapters)


def _named(printing: Printing, kind: str, ids: tuple[str, ...]) -> list[PlaybookPage]:
    pages = printing.library.pages
    return [pages[ref] for ref in dict.fromkeys(f"{kind}-{id}" for id in ids) if ref in pages]


def _told(phase: Branch) -> str:
    """Return the cover's picture in words."""
    on, back = ([way["title"] for way in phase["ways"] if way["onward"] is onward] for onward in (True, False))
    pointing = [f"{way} to {_and(titles)}" for way, titles in (("on", on), ("back", back)) if titles]
    return f"A fingerpost at {phase['title']}. Its arms point {'; and '.join(pointing)}."


def _and(titles: list[str]) -> str:
    *most, last = titles
    return f"{', '.join(most)} and {last}" if most else last
