"""Likeness between places: it explains itself, it is fair both ways, and what is not known never counts as alike."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.alike import QUESTIONS, Places, Profile, likeness, places, profile_of
from fingerpost.alike.likeness import WHOLE, points_of
from fingerpost.alike.places import REACH
from fingerpost.checked import checked
from fingerpost.link import link
from fingerpost.model import Library
from fingerpost.model.provenance import Withdrawal
from fingerpost.model.settings import Settings
from fingerpost.render.likeness import alike_places
from fingerpost.render.site import Site
from tests.conftest import ROOT, TODAY
from tests.properties import stable

_GOOD = Path(__file__).parent / "sites" / "good"
_CODES = [sorted({"one", "two", "three", *question.spans}) for question in QUESTIONS]
PROFILES: st.SearchStrategy[Profile] = st.tuples(
    *(
        st.frozensets(st.sampled_from(codes), max_size=3 if question.several else 1)
        for question, codes in zip(QUESTIONS, _CODES, strict=True)
    )
)
WEIGHTS = st.tuples(*(st.sampled_from((0, 1, 3)) for _ in QUESTIONS))
NUMBERS = st.integers(0, len(QUESTIONS) - 1)


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's own library, which has programmes and training cases."""
    found, _, _ = checked(ROOT, TODAY)
    return found


def site_of(library: Library) -> Site:
    """Return a site of a library, with no more in it than likeness needs."""
    return Site(library, link(library)[0], Settings("Here"))


@pytest.fixture(scope="module")
def own(library: Library) -> Places:
    """Its places."""
    return places(library)


def unknown_in(profile: Profile, number: int) -> Profile:
    """Return a profile with one answer taken out."""
    return (*profile[:number], frozenset(), *profile[number + 1 :])


@stable
@given(PROFILES, PROFILES, WEIGHTS)
def test_likeness_is_the_same_from_both_sides(one: Profile, other: Profile, weights: tuple[int, ...]) -> None:
    """Two places are as alike as each other, part by part."""
    there, back = likeness(one, other, weights), likeness(other, one, weights)

    assert [part.tenths for part in there.parts] == [part.tenths for part in back.parts]
    assert there.points == back.points


@stable
@given(PROFILES, PROFILES, WEIGHTS, st.booleans())
def test_explanation_adds_up(one: Profile, other: Profile, weights: tuple[int, ...], set_aside: bool) -> None:
    """The points are the sum of what is shown: alike adds, different and unknown add nothing, setting aside takes."""
    found = likeness(one, other, weights, set_aside=set_aside)

    by_verdict = {verdict: [p for p in found.parts if p.verdict == verdict] for verdict in ("alike", "different")}
    assert sum(part.points for part in by_verdict["alike"]) - (found.most if set_aside else 0) == found.points
    assert all(part.points == 0 for part in found.parts if part.verdict != "alike")
    assert all(part.ours & part.theirs for part in by_verdict["alike"])
    assert not any(part.ours & part.theirs for part in by_verdict["different"])
    assert len(found.parts) == sum(weight > 0 for weight in weights)


@stable
@given(PROFILES, PROFILES, NUMBERS, WEIGHTS)
def test_unknown_never_raises(one: Profile, other: Profile, number: int, weights: tuple[int, ...]) -> None:
    """Knowing less of a place never makes it more alike, nor puts it before one that is known better."""
    whole, less = likeness(one, other, weights), likeness(one, unknown_in(other, number), weights)

    assert less.points <= whole.points
    assert (less.points, -less.unknown) <= (whole.points, -whole.unknown)


@stable
@given(PROFILES, PROFILES, WEIGHTS)
def test_set_aside_comes_after_all_others(one: Profile, other: Profile, weights: tuple[int, ...]) -> None:
    """What the reader calls not like theirs stands below every place of which they did not."""
    nothing = tuple(frozenset[str]() for _ in QUESTIONS)

    assert likeness(one, other, weights, set_aside=True).points <= likeness(one, nothing, weights).points


