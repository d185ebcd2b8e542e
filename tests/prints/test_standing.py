"""A sheet's code asks its page whether the sheet still stands; what is printed now is known there, and nothing else."""

import json
import re
from dataclasses import replace

import pytest
import segno

from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.naming import name_of, standing
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.parcels import case_parcel
from fingerpost.render.sheets.pieces import FOR_FACILITATORS
from fingerpost.render.sheets.shelf import Printed, shelf
from tests.prints.reading import Branch

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prints")]
SITE = "https://fingerpost.example/"
LARGEST = 41  # squares across: as many as when codes gave the day alone


def asking(document: Branch) -> list[tuple[str, str]]:
    """Return address and name that each code of a document gives, its cover's first."""
    chapters = document.get("chapters", ())
    pieces = [piece for found in chapters for piece in (found, *found.get("pieces", ())) if "qr" in piece]
    codes = [sheet["qr"] for sheet in (document["edition"], *pieces, *document.get("cards", ()))]
    return [(code.removeprefix(SITE).partition("?")[0], _name(code)) for code in codes]


def _name(code: str) -> str:
    found = re.search(r"[?&]sheet=20261122-([0-9a-f]{6})(?:#[a-z-]+)?$", code)
    assert found or code.endswith("edition=2026-11-22"), code
    return found[1] if found else ""


@pytest.fixture(scope="module")
def names(printed: dict[str, Printed]) -> dict[str, list[str]]:
    """The names of the sheets that stand, by the page that they are made from."""
    found: dict[str, list[str]] = json.loads(standing(entry.document for entry in printed.values()))
    return found


def test_every_code_on_the_shelf_is_known_to_its_page(printed: dict[str, Printed], names: dict[str, list[str]]) -> None:
    """What each cover, piece and card asks for stands, and no code has smaller squares than before."""
    for uri, entry in printed.items():
        (_, cover), *others = asking(entry.document)
        assert bool(cover) == (not uri.startswith("print/cards/")), uri
        assert not cover or cover in names[entry.document["address"].partition("?")[0]]
        assert [place for place, name in others if name not in names[place]] == []
        codes = {card["qr"] for card in entry.document.get("cards", ())}
        assert max((segno.make(code, error="m").symbol_size(border=0)[0] for code in codes), default=0) <= LARGEST


def test_what_a_pack_holds_is_known_to_its_pages(printing: Printing, names: dict[str, list[str]]) -> None:
    """Of a pack of one's own, each piece is known, for whomever it is; a case by the file that the builder binds."""
    chosen = ("exercise power-map", "worksheet power-map", "case big-local", "stages big-local", "term trust")
    choices = [Choice(*words.split(" ")) for words in (*chosen, "pitfall hero-leader", "phase holding")]
    whole = name_of(case_parcel(printing, "big-local")[1])

    for led in (False, True):
        (_, cover), *pieces = asking(pack(replace(printing, facilitator=led), choices))
        assert cover == ""
        assert len(pieces) == len(choices)
        for place, name in pieces:
            assert name == whole if place.startswith("cases/") else name in names[place]


def test_sheets_stand_until_something_on_them_changes(printing: Printing, names: dict[str, list[str]]) -> None:
    """Another day changes no name. Another word for facilitators changes theirs alone, and the book's that holds it."""
    page = printing.library.pages["exercise-power-map"]
    parts = [
        replace(part, text=f"{part.text}\n\nMind the door.") if part.heading == FOR_FACILITATORS else part
        for part in page.parts
    ]
    pages = printing.library.pages | {page.ref: replace(page, parts=tuple(parts))}
    later = replace(
        printing, library=replace(printing.library, pages=pages), edition=Edition("Fingerpost", "2031-01-01", SITE)
    )

    now: dict[str, list[str]] = json.loads(standing(entry.document for entry in shelf(later)))

    changed = {place for place in names.keys() | now.keys() if names.get(place) != now.get(place)}
    assert changed == {"", page.address}
    assert len(set(names[page.address]) - set(now[page.address])) == 1
