"""Printed guides say what their pages say, on sheets that anybody can read."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from fingerpost.engine.pdf import compile_pdf
from fingerpost.evidence import Box, evidence
from fingerpost.link import Links, link
from fingerpost.model import Library
from fingerpost.problems import ToolingError
from fingerpost.read import read
from fingerpost.render.sheets.guide import Edition, guide
from fingerpost.render.sheets.guide_cases import MOST, chosen
from fingerpost.render.sheets.numbering import numbered
from fingerpost.render.sheets.tree import plain, tree

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"
EDITION = Edition("Fingerpost", DAY, "https://fingerpost.example/")
A4 = (595, 842)
Branch = dict[str, Any]


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's own content."""
    return read(ROOT, DAY)[0]


@pytest.fixture(scope="module")
def links(library: Library) -> Links:
    return link(library)[0]


@pytest.fixture(scope="module")
def boxes(library: Library) -> dict[str, Box]:
    return evidence(library)


@pytest.fixture(scope="module")
def documents(library: Library, links: Links, boxes: dict[str, Box]) -> dict[str, Branch]:
    """What each phase's guide prints."""
    return {page.id: guide(library, links, boxes, page, EDITION) for page in library.of_kind("phase")}


@pytest.fixture(scope="module")
def sensing(documents: dict[str, Branch]) -> PdfReader:
    """The guide to Sensing as a file."""
    return PdfReader(io.BytesIO(compile_pdf("guide", documents["sensing"], day=DAY)))


def texts(value: object) -> Iterator[str]:
    """Yield every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)


def branches(value: object, kind: str) -> Iterator[Branch]:
    """Yield every branch of a type, in reading order."""
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from branches(entry, kind)


def in_one_line(words: str) -> str:
    """Return words without line ends, hyphenation and doubled spaces, so that text from a file can be compared."""
    return " ".join(words.replace("\u00ad", "").replace("-\n", "").replace("\u00a0", " ").split())


def elements(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Yield role and alternative text of each structure element, in reading order."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for entry in node:
                yield from walk(entry)
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), str(node.get("/Alt", ""))
            yield from walk(node.get("/K"))

    yield from walk(reader.root_object["/StructTreeRoot"])


def outlined(entries: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Yield level and title of each bookmark."""
    for entry in entries:
        if isinstance(entry, list):
            yield from outlined(entry, level + 1)
        else:
            yield level, str(entry.title)


