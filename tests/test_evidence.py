"""The grading of evidence: what counts, what does not, and what can never raise a grade."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.build import checked
from fingerpost.evidence import CURRENT_FOR_YEARS, RULE, Grade, Said, evidence, grade
from fingerpost.model import Case, Library, ProofPoint
from tests.conftest import TODAY
from tests.properties import stable

PLACES = [(setting, scale) for setting in ("urban", "rural") for scale in ("neighbourhood", "town")]
YEAR = int(TODAY[:4])
RANKS = {step.id: number for number, step in enumerate(reversed(RULE))}


def case_of(number: int, proofs: list[dict[str, Any]], *, kind: str = "real", withdrawn: bool = False) -> Case:
    """Return a case that says some things."""
    setting, scale = PLACES[number % len(PLACES)]
    return Case.model_validate(
        {
            "title": f"Case {number}",
            "kind": kind,
            "summary": "A place of this test.",
            "reviewed": TODAY,
            "place": {"name": "Here", "nation": "england", "scale": scale, "setting": setting},
            "status": "active",
            "themes": ["power-and-voice"],
            "origin": "mixed",
            "story": {"what_happened": "It began."},
            "missing_voices": "Nobody was asked.",
            "consent": {"basis": "public-sources"},
            "sources": {"a": {"title": "A", "publisher": "B"}},
            "evidence": proofs,
            **({"withdrawn": {"on": TODAY, "because": "They asked for it."}} if withdrawn else {}),
        }
    )


def proof_of(direction: str, year: int | None, *, independent: bool) -> dict[str, Any]:
    """Return what a case says of the good site's theme."""
    return {
        "claim": "It was so.",
        "about": ["theme-power-and-voice"],
        "direction": direction,
        "design": "independent-evaluation" if independent else "self-reported",
        "source": "a",
        **({"year": year} if year else {}),
    }


YEARS = st.none() | st.integers(YEAR - CURRENT_FOR_YEARS - 3, YEAR + 1)
PROOFS = st.builds(
    lambda direction, year, independent: proof_of(direction, year, independent=independent),
    st.sampled_from(["for", "for", "for", "against", "unclear"]),
    YEARS,
    st.booleans(),
)
CASES = st.lists(st.lists(PROOFS, max_size=2), max_size=8).map(
    lambda proofs: {f"c{number}": case_of(number, said) for number, said in enumerate(proofs)}
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The good site's library, for its theme."""
    found, _, _ = checked(Path(__file__).parent / "sites" / "good", TODAY)
    return found


def said_by(cases: dict[str, Case], direction: str) -> tuple[Said, ...]:
    """Return everything that cases say in one direction."""
    return tuple(
        Said(id, case, proof, proof.design == "independent-evaluation")
        for id, case in cases.items()
        for proof in case.evidence
        if proof.direction == direction
    )


def graded(cases: dict[str, Case], year: int = YEAR) -> Grade:
    """Return the grade that cases give in a year."""
    return grade(said_by(cases, "for"), said_by(cases, "against"), year)


@stable
@given(CASES, st.integers(0, 12), PROOFS)
def test_grade_never_rises_by_contrary_evidence(cases: dict[str, Case], number: int, proof: dict[str, Any]) -> None:
    """Whatever speaks against a page, from an old case or a new one, makes its grade no better."""
    id = f"c{number}"
    contrary = ProofPoint.model_validate({**proof, "direction": "against"})
    case = cases.get(id, case_of(number, []))
    more = {**cases, id: case.model_copy(update={"evidence": (*case.evidence, contrary)})}

    assert RANKS[graded(more).id] <= RANKS[graded(cases).id]


@stable
@given(CASES, st.integers(0, 40))
def test_grade_never_rises_by_time_alone(cases: dict[str, Case], later: int) -> None:
    """A page that nobody adds to grows no better."""
    assert RANKS[graded(cases, YEAR + later).id] <= RANKS[graded(cases).id]


@stable
@given(CASES, st.randoms(use_true_random=False))
def test_grade_does_not_depend_on_the_order_of_cases(cases: dict[str, Case], random: Any) -> None:
    """The same evidence gives the same grade, in whatever order it was read."""
    order = list(cases)
    random.shuffle(order)

    assert graded({id: cases[id] for id in order}) == graded(cases)


@stable
@given(CASES, st.lists(PROOFS, min_size=1, max_size=3), st.sampled_from(["training", "composite", "withdrawn"]))
def test_evidence_never_counts_what_is_invented_or_withdrawn(
    library: Library, cases: dict[str, Case], proofs: list[dict[str, Any]], kind: str
) -> None:
    """Training and composite cases are shown apart, withdrawn ones not at all, and neither changes a grade."""
    ref = "theme-power-and-voice"
    kinds = {"withdrawn": True} if kind == "withdrawn" else {"kind": kind}
    added = {f"x{number}": case_of(number, proofs, **kinds) for number in range(6)}

    without = evidence(replace(library, cases=cases))[ref]
    box = evidence(replace(library, cases={**cases, **added}))[ref]

    assert (box.grade, box.supporting, box.against, box.places) == (
        without.grade,
        without.supporting,
        without.against,
        without.places,
    )
    assert box.invented == (() if kind == "withdrawn" else tuple(added))


@pytest.mark.parametrize(
    ("proofs", "id"),
    [
        ([], "too-little"),
        ([("for", YEAR, False)], "too-little"),
        ([("for", YEAR, True)], "early"),
        ([("for", YEAR, False)] * 2, "early"),
        ([("for", YEAR - CURRENT_FOR_YEARS, True)], "early"),
        ([("for", YEAR - CURRENT_FOR_YEARS - 1, True)], "too-little"),
        ([("for", None, True)], "too-little"),
        ([("for", YEAR, True), ("for", YEAR, False), ("for", YEAR, False)], "growing"),
        ([("for", YEAR, True)] * 5, "strong"),
        ([("for", YEAR, True)] * 5 + [("against", YEAR, False)], "growing"),
        ([("for", YEAR, True)] * 5 + [("against", None, False)], "growing"),
        ([("for", YEAR, True)] * 5 + [("against", YEAR, False)] * 3, "too-little"),
        ([("for", YEAR, True), ("against", YEAR, True)], "too-little"),
    ],
)
def test_grade_follows_the_published_rule(proofs: list[tuple[str, int | None, bool]], id: str) -> None:
    """Each step of the rule holds from its first example on."""
    cases = {
        f"c{number}": case_of(number, [proof_of(direction, year, independent=independent)])
        for number, (direction, year, independent) in enumerate(proofs)
    }

    assert graded(cases).id == id
