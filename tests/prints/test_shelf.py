"""What is printed on every build: twins, cards, worksheets, the book."""

from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from fingerpost.engine.pdf import compile_pdf, page_count
from fingerpost.model import KINDS
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.shelf import LARGE, Printed
from fingerpost.render.sheets.worksheets import has_worksheet, worksheet
from tests.conftest import TODAY
from tests.prints.reading import A4, elements, in_one_line, opened, words_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prints")]
A6 = (297.6, 421)
SMALLEST = 18


def made(printed: Printed) -> PdfReader:
    return opened(compile_pdf(printed.template, printed.document, day=TODAY))


def words_with_sizes(page: Any) -> list[tuple[str, float, float, float]]:
    """Return each piece of a page's text with its size in points and where it stands, from the lower left corner."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, current: list[float], matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            scale = abs(matrix[3] * current[3]) or 1
            x = matrix[4] * current[0] + current[4]
            y = matrix[5] * current[3] + current[5]
            found.append((text.strip(), size * scale, x, y))

    page.extract_text(visitor_text=visit)
    return found


def test_shelf_holds_all_that_is_promised(printed: dict[str, Printed], printing: Printing) -> None:
    """A guide and its twin for each phase, the book, the glossary, the job pack, the worksheets, the cards."""
    phases = [page.id for page in printing.library.of_kind("phase")]
    guides = [f"print/phases/{id}{twin}.pdf" for id in phases for twin in ("", "-large-print")]
    others = ("playbook", "glossary", "job-pack", "worksheets")
    decks = ("pitfalls", "exercises", "system-behaviours", "readers", "words")

    assert list(printed) == [
        *guides,
        *(f"print/{name}.pdf" for name in others),
        *(f"print/cards/{name}.pdf" for name in decks),
    ]
    assert all(entry.minutes > 0 for uri, entry in printed.items() if uri in guides)


def test_twin_is_laid_out_again_in_large_print(printed: dict[str, Printed], sensing: PdfReader) -> None:
    """Nothing is smaller than 18 points, pages stay A4, no word is lost, and nothing is told by slanting alone."""
    twin = printed["print/phases/sensing-large-print.pdf"]
    reader = made(twin)

    assert twin.form == LARGE
    assert twin.document == printed["print/phases/sensing.pdf"].document | {"large": True}
    assert min(size for page in reader.pages for _, size, _, _ in words_with_sizes(page)) >= SMALLEST - 0.05
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4}
    assert len(reader.pages) > 1.5 * len(sensing.pages)
    titles = [piece["title"] for chapter in twin.document["chapters"] for piece in chapter.get("pieces", [chapter])]
    text = words_of(reader)
    assert all(in_one_line(title) in text for title in titles)
    assert reader.metadata
    assert reader.metadata.title == "Sensing: a guide, in large print"


def test_backs_of_cards_lie_behind_their_fronts(printed: dict[str, Printed]) -> None:
    """Turned over the long edge, each card's back is behind its front, and every card is a quarter of it."""
    deck = printed["print/cards/pitfalls.pdf"]
    reader = made(deck)
    titles = [card["title"] for card in deck.document["cards"]]

    assert len(reader.pages) == 2 * -(-len(titles) // 4)
    for number, title in enumerate(titles):
        front, back = reader.pages[number // 4 * 2], reader.pages[number // 4 * 2 + 1]
        column, row = number % 2, number % 4 // 2
        (x, y) = next((x, y) for text, size, x, y in words_with_sizes(front) if size > 15 and title.startswith(text))
        (back_x, back_y) = next(
            (x, y) for text, _, x, y in words_with_sizes(back) if f"Pitfall: {title}".startswith(text) and len(text) > 9
        )
        assert (x > A6[0], y < A6[1]) == (column == 1, row == 1), title
        assert (back_x > A6[0], back_y < A6[1]) == (column == 0, row == 1), title
    assert sum(role == "/Figure" for role, _ in elements(reader)) == len(titles)
    assert words_of(reader).count("Edition of 22 November 2026") == 2 * len(titles)


def test_worksheets_fit_their_sheets(printing: Printing) -> None:
    """Each worksheet takes one sheet, or two that both begin with its title, and none of its words is lost."""
    for page in printing.library.of_kind("exercise"):
        assert has_worksheet(page)
        reader = opened(compile_pdf("sheets", pack(printing, [Choice("worksheet", page.id)]), day=TODAY))
        sheets = [
            in_one_line(sheet.extract_text()) for sheet in reader.pages if page.record.title in sheet.extract_text()
        ]
        assert len(sheets) <= 2
        headings = [block for block in worksheet(page)["blocks"] if block["type"] == "heading"]
        text = " ".join(sheets)
        assert all(in_one_line(heading["children"][0]["text"]) in text for heading in headings)


def test_book_holds_every_page_that_has_a_kind(printed: dict[str, Printed], printing: Printing) -> None:
    """No page of the playbook and no word of the glossary is left out, and none stands twice."""
    book = printed["print/playbook.pdf"].document
    pages = {page.address for kind in KINDS.values() if kind.folder for page in printing.library.of_kind(kind.id)}

    terms = {f"glossary/{id}/" for id in printing.library.terms}
    assert sorted(book["held"]) == sorted(pages | terms)
    words = next(chapter for chapter in book["chapters"] if chapter["type"] == "terms")["pieces"]
    assert len(words) == len(printing.library.terms)
    assert all(a["title"].casefold() <= b["title"].casefold() for a, b in pairwise(words))


def test_glossary_and_job_pack_are_made(printed: dict[str, Printed]) -> None:
    """The small files are made without a warning, and their pages are counted as a reader counts them.

    A cover says what its code can tell.
    """
    for name in ("job-pack", "worksheets", "glossary"):
        entry = printed[f"print/{name}.pdf"]
        pdf = compile_pdf(entry.template, entry.document, day=TODAY)
        assert page_count(pdf) == len(opened(pdf).pages) > 0
    assert "says whether what is printed here still stands" in in_one_line(opened(pdf).pages[0].extract_text())