@stable
@given(PROFILES, WEIGHTS)
def test_a_place_is_most_like_itself(profile: Profile, weights: tuple[int, ...]) -> None:
    """A place shares with itself all that is known of it, and no place has more."""
    found = likeness(profile, profile, weights)

    assert found.points == found.most
    assert {part.tenths for part in found.parts} <= {None, WHOLE}


@stable
@given(PROFILES, PROFILES)
def test_order_follows_the_explanation(one: Profile, other: Profile) -> None:
    """What places are ordered by is what is then explained."""
    found = likeness(one, other)

    assert points_of(one, other) == (found.points, -found.unknown)


def test_every_answer_is_a_choice(library: Library) -> None:
    """Whatever a case answers, a reader can answer too."""
    for _, case in library.standing():
        for question, answers in zip(QUESTIONS, profile_of(library, case), strict=True):
            assert answers <= question.choices(library).keys()
            assert question.several or len(answers) <= 1


def test_most_like_are_other_real_places(library: Library, own: Places) -> None:
    """Each case is shown some real places: never itself, an invented one, or a programme that works there."""
    for id in own.profiles:
        found = [other for other, _ in own.most_like(id, 4)]
        assert 3 <= len(found) == len(set(found))
        assert all(library.cases[other].kind == "real" for other in found)
        assert not {id, *own.kin.get(id, ())} & set(found)
    assert "hackney-pembury" in own.kin["peabody-london"]


def test_most_like_are_the_most_alike(own: Places) -> None:
    """Looking at neighbours only finds nearly all that a look at every place would find."""
    real = [id for _, id in own.order]
    found = best = 0

    for id, profile in own.profiles.items():
        found += sum(alike.points for _, alike in own.most_like(id, 4))
        others = (points_of(profile, own.profiles[other])[0] for other in real if other != id)
        best += sum(sorted(others, reverse=True)[:4])

    assert found > 0.95 * best


def test_work_for_a_case_does_not_grow(library: Library, own: Places) -> None:
    """However many cases there are, a case is likened to a bounded number of them."""
    copies = {f"{id}-{number}": case for number in range(20) for id, case in library.standing()}

    grown = places(replace(library, cases=copies))

    for id in list(grown.profiles)[:60]:
        answers = sum(map(len, grown.profiles[id]))
        assert 0 < len(grown.near(id)) <= answers * (2 * REACH + 1)


def test_most_like_of_no_other_place_is_none() -> None:
    """A library with one place has nothing to liken it to."""
    library, _, _ = checked(_GOOD, TODAY)
    few = dict(list(library.standing())[:1])

    alone = places(replace(library, cases=few))

    assert [alone.most_like(id, 4) for id in few] == [[]]


def test_places_file_holds_no_withdrawn_case(library: Library) -> None:
    """What the browser reckons from names a withdrawn case as withdrawn and says no more; its own name then changes."""
    gone = "wigan-deal"
    withdrawn = Withdrawal.model_validate({"on": TODAY, "because": "They asked for it."})
    cases = {**library.cases, gone: library.cases[gone].model_copy(update={"withdrawn": withdrawn})}

    before, after = (site_of(replace(library, cases=some)).places_file for some in (library.cases, cases))

    assert gone in [case["id"] for case in json.loads(before[1])["cases"]]
    assert gone not in [case["id"] for case in json.loads(after[1])["cases"]]
    assert json.loads(after[1])["withdrawn"] == [gone]
    assert before[0] != after[0]


def test_case_page_says_what_adds_up(library: Library, own: Places) -> None:
    """On a case's page the points beside what is alike add up to those beside the place's name."""
    site = site_of(library)

    for id in own.profiles:
        told = re.findall(r"(\d+) of \d+ points</p>(.*?)</dl>", alike_places(site, id, ""), re.DOTALL)
        added = [sum(map(int, re.findall(r"\((?:in part, )?(\d+)\)", reasons))) for _, reasons in told]
        assert added == [int(points) for points, _ in told] != []
