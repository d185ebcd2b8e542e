"""Markdown becomes a tree in which text stays text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fingerpost.render.sheets.sentences import paragraphs
from fingerpost.render.sheets.tree import parsed, plain, tree
from tests.prints.reading import branches, texts
from tests.properties import stable

_PIECES = (
    *("a", "B", "7", " ", "  ", "\n", "\n\n", "\t", "\xa0", "'", '"', "'", '"', "’", "—", ".", ",", "(", ")", ":", "!"),
    *("-", "1.", "#", "[", "]", "*", "_", "&amp;", "residents' ", "[@a]", "[@a; @b via @c]", "[@a;\n@ours]"),
)
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
_QUOTES = MarkdownIt("zero", {"typographer": True}).enable("smartquotes")


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


def test_tree_keeps_every_work_and_every_word() -> None:
    """A citation that runs on over a line names all its works, and what follows one at a text's head is not lost."""
    (paragraph,) = tree("So it was [@ci3;\n@cop1].")
    assert [work["id"] for work in paragraph["children"][1]["works"]] == ["ci3", "cop1"]

    assert list(texts(tree("[@ci3]. More")[0]["children"]))[-1] == " More"


@stable
@given(_TEXT)
def test_plain_sentences_give_what_the_parser_gives(text: str) -> None:
    """What is read without the parser has the same nodes as with it."""
    read = paragraphs(text)

    assert read is None or read == parsed(text)


@stable
@given(_TEXT)
def test_quotation_marks_are_those_of_the_parser(text: str) -> None:
    """Marks that are set at sight are those that the parser sets when it has looked at them all."""
    line = " ".join(text.split())

    assert plain(text) == "".join(child.content for child in _QUOTES.parseInline(line)[0].children or ())


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
