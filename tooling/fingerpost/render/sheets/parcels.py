"""Everything that a pack can hold, each in a file of its own: what the browser binds packs from."""

from collections.abc import Iterator
from dataclasses import replace

from fingerpost.render.sheets.cases import case_whole
from fingerpost.render.sheets.chapters import phase_chapter
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.naming import alone
from fingerpost.render.sheets.pieces import exercise, pitfall, term
from fingerpost.render.sheets.tree import Branch
from fingerpost.render.sheets.worksheets import has_worksheet, worksheet

FOLDER = "print/pieces/"
LED = f"{FOLDER}facilitator/"
"""Where what a facilitator alone should read stands, so that no participant's pack so much as fetches it."""


def parcels(printing: Printing) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file but those of the cases."""
    library = printing.library
    given, led = replace(printing, facilitator=False), replace(printing, facilitator=True)
    for page in library.of_kind("phase"):
        yield _parcel(given, f"{FOLDER}phase-{page.id}", phase_chapter(given, page))
    for page in library.of_kind("exercise"):
        yield _parcel(given, f"{FOLDER}exercise-{page.id}", exercise(page))
        yield _parcel(led, f"{LED}exercise-{page.id}", exercise(page, facilitator=True))
        if has_worksheet(page):
            yield _parcel(given, f"{FOLDER}worksheet-{page.id}", worksheet(page))
    for page in library.of_kind("pitfall"):
        yield _parcel(given, f"{FOLDER}pitfall-{page.id}", pitfall(library, page, printing.boxes.get(page.ref)))
    for id in library.terms:
        yield _parcel(given, f"{FOLDER}term-{id}", term(library, id))


def case_parcel(printing: Printing, id: str) -> tuple[str, str]:
    """Return address and text of a case's file."""
    return _parcel(printing, f"{FOLDER}case-{id}", case_whole(printing, id))


def _parcel(printing: Printing, uri: str, piece: Branch) -> tuple[str, str]:
    """Return a file of one piece; its citations are numbers in its own list of sources."""
    return f"{uri}.json", alone(piece, printing.library)