def printed_text(library: Library, document: Branch, markdown: str) -> str:
    """Return the text of a guide that is cut down to one part, a Markdown text."""
    parts, sources = numbered({"parts": [{"heading": "Part", "blocks": tree(markdown)}]}, library)
    short: Branch = {"exercises": [], "cases": {"told": []}, "pitfalls": [], "terms": [], "held": [], "ways": []}
    pdf = compile_pdf("guide", document | short | parts | {"sources": sources}, day=DAY)
    return in_one_line("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_tree_keeps_html_and_markup_as_text() -> None:
    """Raw HTML and Typst's own marks are words like any other."""
    found = list(texts(tree('<b>x</b> #eval("1") $x$\n\n<script>y</script>')))

    assert "<b>x</b> #eval(“1”) $x$" in found
    assert "<script>y</script>" in found


def test_tree_sets_citations_after_the_sentence() -> None:
    """A citation is a node of its own, names the work and the one it was read in, and stands after the full stop."""
    (paragraph,) = tree("So it was [@ci3 via @mti; @cop1; @ours].")

    words, citation = paragraph["children"]
    assert words["text"] == "So it was."
    assert citation["works"] == [{"id": "ci3", "via": "mti"}, {"id": "cop1", "via": None}]
    assert citation["ours"]


def test_tree_resolves_links_from_the_page() -> None:
    """A link to a file leads to its permanent address, any other stays as it is."""
    blocks = tree("[a](../pitfalls/x.md#y) [b](index.md) [c](https://a.b/c)", "playbook/phases/sensing.md")

    assert [found["address"] for found in branches(blocks, "link")] == ["pitfalls/x/#y", "phases/", "https://a.b/c"]


def test_tree_finds_slots_but_not_in_code() -> None:
    """A slot comment on a line of its own is a slot; in code it is an example."""
    blocks = tree("Before\n<!-- fingerpost: pages phase -->\n\n    <!-- fingerpost: evidence -->")

    assert [block["type"] for block in blocks] == ["paragraph", "slot", "listing"]
    assert blocks[1] == {"type": "slot", "name": "pages", "arguments": ["phase"]}


def test_plain_words_are_not_markdown() -> None:
    """A field's words keep their stars and get their quotation marks."""
    assert plain('the hero\'s\n  "own" *x*') == "the hero’s “own” *x*"


def test_sources_are_numbered_in_the_order_of_reading(documents: dict[str, Branch]) -> None:
    """Numbers begin at 1, miss none out, and first stand in the order of the list."""
    for document in documents.values():
        pairs = ((mark["number"], mark["via"]) for found in branches(document, "citation") for mark in found["marks"])
        first_used = list(dict.fromkeys(number for pair in pairs for number in pair if number))

        assert first_used == [source["number"] for source in document["sources"]]
        assert first_used == list(range(1, len(first_used) + 1))


def test_cases_are_chosen_by_the_printed_rule(library: Library, boxes: dict[str, Box]) -> None:
    """At most four real cases, none twice, and where any of them went badly here, one that did."""
    for page in library.of_kind("phase"):
        box = boxes[page.ref]
        ids = chosen(library, box, page)

        assert len(ids) == len(set(ids)) == min(MOST, len(box.places))
        assert {library.cases[id].kind for id in ids} <= {"real"}
        stuck = {id for id in box.places for met in library.cases[id].pitfalls if met.outcome == "did-not"}
        stuck |= {said.case_id for said in box.against}
        assert not stuck or stuck & set(ids), page.id


def test_guides_hold_nothing_for_facilitators_alone(library: Library, documents: dict[str, Branch]) -> None:
    """What a facilitator alone should read is in no guide that a group is given."""
    notes = [page.part("Facilitator notes") for page in library.of_kind("exercise")]
    private = {sentence for note in notes for block in tree(note) for sentence in texts(block) if len(sentence) > 40}
    assert private

    for document in documents.values():
        assert not private & set(texts(document))


def test_guides_hold_every_word_of_the_phase(library: Library, documents: dict[str, Branch]) -> None:
    """Every part of the page is in its guide, in the page's order."""
    for id, document in documents.items():
        page = library.pages[f"phase-{id}"]

        assert [part["heading"] for part in document["parts"]] == [plain(part.heading) for part in page.parts]
        assert not list(branches(document["parts"], "slot"))


@pytest.mark.slow
def test_pages_are_a4_with_embedded_fonts(sensing: PdfReader) -> None:
    """Every page is A4, and every font travels in the file."""
    for page in sensing.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]  # a dictionary by the standard
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.slow
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


