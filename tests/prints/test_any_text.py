"""Whatever somebody writes is printed as words."""

import pytest

from fingerpost.engine.pdf import compile_pdf
from fingerpost.render.sheets.chapters import bound
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.tree import tree
from tests.conftest import TODAY
from tests.prints.reading import opened, words_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prints")]


def printed_text(printing: Printing, markdown: str) -> str:
    """Return the text of a document that holds one part, a Markdown text."""
    phase = {"type": "phase", "title": "Part", "people_say": [], "ways": []}
    parts = [{"heading": "Part", "blocks": tree(markdown)}]
    front = {"title": "Words", "kind": "Pack", "summary": "Words.", "address": "x/", "arms": [], "picture": ""}
    return words_of(opened(compile_pdf("sheets", bound(printing, front, [phase | {"parts": parts}]), day=TODAY)))


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
        ("\n".join("  " * depth + "- x" for depth in range(40)), "• x • x • x"),  # as deep as print goes
        ("### \n\n- \n- \n\n1. \n\nend", "end"),
        ("[a](//host/x) [b](ftp://c) [d](javascript:alert) [e](#f) end", "end"),
        ("[@nobody] [@a via @b] [@] end", "end"),
    ],
)
def test_no_text_runs_or_breaks_a_sheet(printing: Printing, markdown: str, expected: str) -> None:
    """Whatever somebody writes is printed as words, and the sheet is made."""
    assert expected in printed_text(printing, markdown)
