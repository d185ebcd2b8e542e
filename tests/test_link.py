"""The graph of the library both ways, and terms and citations in running text."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.checked import checked
from fingerpost.link import Graph, TermIndex, cited, link
from fingerpost.model import Library, Part, PlaybookPage, Term
from fingerpost.render.annotate import annotate
from tests.conftest import TODAY
from tests.properties import stable

GOOD = Path(__file__).parent / "sites" / "good"
REMOVABLE = sorted(
    path.relative_to(GOOD).as_posix()
    for path in GOOD.rglob("*")
    if path.is_file() and path.suffix in (".md", ".yml") and path.stem not in ("mkdocs", "sources", "vocabulary")
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The good site's library."""
    found, _, problems = checked(GOOD, TODAY)
    assert problems == []
    return found


def uses_of(root: Path, removed: str) -> Iterator[tuple[str, int]]:
    """Yield file and line of each use of a record, found by nothing but its name and links to its file.

    Pages of no kind are known by links and by `to` alone; the withdrawn case names nobody any more.
    """
    pure = PurePosixPath(removed)
    of_no_kind = pure.parent.as_posix() == "playbook" or pure.name == "index.md"
    name = f"to: {pure.relative_to('playbook').with_suffix('')}}}" if of_no_kind else pure.stem
    named = re.compile(rf"(?<![\w-])(?:[a-z]+-)?{re.escape(name)}(?![\w-])")
    for path in sorted(root.rglob("*")):
        if path.suffix in (".md", ".yml") and path.name not in ("mkdocs.yml", "old-ferry.yml"):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
                linked = {(path.parent / found).resolve() for found in re.findall(r"\]\(([^)]+\.md)\)", line)}
                if (root / removed).resolve() in linked or ("](" not in line and named.search(line)):
                    yield path.relative_to(root).as_posix(), number