@pytest.mark.slow
def test_bookmarks_are_the_headings_in_order(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The bookmarks are chapters, and under each its parts, in the order of the pages."""
    document = documents["sensing"]
    found = [in_one_line(title) for _, title in outlined(sensing.outline)]
    pieces = (*document["parts"][1:], *document["exercises"], *document["cases"]["told"], *document["pitfalls"])
    expected = [in_one_line(piece.get("heading") or piece["title"]) for piece in pieces]

    places = [found.index(title) for title in expected]

    assert places == sorted(places)


@pytest.mark.slow
def test_text_reads_in_order(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The text of the file follows the page: each part's heading before its words, each part after the last."""
    whole = in_one_line("\n".join(page.extract_text() for page in sensing.pages[3:]))
    reached = 0

    for part in documents["sensing"]["parts"][1:]:
        reached = whole.index(in_one_line(part["heading"]), reached)
        first = next(found["text"] for found in branches(part["blocks"], "text") if len(found["text"]) > 20)
        reached = whole.index(in_one_line(first)[:20], reached)


@pytest.mark.slow
def test_contents_give_the_right_pages(sensing: PdfReader, documents: dict[str, Branch]) -> None:
    """The page that the contents name for an exercise, a case or a pitfall is the page on which it begins."""
    contents = in_one_line(sensing.pages[1].extract_text())
    document = documents["sensing"]

    for piece in (*document["exercises"], *document["cases"]["told"], *document["pitfalls"]):
        title = in_one_line(piece["title"])
        number = contents.split(f" {title}")[0].rsplit(" ", 1)[-1]
        assert title in in_one_line(sensing.pages[int(number) - 1].extract_text())


@pytest.mark.slow
def test_every_sheet_says_its_edition(sensing: PdfReader) -> None:
    """Each page but the cover carries number, edition and address; the cover carries edition and address."""
    for number, page in enumerate(sensing.pages, start=1):
        words = in_one_line(page.extract_text())
        assert "Edition of 22 November 2026" in words
        assert "fingerpost.example/phases/sensing" in words
        assert number == 1 or str(number) in words


@pytest.mark.slow
def test_all_guides_can_be_made(documents: dict[str, Branch]) -> None:
    """Each phase of the repository's own content has a guide that Typst makes without a warning."""
    for document in documents.values():
        assert compile_pdf("guide", document, day=DAY).startswith(b"%PDF-")


@pytest.mark.slow
def test_same_input_gives_same_bytes(documents: dict[str, Branch]) -> None:
    """Nothing of the machine, the clock or the run is in the file."""
    once, twice = (compile_pdf("guide", json.loads(json.dumps(documents["closing-well"])), day=DAY) for _ in range(2))

    assert once == twice


@pytest.mark.slow
def test_guide_without_a_site_leads_nowhere(library: Library, links: Links, boxes: dict[str, Box]) -> None:
    """Where the site's address is not known there is no QR code, and no link out of the file but to sources."""
    document = guide(library, links, boxes, library.pages["phase-closing-well"], Edition("Fingerpost", DAY))

    reader = PdfReader(io.BytesIO(compile_pdf("guide", document, day=DAY)))

    assert document["edition"]["qr"] is None
    assert sum(role == "/Figure" for role, _ in elements(reader)) == 1
    assert "phases/closing-well" in reader.pages[0].extract_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('#eval("1") $x$ *y* @label <lab>', "#eval(“1”) $x$ y @label <lab>"),
        ("#image(/etc/passwd) \\ = no", "#image(/etc/passwd) \\ = no"),
        ("Tŷ 漢字 😀 ✓ end", "Tŷ □ □ □ end"),
        ("bell\x07 and\u202e turn", "bell□ and□ turn"),
        ("##### deep\n\ntext\n\n# top\n\nend", "deep text top end"),
        ("[](x.md) [ ](https://a.b) ![](c.png) end", "end"),
        ("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n\nend", "end"),
        (">" * 60 + " deep\n\nend", "end"),
        ("\n".join("  " * depth + "- x" for depth in range(40)) + "\n\nend", "end"),
        ("### \n\n- \n- \n\n1. \n\nend", "end"),
        ("[a](//host/x) [b](ftp://c) [d](javascript:alert) [e](#f) end", "end"),
        ("[@nobody] [@a via @b] [@] end", "end"),
    ],
)
def test_no_text_runs_or_breaks_a_guide(
    library: Library, documents: dict[str, Branch], markdown: str, expected: str
) -> None:
    """Whatever somebody writes is printed as words, and the guide is made."""
    assert expected in printed_text(library, documents["closing-well"], markdown)


@pytest.mark.slow
def test_fault_of_a_template_is_told_in_one_line(documents: dict[str, Branch]) -> None:
    """What Typst refuses is a fault of ours, told in one line with the document's title."""
    with pytest.raises(ToolingError, match=r"^Typst could not make 'Sensing' with [^\n]+$"):
        compile_pdf("guide", {"title": "Sensing"}, day=DAY)
