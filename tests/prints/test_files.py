"""A printed file is one that anybody can read: tagged, in order, with its fonts, and the same each time."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from fingerpost.engine.pdf import compile_pdf
from fingerpost.problems import ToolingError
from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.guide import guide
from tests.conftest import TODAY
from tests.prints.reading import A4, Branch, branches, chapter, codes, elements, in_one_line, opened, outlined

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prints")]


def pieces(document: Branch) -> list[Branch]:
    """Return everything in a guide that has a page of its own and begins under its own heading."""
    return [piece for kind in ("exercises", "cases", "pitfalls") for piece in chapter(document, kind)["pieces"]]


def test_pages_are_a4_with_embedded_fonts(sensing: PdfReader) -> None:
    """Every page is A4, and every font travels in the file."""
    for page in sensing.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]  # a dictionary by the standard
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_file_is_tagged_in_british_english_with_its_title_shown(sensing: PdfReader) -> None:
    """A screen reader is told title, language and structure, and that every picture has words."""
    root: Any = sensing.root_object
    roles = list(elements(sensing))

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert sensing.metadata is not None
    assert sensing.metadata.title == "Sensing: a guide"
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/Link", "/Figure"} <= {role for role, _ in roles}
    assert all(words for role, words in roles if role == "/Figure")


def test_bookmarks_are_the_headings_in_order(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The bookmarks are chapters, and under each its parts, in the order of the pages."""
    found = [in_one_line(title) for _, title in outlined(sensing.outline)]
    parts = chapter(documents["sensing"], "phase")["parts"][1:]
    expected = [
        in_one_line(piece.get("heading") or piece["title"]) for piece in (*parts, *pieces(documents["sensing"]))
    ]

    places = [found.index(title) for title in expected]

    assert places == sorted(places)


def test_text_reads_in_order(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The text of the file follows the page: each part's heading before its words, each part after the last."""
    whole = in_one_line("\n".join(page.extract_text() for page in sensing.pages[3:]))
    expected: list[str] = []
    for part in chapter(documents["sensing"], "phase")["parts"][1:]:
        first = next(found["text"] for found in branches(part["blocks"], "text") if len(found["text"]) > 20)
        expected += (in_one_line(part["heading"]), in_one_line(first)[:20])

    missing = []
    reached = 0
    for words in expected:
        place = whole.find(words, reached)
        if place < 0:
            missing.append(words)
        reached = max(reached, place)

    assert len(expected) > 20
    assert missing == []


def test_contents_give_the_right_pages(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The page that the contents name for an exercise, a case or a pitfall is the page on which it begins."""
    contents = in_one_line(sensing.pages[1].extract_text())

    for piece in pieces(documents["sensing"]):
        title = in_one_line(piece["title"])
        number = contents.split(f" {title}")[0].rsplit(" ", 1)[-1]
        assert title in in_one_line(sensing.pages[int(number) - 1].extract_text())


def test_every_sheet_says_its_edition(sensing: PdfReader) -> None:
    """Each page but the cover carries number, edition and address; the cover carries edition and address."""
    for number, page in enumerate(sensing.pages, start=1):
        words = in_one_line(page.extract_text())
        assert "Edition of 22 November 2026" in words
        assert "fingerpost.example/phases/sensing" in words
        assert number == 1 or str(number) in words


def test_codes_lead_to_the_pages(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The cover and every piece have a QR code that reads from the sheet: its page, the edition, and what it says."""
    site = "https://fingerpost.example"
    led = {f"{site}/{piece['address']}?sheet=20261122-{piece['sheet']}" for piece in pieces(documents["sensing"])}

    assert set(codes(sensing)) == {f"{site}/phases/sensing/?edition=2026-11-22", *led}


def test_all_guides_can_be_made(documents: dict[str, Branch]) -> None:
    """Each phase of the repository's own content has a guide that Typst makes without a warning."""
    for document in documents.values():
        assert compile_pdf("sheets", document, day=TODAY).startswith(b"%PDF-")


def test_same_input_gives_same_bytes(documents: dict[str, Branch]) -> None:
    """Nothing of the machine, the clock or the run is in the file."""
    once, twice = (
        compile_pdf("sheets", json.loads(json.dumps(documents["closing-well"])), day=TODAY) for _ in range(2)
    )

    assert once == twice


def test_guide_without_a_site_leads_nowhere(printing: Printing) -> None:
    """Where the site's address is not known there is no QR code, and no link out of the file but to sources."""
    page = printing.library.pages["phase-closing-well"]
    document = guide(replace(printing, edition=Edition("Fingerpost", TODAY)), page)

    reader = opened(compile_pdf("sheets", document, day=TODAY))

    assert document["edition"]["qr"] is None
    assert sum(role == "/Figure" for role, _ in elements(reader)) == 1
    assert "phases/closing-well" in reader.pages[0].extract_text()


def test_fault_of_a_template_is_told_in_one_line(documents: dict[str, Branch]) -> None:
    """What Typst refuses is a fault of ours, told in one line with the document's title."""
    with pytest.raises(ToolingError, match=r"^Typst could not make 'Sensing' with [^\n]+$"):
        compile_pdf("sheets", {"title": "Sensing"}, day=TODAY)
