"""The whole playbook as one book, and the parts of it that are printed alone: the glossary, the job pack."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fingerpost.model import KINDS, Kind, PlaybookPage
from fingerpost.render.sheets.chapters import (
    bound,
    exercises_chapter,
    parts,
    phase_chapter,
    pitfalls_chapter,
    terms_chapter,
)
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.tree import Branch, language_of, plain

JOB_PACK = "page-job-pack"


def book(printing: Printing) -> Branch:
    """Return every page of the playbook that has a kind, and the glossary, in the order of the kinds.

    What cases say of the pages is told by its grade alone, so that the book is not another one after each new case.
    """
    printing = replace(printing, brief=True)
    phases = list(printing.library.of_kind("phase"))
    chapters = [chapter for kind in KINDS.values() if kind.folder for chapter in _of_kind(printing, kind)]
    front = {
        "title": printing.edition.name,
        "kind": "Playbook",
        "summary": "The whole playbook: phases, principles, pitfalls and their ways out, exercises, and plain words.",
        "address": "",
        "arms": [{"title": plain(page.record.title), "onward": place % 2 == 0} for place, page in enumerate(phases)],
        "picture": "A fingerpost. Its arms name the phases.",
    }
    return bound(printing, front, [*chapters, _words(printing)])


def glossary(printing: Printing) -> Branch:
    """Return every term with its definition."""
    front = {
        "title": "Words",
        "kind": "Glossary",
        "summary": f"{len(printing.library.terms)} words of place-based work in plain English.",
        "address": "glossary/",
        "arms": [{"title": "Plain words", "onward": True}],
        "picture": "A fingerpost. Its arm says: plain words.",
    }
    return bound(printing, front, [_words(printing)])


def job_pack(printing: Printing, page: PlaybookPage) -> Branch:
    """Return the job pack by itself."""
    front = {
        "title": plain(page.record.title),
        "kind": "Job pack",
        **language_of(page.record),
        "summary": plain(page.record.summary),
        "address": page.address,
        "arms": [],
        "picture": "",
    }
    return bound(printing, front, [_page_chapter(printing, page)])


def _of_kind(printing: Printing, kind: Kind) -> Iterator[Branch]:
    """Yield the chapters of a kind: each phase is one, the pages of any other kind make one together."""
    pages = list(printing.library.of_kind(kind.id))
    if kind.id == "phase":
        yield from (phase_chapter(printing, page) for page in pages)
    elif kind.id == "pitfall":
        yield pitfalls_chapter(printing, pages)
    elif kind.id == "exercise":
        yield exercises_chapter(replace(printing, facilitator=True), pages) | {"title": kind.plural}
    elif pages:
        yield _pages_chapter(printing, kind.plural, pages)


def _pages_chapter(printing: Printing, title: str, pages: Iterable[PlaybookPage]) -> Branch:
    return {"type": "pages", "title": title, "pieces": [_page(printing, page) for page in pages]}


def _page(printing: Printing, page: PlaybookPage) -> Branch:
    return {
        "title": plain(page.record.title),
        "summary": plain(page.record.summary),
        "address": page.address,
        **language_of(page.record),
        "parts": parts(printing, page),
    }


def _page_chapter(printing: Printing, page: PlaybookPage) -> Branch:
    """Return one page as a chapter of its own."""
    return {**_page(printing, page), "type": "phase", "people_say": [], "ways": []}


def _words(printing: Printing) -> Branch:
    library = printing.library
    ids = sorted(library.terms, key=lambda id: library.terms[id].title.casefold())
    return terms_chapter(printing, ids) | {"title": "Words"}
