"""What is let in from strangers' YAML, what is not, and where in the file it stands."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.problems import Spot
from fingerpost.read.guard import DEEPEST, HIDDEN, LARGEST_FILE, MOST_NODES, Tree, load
from fingerpost.read.salvage import salvage
from fingerpost.read.slips import Fault
from tests.properties import stable

YAML_MARKS = "[]{}:,-?|>&*!%@`'\"#\\ \n\t~<=.a1é😀\u2028\x00"


def fault_of(text: str) -> Fault:
    """Return why a text is refused."""
    with pytest.raises(Fault) as caught:
        load(text)
    return caught.value


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "012", "0x1F", "1_000", "12:30", "1.10", "1e3", "~", "null", "2026-11-22", "2026-02-30", ".inf", "="],
)
def test_load_keeps_every_value_as_it_was_written(written: str) -> None:
    """Every scalar stays text: only the model gives it a type."""
    tree = load(f"field: {written}\nlist: [{written}]\n")

    assert tree == {"field": written, "list": [written]}


@pytest.mark.parametrize("name", ["yes", "1", "null", "~", "2026-11-22"])
def test_load_keeps_every_name_as_it_was_written(name: str) -> None:
    """A field's name is text too, so that `yes` and `1` do not become one field."""
    tree = load(f"{name}: a\n")

    assert tree == {name: "a"}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("---\n", None),
        ("a:\n", {"a": None}),
        ("a: # a comment\n", {"a": None}),
        ("a: ''\n", {"a": ""}),
        ('a: ""\n', {"a": ""}),
        ("-\n- b\n", [None, "b"]),
        ("{a, b: }\n", {"a": None, "b": None}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
    ],
)
def test_load_tells_blank_from_empty(text: str, tree: Tree) -> None:
    """A value left out is None; quotes, brackets and braces with nothing in them are values."""
    found = load(text)

    assert found == tree


