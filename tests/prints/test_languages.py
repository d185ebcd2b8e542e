"""In print, too, words say in which language they are: a reader's program reads them aloud as they are meant."""

import io
import re
import shutil
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fingerpost.engine.pdf import compile_pdf
from fingerpost.evidence import evidence
from fingerpost.link import link
from fingerpost.model import texts_of
from fingerpost.read import read
from fingerpost.render.sheets.book import book
from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.epub import epub
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.shelf import shelf
from tests.conftest import TODAY
from tests.prints.reading import by_language, in_one_line
from tests.test_language import SAID_BY_OTHERS

_GOOD = Path(__file__).parent.parent / "sites" / "good"
_PITFALL = "lone-hero"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OURS = ("People say", "How to spot it early", "Ways out", "Places that met it")
_OF_CASES = ("What happened when", "What was found", "What did not work", "The way out:", "Got out.", "Before:")


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """A small playbook of which a pitfall and all cases are written in Welsh."""
    content = Path(shutil.copytree(_GOOD, tmp_path_factory.mktemp("welsh") / "content"))
    for path in (content / f"playbook/pitfalls/{_PITFALL}.md", *(content / "case_studies").glob("*.yml")):
        whole = path.read_text(encoding="utf-8")
        told = whole.replace("reviewed:", "language: cy\nreviewed:", 1).replace("kind: training", "kind: real")
        path.write_text(told, encoding="utf-8")
    library = read(content, TODAY)[0]
    return Printing(library, link(library)[0], evidence(library), Edition("Small", TODAY, "https://small.example/"))


@pytest.fixture(scope="module")
def said(welsh: Printing) -> set[str]:
    """What people wrote in Welsh: the sentences of the cases and of the page, and their names."""
    cases = [case for _, case in welsh.library.standing()]
    page = welsh.library.pages[f"pitfall-{_PITFALL}"]
    written = [text for case in cases for key, text in texts_of(case) if key[0] not in SAID_BY_OTHERS]
    written += [part.text for part in page.parts] + [page.record.summary]
    plain = " ".join(re.sub(r"\s*\[@[^]]*\]|<!--.*?-->", "", text) for text in written)
    names = {page.record.title, *(case.title for case in cases)} - {case.place.name for case in cases}
    return set(re.findall(r"[A-Z][^.?!\n]* [^.?!\n]*[.?!]", plain)) | names


def test_printed_words_say_their_language(welsh: Printing, said: set[str]) -> None:
    """In a pack what people wrote in Welsh is Welsh wherever it stands, and what the sheets say around it English."""
    library = welsh.library
    kinds = ("phase", "pitfall", "exercise")
    pages = [Choice(kind, page.id) for kind in kinds for page in library.of_kind(kind)]
    cases = [Choice("case", id) for id, _ in library.standing()]

    words = by_language(compile_pdf("sheets", pack(welsh, [*pages, *cases]), day=TODAY))

    assert {sentence for sentence in said if sentence in words["en"]} == set()
    assert sum(sentence in words["cy"] for sentence in said) > 20
    assert words["cy"].count("Riverside Together") > 4
    for ours in (*_OURS, *_OF_CASES):
        assert ours in words["en"]
        assert ours not in words["cy"]


def test_cards_say_their_language(welsh: Printing, said: set[str]) -> None:
    """So it is on a card, whose front and back are another's words."""
    (cards,) = (printed for printed in shelf(welsh) if printed.uri == "print/cards/pitfalls.pdf")

    words = by_language(compile_pdf(cards.template, cards.document, day=TODAY))

    assert "The lone hero" in words["cy"]
    assert "Every message has the same sender." in words["cy"]
    assert {sentence for sentence in said if sentence in words["en"]} == set()
    assert "How to spot it early" in words["en"]


def test_epub_says_its_languages(welsh: Printing, said: set[str]) -> None:
    """So it is for e-readers, in the table of contents too."""
    archive = zipfile.ZipFile(io.BytesIO(epub(book(welsh))))
    words = {
        name: _by_language(ElementTree.fromstring(archive.read(name)))  # noqa: S314  # our own files
        for name in archive.namelist()
        if name.endswith(".xhtml")
    }

    english, cymraeg = (" ".join(found[language] for found in words.values()) for language in ("en", "cy"))
    assert {sentence for sentence in said if sentence in english} == set()
    assert "The lone hero" in words["book/nav.xhtml"]["cy"]
    assert "Two people for every task." in cymraeg
    for ours in _OURS:
        assert ours in english
        assert ours not in cymraeg


def _by_language(page: ElementTree.Element) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)

    def gather(element: ElementTree.Element, around: str) -> None:
        language = element.get(_LANG, around)
        assert element.get("lang", around) == language
        found[language[:2]] += element.text or ""
        for child in element:
            gather(child, language)
            found[language[:2]] += child.tail or ""

    gather(page, "")
    return defaultdict(str, {language: in_one_line(words) for language, words in found.items()})
