"""The wayfinder always has several ways on, and never leads nowhere."""

import json
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.build import site_of
from fingerpost.check import too_few_ways
from fingerpost.checked import checked
from fingerpost.link import link
from fingerpost.model import Library, Vocabulary, Wayfinder
from fingerpost.model.wayfinder import FEWEST_WAYS, ways_on
from fingerpost.render.wayfinder import ways_file
from tests.conftest import ROOT, TODAY
from tests.properties import stable

_VOCABULARY = Vocabulary.model_construct(None, **{name: {} for name in Vocabulary.model_fields})
_NO_LINKS, _ = link(Library(_VOCABULARY))


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's own library."""
    found, _, _ = checked(ROOT, TODAY)
    return found.published()


def table_of(library: Library) -> Wayfinder:
    """Return the table of a library that has one."""
    assert library.wayfinder
    return library.wayfinder


def test_every_answer_and_every_two_answers_leave_two_ways(library: Library) -> None:
    """One answer, or two to different questions, lead to two open ways, each with a reason."""
    table = table_of(library)
    answers = [(id, answer) for id, question in table.questions.items() for answer in question.answers]

    for one, other in product(answers, repeat=2):
        if one[0] == other[0] and one != other:
            continue
        open_ways, held = ways_on(table, dict((one, other)))
        assert len(open_ways) >= FEWEST_WAYS, (one, other)
        assert all(offer.reasons for offer in (*open_ways, *held))


@st.composite
def small_tables(draw: st.DrawFn) -> Wayfinder:
    """Return a table of two questions with two answers each, and a few ways that any of them may open or close."""
    reasons = st.tuples(st.sampled_from(("trust", "money")), st.sampled_from((("low",), ("high",), ("low", "high"))))

    def some(least: int) -> list[dict[str, object]]:
        chosen = draw(st.lists(reasons, min_size=least, max_size=2))
        return [{"question": question, "answers": answers, "because": "It is so."} for question, answers in chosen]

    question = {"title": "It", "asks": "How is it?", "answers": {"low": "Low", "high": "High"}}
    way = {"to": "phase-sensing", "costs": "A long while.", "beside": "hero-leader"}
    ways = [{**way, "speaks_for": some(1), "not_yet": some(0)} for _ in range(draw(st.integers(1, 5)))]
    return Wayfinder.model_validate({"questions": {"trust": question, "money": question}, "ways": ways})


@stable
@given(small_tables())
def test_check_tells_the_smallest_mixes_that_leave_too_few(table: Wayfinder) -> None:
    """The check goes through the mixes of answers as the rule does, and tells all of the smallest that fail."""
    alone = [{question: answer} for question in ("trust", "money") for answer in ("low", "high")]
    pairs = [{"trust": one, "money": other} for one, other in product(("low", "high"), repeat=2)]
    thin = [[mix for mix in mixes if len(ways_on(table, mix)[0]) < FEWEST_WAYS] for mixes in (alone, pairs)]
    library = Library(_VOCABULARY, wayfinder=table)

    found = list(too_few_ways.check(library, _NO_LINKS))

    expected = thin[0] or thin[1]
    told = [", ".join(f"{question}: {answer}" for question, answer in mix.items()) for mix in expected]
    assert sorted(finding.message.split("'")[1] for finding in found) == sorted(told)


def test_each_way_tells_what_it_costs_and_what_stands_against_it() -> None:
    """The browser's file has reasons, costs, a pitfall and cases for each way, and of these only real ones."""
    found, links, _ = checked(ROOT, TODAY)
    library = found.published()
    ways = json.loads(ways_file(site_of(ROOT, library, links))[1])["ways"]

    real = {case.title for _, case in library.standing() if case.kind == "real"}
    told = [one for way in ways for side in way["cases"].values() for one in side]
    met = [place for way in ways for place in way["beside"]["met"]]

    assert all(way["costs"] and way["speaks_for"] and way["beside"]["title"] and way["more"] for way in ways)
    assert {one["case"] for one in (*told, *met)} <= real
    assert any(way["counts"]["against"] for way in ways)