@pytest.mark.parametrize(
    ("text", "code", "spot"),
    [
        ("a: &x b\nc: d\n", "yaml-refused", Spot(1, 4)),
        ("a: b\nc: *x\n", "yaml-refused", Spot(2, 4)),
        ("*x : b\n", "yaml-refused", Spot(1, 1)),
        ("a:\n  <<: {b: c}\n", "yaml-refused", Spot(2, 3)),
        ("a: !!int 3\n", "yaml-refused", Spot(1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-refused", Spot(1, 4)),
        ("a: !\n", "yaml-refused", Spot(1, 4)),
        ("a: [!x {}]\n", "yaml-refused", Spot(1, 5)),
        ("%TAG ! tag:x,2000:\n---\na: !b c\n", "yaml-refused", Spot(3, 4)),
        ("a: b\n---\nc: d\n", "second-record", Spot(2, 1)),
        ("a: b\na: c\n", "duplicate-key", Spot(2, 1)),
        ("a: {b: c, 'b': d}\n", "duplicate-key", Spot(1, 11)),
        ("a: b\n\tc: d\n", "yaml-syntax", Spot(2, 1)),
        ("a:\n \xa0b: c\n", "yaml-syntax", Spot(2, 2)),
        ("? [a]\n: b\n", "yaml-syntax", Spot(1, 3)),
        (": b\n", "yaml-syntax", Spot(1, 1)),
        ("a: b\x00c\n", "hidden-character", Spot(1, 5)),
        ("a: b\nc: d\x1b[31m\n", "hidden-character", Spot(2, 5)),
        ("a: b\u202ec\n", "hidden-character", Spot(1, 5)),
        ("a: b\u2028c: d\n", "hidden-character", Spot(1, 5)),
        ("a: b\x85c: d\n", "hidden-character", Spot(1, 5)),
        ("a: \ud800\n", "hidden-character", Spot(1, 4)),
        ('a: "\\u202e"\n', "hidden-character", Spot(1, 4)),
        ('a: "\\e[31m"\n', "hidden-character", Spot(1, 4)),
        ('a: "\\ud800"\n', "yaml-syntax", Spot(1, 7)),
    ],
)
def test_load_refuses_what_can_hurt_or_mislead(text: str, code: str, spot: Spot) -> None:
    """Anchors, aliases, merges, tags, doubles, tabs and hidden characters are refused where they stand."""
    fault = fault_of(text)

    assert (fault.code, fault.spot) == (code, spot)


def test_load_lets_a_merge_mark_in_quotes_through() -> None:
    """Text in quotes is text, whatever it begins with."""
    tree = load("""a: "&x"\nb: '*x'\nc: "!x"\n"<<": "@x"\n""")

    assert tree == {"a": "&x", "b": "*x", "c": "!x", "<<": "@x"}


def test_load_refuses_a_file_beyond_the_cap_and_lets_one_at_it_in() -> None:
    """The cap counts bytes, not characters."""
    at_cap = "a: " + "é" * ((LARGEST_FILE - 3) // 2)

    assert load(at_cap) == {"a": at_cap[3:]}
    assert fault_of(at_cap + "éé").code == "too-large"


def test_load_refuses_more_entries_than_a_record_needs() -> None:
    """The entries are counted while they are read, so that no more than the limit is ever built."""
    fits = "- a\n" * (MOST_NODES - 1)

    assert load(fits) == ["a"] * (MOST_NODES - 1)
    assert fault_of(fits + "- a\n").code == "too-large"


def test_load_refuses_what_is_too_deep() -> None:
    """Lists may stand inside lists as deep as a record needs, and no deeper."""
    assert load("[" * DEEPEST + "]" * DEEPEST) is not None
    assert fault_of("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).code == "too-deep"


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 60_000,
        "{" * 60_000,
        "[{" * 30_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a]\n" for n in range(9)),
        "a: &a {x: y}\nb: {<<: [*a,*a,*a]}\n",
        "'" * 60_000,
        '"\n' * 30_000,
        "a: |\n" + " \n" * 30_000,
        "a:\n" * 16_000,
        "# " + "x" * 60_000,
        "&" * 60_000,
        "!" + "a" * 60_000,
        "- [\n" * 15_000,
        "x" * 60_000,
        "x: " * 20_000,
    ],
    ids=lambda bomb: repr(bomb[:12]),
)
def test_salvage_of_a_hostile_file_takes_less_than_a_second(bomb: str) -> None:
    """Nothing that fits under the cap kills the process or keeps it waiting, nor does reading on after it."""
    started = time.process_time()

    salvage(bomb)

    assert time.process_time() - started < 1


@stable
@given(st.one_of(st.text(), st.text(YAML_MARKS), st.text(st.characters(exclude_categories=()))))
def test_load_returns_a_tree_or_raises_a_fault(text: str) -> None:
    """Whatever the text, nothing but a tree or a fault within the text comes of it."""
    fault = None

    try:
        load(text)
    except Fault as found:
        fault = found

    assert fault is None or (fault.message and fault.fix and fault.spot.column >= 1)
    assert fault is None or 1 <= fault.spot.line <= text.count("\n") + 1


@stable
@given(st.one_of(st.text(), st.text(YAML_MARKS), st.text("ab: \n-[]{},'\"|")))
def test_salvage_reads_on_in_place(text: str) -> None:
    """What is read on after a slip keeps its lines, and without a slip nothing is changed."""
    read = salvage(text)

    assert not read.readable or read.text.count("\n") == text.count("\n")
    assert read.faults or read.text == text
    if read.readable:
        assert load(read.text) == read.tree


PLAIN = st.text(st.characters(codec="utf-8").filter(lambda c: not HIDDEN.match(c)), max_size=20)
TREES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4), max_leaves=12
)


@stable
@given(TREES.filter(lambda tree: tree is not None))
def test_load_reads_back_what_was_written_in_quotes(tree: Tree) -> None:
    """A tree of text written by anybody's YAML writer, every value in double quotes, comes back equal."""
    written = yaml.safe_dump(tree, default_style='"', allow_unicode=True)

    assert load(written) == tree