@pytest.mark.parametrize("removed", REMOVABLE)
def test_check_reports_every_use_of_a_removed_record(removed: str, tmp_path: Path) -> None:
    """A page, a case or a term that is gone is reported wherever it is named, and nothing else is."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    (root / removed).unlink()
    expected = set(uses_of(root, removed))

    _, _, problems = checked(root, TODAY)

    assert {(problem.path, problem.line) for problem in problems} == expected
    assert all(problem.code.startswith("unknown-") for problem in problems)


def test_link_knows_every_relation_from_both_sides(library: Library) -> None:
    """A relation is written on one side; the other side is computed."""
    links, _ = link(library)

    both = [(node, other) for node, others in links.neighbours.items() for other in others]

    assert both
    assert all(node in links.neighbours[other] for node, other in both)
    assert all(node != other for node, other in both)


def test_link_finds_the_relations_of_a_page(library: Library) -> None:
    """What names a page is its neighbour, whatever field names it."""
    links, _ = link(library)

    found = links.of("phase", "carrying")

    assert found == {
        "case": ["riverside-together"],
        "exercise": ["walking-map"],
        "phase": ["listening"],
        "pitfall": ["lone-hero"],
        "principle": ["ask-first"],
        "theme": ["power-and-voice"],
    }


def test_link_knows_who_cites_a_work(library: Library) -> None:
    """A work of the bibliography is cited by pages and by terms, in their text and in their fields."""
    links, _ = link(library)

    found = links.cited_by["ferry-road"]

    assert found == (
        ("phase", "carrying"),
        ("phase", "listening"),
        ("pitfall", "lone-hero"),
        ("term", "backbone-group"),
    )


def test_link_leaves_out_what_a_withdrawn_case_names(library: Library) -> None:
    """A withdrawn case has no relations: nothing leads to what it told."""
    links, _ = link(library)

    assert ("case", "old-ferry") not in links.neighbours


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is so [@mti].", ["mti"]),
        ("So [@mti; @lc-how].", ["mti", "lc-how"]),
        ("So [@lowe via @mti].", ["lowe", "mti"]),
        ("So [@mti, p. 12] and [@ours].", ["mti", "ours"]),
        ("So [@a;\n@b].", ["a", "b"]),
        ("No [link](x.md), no a@b.org, no [@], no @mti.", []),
    ],
)
def test_cited_finds_each_work_where_it_stands(text: str, found: list[str]) -> None:
    """A citation names one work or several, each at its own place."""
    works = list(cited(text))

    assert [id for _, id in works] == found
    assert all(text[offset:].startswith(f"@{id}") for offset, id in works)


def term(title: str, **fields: Any) -> Term:
    """Return a term with nothing but its names."""
    needed = {"definition": "A word of this test.", "category": "working-together", "reviewed": TODAY}
    return Term.model_validate({"title": title, **needed, **fields})


TERMS = {
    "agency": term("Agency"),
    "map": term("Map", synonyms=["chart"]),
    "power-map": term("Power map"),
    "place": term("Place", quiet=True),
    "church": term("Church (building)"),
    "state-of-play": term("State of play"),
    "etat": term("État"),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Draw a power map first.", [("power map", "power-map")]),
        ("Draw a map of power.", [("map", "map")]),
        ("Power maps, maps and charts.", [("Power maps", "power-map"), ("maps", "map"), ("charts", "map")]),
        ("A power\nmap over two lines.", [("power\nmap", "power-map")]),
        (
            "Many agencies, few churches, states of play.",
            [("agencies", "agency"), ("churches", "church"), ("states of play", "state-of-play")],
        ),
        ("Mapping a roadmap, a map-maker, power mapping.", []),
        ("A place is too common a word.", []),
        ("MAP: “map”, (map).", [("MAP", "map"), ("map", "map"), ("map", "map")]),
        ("L'ÉTAT and İstanbul's map.", [("ÉTAT", "etat"), ("map", "map")]),
        ("An état of its own.", [("état", "etat")]),
        ("", []),
    ],
)
def test_find_takes_the_longest_name_in_any_form(text: str, found: list[tuple[str, str]], library: Library) -> None:
    """A term is found by any of its names and their plurals, the longer before the shorter, as a whole word."""
    index = TermIndex.of(replace(library, terms=TERMS))

    matches = [(text[start:end], id) for start, end, id in index.find(text)]

    assert matches == found


def test_find_without_terms_finds_nothing(library: Library) -> None:
    """A playbook without a glossary has no terms in its text."""
    index = TermIndex.of(replace(library, terms={}))

    assert list(index.find("Any text at all.")) == []


def test_find_does_not_look_for_names_that_are_no_words(library: Library) -> None:
    """Titles of thousands of characters, alike at their beginning, break nothing."""
    terms = {"one": term("a" * 30_000 + "b"), "two": term("a" * 30_000 + "c"), "map": term("Map")}

    index = TermIndex.of(replace(library, terms=terms))

    assert [id for *_, id in index.find("A map.")] == ["map"]


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("A map.", True),
        ("Words\n\n### A map\n\nwords", False),
        ("### A heading\n\nA map.", True),
        ("Say `map` so.", False),
        ("See [this](map.md) and [@map].", False),
        ("<!-- fingerpost: map -->", False),
    ],
)
def test_link_counts_a_term_as_used_in_prose_alone(text: str, used: bool, library: Library) -> None:
    """Headings, code, addresses, citations and slots use no term."""
    page = replace(library.pages["page-about"], parts=(Part("", text, 5),))

    links, _ = link(replace(library, terms=TERMS, pages={"page-about": page}, cases={}, organisations={}))

    assert (links.uses_of_term.get("map") == (("page", "about"),)) == used


@pytest.mark.parametrize(
    "html",
    [
        "<h2>A map</h2>",
        "<p><code>map</code></p>",
        '<p><a href="x">a <em>map</em></a></p>',
        "<pre>map</pre>",
        "<dt>map</dt>",
    ],
)
def test_annotate_links_no_term_in_headings_code_or_links(html: str, library: Library) -> None:
    """A definition is offered where it does not stand in the way."""
    index = TermIndex.of(replace(library, terms=TERMS))

    annotated, notes = annotate(html, index=index, root="../", own_term="", known=lambda key: None)

    assert (annotated, notes.terms) == (html, [])


def test_annotate_links_the_first_use_alone(library: Library) -> None:
    """A term is linked once a page, and not on its own page."""
    index = TermIndex.of(replace(library, terms=TERMS))

    annotated, notes = annotate(
        "<p>A map, a map, a chart, agency.</p>", index=index, root="../", own_term="agency", known=lambda key: None
    )

    assert annotated.count("<a ") == 1
    assert notes.terms == ["map"]


@stable
@given(st.lists(st.sampled_from(["p", "em", "dd", "a", "h2", "dt", "cite", "code", "svg"]), max_size=8))
def test_annotate_links_the_first_use_in_running_text(library: Library, names: list[str]) -> None:
    """However many uses stand where no term is linked, the first that does not is."""
    index = TermIndex.of(replace(library, terms=TERMS))
    pieces = [f"<div><{name}>The <b>good</b> map</{name}></div>" for name in names]
    first = next((at for at, name in enumerate(names) if name in ("p", "em", "dd")), len(names))

    annotated, _ = annotate("".join(pieces), index=index, root="../", own_term="", known=lambda key: None)

    linked = [at for at, piece in enumerate(annotated.split("<div>")[1:]) if 'class="term"' in piece]
    assert linked == [at for at in range(len(names)) if at == first]


STATES = ("there", "gone", "unreadable", "says nothing", "names all")


def in_state(library: Library, states: dict[str, str]) -> Library:
    """Return a library in which some pages and cases are gone, cannot be read, name nothing, or name every page."""
    empty = {"related": (), "pitfalls": (), "exercises": (), "themes": (), "words": (), "leads_to": ()}

    def emptied(page: PlaybookPage) -> PlaybookPage:
        return replace(page, parts=(), record=page.record.model_copy(update=empty))

    silent = {"adapted_from": (), "pitfalls": (), "evidence": (), "events": (), "sites": ()}
    pages = {ref: emptied(it) if states.get(ref) == "says nothing" else it for ref, it in library.pages.items()}
    for ref in (ref for ref, state in states.items() if state == "names all" and ref in pages):
        others = tuple(other for other in pages if other != ref and not other.startswith("page-"))
        pages[ref] = replace(pages[ref], record=pages[ref].record.model_copy(update={"related": others}))
    cases = {
        id: it.model_copy(update=silent) if states.get(id) == "says nothing" else it for id, it in library.cases.items()
    }
    away = {id for id, state in states.items() if state in ("gone", "unreadable")}
    unreadable = {("case", id) for id in library.cases if states.get(id) == "unreadable"}
    unreadable |= {(page.kind.id, page.id) for page in library.pages.values() if states.get(page.ref) == "unreadable"}
    return replace(
        library,
        pages={ref: page for ref, page in pages.items() if ref not in away},
        cases={id: case for id, case in cases.items() if id not in away},
        unreadable=frozenset(unreadable),
    )


@given(data=st.data())
@stable
def test_graph_that_is_held_equals_a_new_one(library: Library, data: st.DataObject) -> None:
    """Whatever changes, comes or goes, the graph brought up to date is the graph made anew, findings and order too."""
    few = ["pitfall-lone-hero", "model-corner-shop", "theme-power-and-voice", "phase-listening", *library.cases]
    some = st.fixed_dictionaries(dict.fromkeys(few, st.sampled_from(STATES)))
    before, now = in_state(library, data.draw(some)), in_state(library, data.draw(some))

    assert_held(before, now)


@pytest.mark.parametrize(
    ("one", "other"), [("gone", "unreadable"), ("unreadable", "gone"), ("says nothing", "there"), ("there", "gone")]
)
def test_graph_is_held_through_each_change(library: Library, one: str, other: str) -> None:
    """The same holds when a single page or case changes, whichever it is."""
    for id in (*library.pages, *library.cases):
        assert_held(in_state(library, {id: one}), in_state(library, {id: other}))


def assert_held(before: Library, now: Library) -> None:
    """Hold that the graph of a library brought up to date is the graph made anew."""
    held, anew = Graph.of(before).after(now), Graph.of(now)

    assert replace(held.links, terms=anew.links.terms) == anew.links
    assert [*held.links.uses_of_term.items()] == [*anew.links.uses_of_term.items()]
    assert [*held.links.neighbours.items()] == [*anew.links.neighbours.items()]
    assert set(held.findings) == set(anew.findings)
    assert len(held.findings) == len(anew.findings)
    assert held.named == anew.named
