"""A page that can be had as a document: all its words, room to write, and a file that a word processor opens."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from fingerpost.link import link
from fingerpost.model import PlaybookPage
from fingerpost.model.library import Part
from fingerpost.model.settings import Settings
from fingerpost.read import read
from fingerpost.render.document import document, documents
from fingerpost.render.site import Site
from tests.conftest import ROOT, TODAY

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDRESS = "contribute/interview/interview.docx"
Paragraph = tuple[str, str]
"""Its style, and its words."""


@pytest.fixture(scope="module")
def site() -> Site:
    """The repository's own library."""
    library, _ = read(ROOT, TODAY)
    links, _ = link(library)
    return Site(library, links, Settings(name="A & B", url="https://a.test/"))


def paragraphs(whole: bytes) -> list[Paragraph]:
    """Return what a document holds; each of its files must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314  # our own
    return [
        (
            paragraph.find(f"{WORD}pPr/{WORD}pStyle").attrib[f"{WORD}val"],  # type: ignore[union-attr]  # each has one
            "".join(text.text or "" for text in paragraph.iter(f"{WORD}t")),
        )
        for paragraph in files["word/document.xml"].iter(f"{WORD}p")
    ]


def page_of(site: Site) -> PlaybookPage:
    """Return the page that can be had as a document."""
    return next(page for page in site.library.pages.values() if page.address == "contribute/interview/")


def test_document_holds_the_pages_sheets_with_room_under_each_line(site: Site) -> None:
    """Who was told a story types it where the printed sheet has its lines, and reads the same words there."""
    made = dict(documents(site))

    found = paragraphs(made[ADDRESS])

    page, words = page_of(site), " ".join(text for _, text in found)
    entries = [place for place, (style, _) in enumerate(found) if style == "ListNumber"]
    assert [text for style, text in found if style == "Heading1"] == [part.heading for part in page.parts[1:]]
    assert len(entries) == len(re.findall(r"^\d+\. ", page.part("Sheet two: told to"), re.MULTILINE))
    assert all(found[place + 1] == ("Answer", "") for place in entries)
    assert "Many who hold the story" not in words
    assert "Promise to bring the text to them before anybody else sees it, and keep that." in words
    assert "https://a.test/contribute/interview/" in words
    assert dict(documents(site)) == made


def test_document_takes_any_text_as_text(site: Site) -> None:
    """What looks like markup of another program, or cannot stand in its files, breaks nothing."""
    hostile = "1. <w:t>&amp; ]]> {{ site }} \x0b*so* **it** `goes`\n\n1) again"
    page = replace(page_of(site), parts=(Part("A <b> & c", hostile, 1),))

    found = paragraphs(document(site, page))

    assert ("Heading1", "A <b> & c") in found
    assert ("ListNumber", "<w:t>& ]]> {{ site }} so it goes") in found
    assert ("ListNumber", "again") in found
