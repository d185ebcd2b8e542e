"""Markdown becomes a tree in which text stays text."""

from fingerpost.render.sheets.tree import plain, tree
from tests.prints.reading import branches, texts


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
