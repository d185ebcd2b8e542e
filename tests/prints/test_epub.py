"""The playbook for e-readers: a whole EPUB whose every file is well formed and whose every link leads somewhere."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from fingerpost.render.sheets.book import book
from fingerpost.render.sheets.chapters import bound
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.epub import anchor, epub
from fingerpost.render.sheets.tree import tree
from tests.prints.reading import Branch

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def whole(printing: Printing) -> Branch:
    return book(printing)


@pytest.fixture(scope="module")
def archive(whole: Branch) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub(whole)))


def test_epub_is_made_as_the_standard_asks(archive: zipfile.ZipFile) -> None:
    """Its type stands first and plain; the package lists every file once, and the spine all that is read."""
    first = archive.infolist()[0]
    package = ElementTree.fromstring(archive.read("book/package.opf"))  # noqa: S314  # our own file
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"
    assert {f"book/{href}" for href in items.values()} == {
        name for name in archive.namelist() if name.startswith("book/") and not name.endswith(".opf")
    }
    assert spine[0] == "nav.xhtml"
    assert spine[-1] == "sources.xhtml"
    assert len(set(spine)) == len(spine)


def test_epub_links_lead_somewhere(archive: zipfile.ZipFile, whole: Branch) -> None:
    """Every file is well formed, no id stands twice, every link has its target, every page its heading."""
    pages = {
        name.removeprefix("book/"): ElementTree.fromstring(archive.read(name))  # noqa: S314  # our own files
        for name in archive.namelist()
        if name.endswith(".xhtml")
    }
    ids = {name: [found.get("id") for found in page.iter() if found.get("id")] for name, page in pages.items()}

    assert all(len(set(found)) == len(found) for found in ids.values())
    for name, page in pages.items():
        assert page.get("lang") == "en-GB"
        assert page.find(f".//{XHTML}h1") is not None, name
        for link in page.iter(f"{XHTML}a"):
            file, _, place = (link.get("href") or "").partition("#")
            if not file.startswith("http"):
                assert file in pages, (name, link.get("href"))
                assert not place or place in ids[file], (name, link.get("href"))
    every = {id for found in ids.values() for id in found}
    assert {anchor(address) for address in whole["held"]} <= every


def test_epub_keeps_markup_as_text(printing: Printing) -> None:
    """What somebody writes as HTML is words in the book, and what XML cannot hold is left out."""
    blocks = tree("<b onclick='x'>bold</b> & \x07 [a](javascript:x) [@ours]")
    phase = {
        "type": "phase",
        "title": "<i>",
        "people_say": [],
        "ways": [],
        "parts": [{"heading": "", "blocks": blocks}],
    }
    front = {"title": "T", "kind": "Pack", "summary": "S.", "address": "x/", "arms": [], "picture": ""}

    archive = zipfile.ZipFile(io.BytesIO(epub(bound(printing, front, [phase]))))

    text = archive.read("book/chapter-1.xhtml").decode()
    ElementTree.fromstring(text)  # noqa: S314  # our own file
    assert "<b" not in re.sub(r"<(body|br|blockquote)", "", text)
    assert 'href="javascript' not in text


def test_epub_is_the_same_each_time(whole: Branch) -> None:
    """Nothing of the clock or the run is in the file."""
    assert epub(whole) == epub(whole)
