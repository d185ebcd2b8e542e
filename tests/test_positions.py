"""Where things stand in a file: lines and columns that an editor can jump to, whatever the file holds."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.problems import Finding, Spot
from fingerpost.read import locate
from fingerpost.read.guard import Tree, positions
from fingerpost.read.salvage import salvage
from tests.properties import stable

TREES = st.recursive(
    st.text(max_size=20), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
FILE = """title: Ein Weg
place:
    name: "🚌 Süd 🚌"
    nation: de
events:
  - {when: 2014-05, text: "🚲 first.", source: a}
  - when: 2016-11-03
    text: שלום עולם
    source: [a, b]
"""


def test_positions_of_fields_entries_and_dates() -> None:
    """A field stands where its name does, an entry where it begins; columns count characters, not bytes."""
    spots = positions(FILE)

    assert spots[("title",)] == Spot(1, 1)
    assert spots[("place", "name")] == Spot(3, 5)
    assert spots[("place", "nation")] == Spot(4, 5)
    assert spots[("events", 0)] == Spot(6, 5)
    assert spots[("events", 0, "when")] == Spot(6, 6)
    assert spots[("events", 0, "source")] == Spot(6, 39)
    assert spots[("events", 1)] == Spot(7, 5)
    assert spots[("events", 1, "when")] == Spot(7, 5)
    assert spots[("events", 1, "text")] == Spot(8, 5)
    assert spots[("events", 1, "source", 1)] == Spot(9, 17)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_positions_do_not_depend_on_line_ends(end: str) -> None:
    """A file saved on Windows has the same lines and columns."""
    spots = positions("a: b\nc:\n  - d\n  - e: f\n".replace("\n", end))

    assert (spots[("c",)], spots[("c", 1)], spots[("c", 1, "e")]) == (Spot(2, 1), Spot(4, 5), Spot(4, 5))


def test_positions_after_right_to_left_text_and_emoji() -> None:
    """What stands after characters of any width on a line is counted in characters."""
    spots = positions('{a: "👩‍👩‍👧", b: "עברית", c: "é", d: x}\n')

    assert [spots[(name,)].column for name in "abcd"] == [2, 14, 26, 34]


def test_positions_of_a_double_are_those_of_the_first() -> None:
    """Of two fields with one name the first one is kept, and found."""
    spots = positions("a: b\nc:\n  a: d\na: e\n")

    assert (spots[("a",)], spots[("c", "a")]) == (Spot(1, 1), Spot(3, 3))


@pytest.mark.parametrize(
    ("text", "offset", "spot"),
    [
        ("a: one two\n", 4, Spot(1, 8)),
        ('a: "one two"\n', 4, Spot(1, 9)),
        ('a: "one two "\n', 5, Spot(1, 10)),
        ("a: 'it''s two'\n", 5, Spot(1, 11)),
        ("a: |\n  one\n\n  two\n", 5, Spot(4, 3)),
        ("a: |2-\n\n  one\n  x@y\n", 6, Spot(4, 4)),
        ("a: >\n  one\n  two\n", 4, Spot(3, 3)),
        ("a: two one\n  two\n", 8, Spot(2, 3)),
        ("a: |\n  🚌 two\n  x two\n", 2, Spot(2, 5)),
        ('a: "one\\ntwo"\n', 4, Spot(1, 1)),
        ("b: 1\n", 3, Spot(1, 1)),
    ],
)
def test_locate_finds_a_character_of_a_text(text: str, offset: int, spot: Spot, tmp_path: Path) -> None:
    """A word in a text is found where it stands in the file, however the text was written; else its field is."""
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")

    (problem,) = locate(tmp_path, [Finding("a.yml", ("a", offset), "code", "message", "fix")])

    assert Spot(problem.line, problem.column) == spot


def test_locate_finds_a_character_of_a_terms_note(tmp_path: Path) -> None:
    """A term's note is the body of its file, its blank lines at the beginning left aside."""
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\none\n🚌 two\n", encoding="utf-8")

    (problem,) = locate(tmp_path, [Finding("a.md", ("note", 6), "code", "message", "fix")])

    assert (problem.line, problem.column) == (6, 3)


def test_two_slips_in_one_file_have_two_places() -> None:
    """One slip does not hide the next."""
    read = salvage("a: b: c\nd: e\nf: *g\nh: i\nh: j\nk: l\n")

    assert [fault.spot for fault in read.faults] == [Spot(1, 5), Spot(3, 4), Spot(5, 1)]
    assert read.tree == {"d": "e", "h": "i", "k": "l"}
    assert read.lost == {"a", "f", "h"}


def test_one_slip_of_many_lines_is_told_once() -> None:
    """Lines that cannot be read only because a bracket above them is open are not told as well."""
    read = salvage("themes: [a, b\norigin: c\nkind: d\nlead: e: f\nended: g\n")

    assert [fault.spot for fault in read.faults] == [Spot(1, 9), Spot(4, 8)]
    assert read.tree == {"origin": "c", "kind": "d", "ended": "g"}


@stable
@given(TREES)
def test_positions_know_every_node(tree: Tree) -> None:
    """Every node of a readable file has a place in it."""
    written = yaml.safe_dump(tree, default_style='"')

    spots = positions(written)

    lines = written.split("\n")
    assert all(spot.column <= len(lines[spot.line - 1]) + 1 for spot in spots.values())
    assert spots[()].line == 1
