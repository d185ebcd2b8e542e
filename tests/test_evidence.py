"""The grading of evidence: what counts, what does not, and what can never raise a grade."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.checked import checked
from fingerpost.evidence import CURRENT_FOR_YEARS, RULE, Grade, Said, evidence, grade, regraded
from fingerpost.model import Case, Library, ProofPoint
from fingerpost.model.provenance import Withdrawal
from tests.conftest import TODAY
from tests.properties import stable

Direction = Literal["for", "against", "unclear"]
REF = "theme-power-and-voice"
YEAR = int(TODAY[:4])
RANKS = {step.id: number for number, step in enumerate(reversed(RULE))}
PLACES = [(setting, scale) for setting in ("urban", "rural") for scale in ("neighbourhood", "town")]
MANY = settings(stable, max_examples=50)
"""Fifty examples of twenty libraries each: a thousand."""


def case_of(number: int, **fields: Any) -> Case:
    """Return a case in one of four kinds of place that says nothing."""
    setting, scale = PLACES[number % len(PLACES)]
    return Case.model_validate(
        {
            "title": f"Case {number}",
            "kind": "real",
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
            **fields,
        }
    )


SILENT = [case_of(number) for number in range(8)]
DIRECTIONS: tuple[Direction, ...] = ("for", "for", "for", "against", "unclear")
SPAN = CURRENT_FOR_YEARS + 5
"""So many years, from before any finding counts to next year, and one more number for a finding without a year."""


class Found(NamedTuple):
    """A finding of a generated library."""

    case: int
    direction: Direction
    year: int | None
    independent: bool

    @property
    def proof(self) -> ProofPoint:
        """The same as a case holds it, not validated: a thousand libraries hold ten thousand of them."""
        design = "independent-evaluation" if self.independent else "self-reported"
        return ProofPoint.model_construct(
            claim="It was so.", about=(REF,), direction=self.direction, year=self.year, design=design, source=("a",)
        )


def found(number: int) -> Found:
    """Return the finding that a number stands for."""
    number, case = divmod(number, len(SILENT))
    number, direction = divmod(number, len(DIRECTIONS))
    number, independent = divmod(number, 2)
    years = number % (SPAN + 1)
    return Found(case, DIRECTIONS[direction], YEAR + 1 - years if years < SPAN else None, bool(independent))


def findings_of(drawn: bytes) -> list[Found]:
    """Return the findings that some bytes stand for: the first says how many, each pair after it which."""
    pairs = list(zip(drawn[1::2], drawn[2::2], strict=True))
    return [found(high * 256 + low) for high, low in pairs[: drawn[0] % (len(pairs) + 1)]]


FINDINGS = st.integers(0, len(SILENT) * len(DIRECTIONS) * 2 * (SPAN + 1) - 1).map(found)
LIBRARIES = st.binary(min_size=25 * 20, max_size=25 * 20).map(
    lambda drawn: [findings_of(drawn[start : start + 25]) for start in range(0, len(drawn), 25)]
)
"""Twenty libraries in one draw: to draw each finding by itself takes thirty times as long."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The good site's library, for its theme."""
    read, _, _ = checked(Path(__file__).parent / "sites" / "good", TODAY)
    return read


def graded(findings: Iterable[Found], year: int = YEAR) -> Grade:
    """Return the grade that findings give in a year."""
    said = [Said(f"c{it.case}", SILENT[it.case], it.proof, it.independent) for it in findings]
    supporting, against = (
        tuple(entry for entry in said if entry.proof.direction == direction) for direction in ("for", "against")
    )
    return grade(supporting, against, year)


def rank(findings: Iterable[Found], year: int = YEAR) -> int:
    """Return how high the grade of some findings is."""
    return RANKS[graded(findings, year).id]


def cases_of(findings: Iterable[Found], **fields: Any) -> dict[str, Case]:
    """Return the cases that hold some findings."""
    cases: dict[str, Case] = {}
    for it in findings:
        case = cases.get(f"c{it.case}", SILENT[it.case].model_copy(update=fields))
        cases[f"c{it.case}"] = case.model_copy(update={"evidence": (*case.evidence, it.proof)})
    return cases


@MANY
@given(LIBRARIES, FINDINGS)
def test_grade_never_rises_by_contrary_evidence(libraries: list[list[Found]], one: Found) -> None:
    """Whatever speaks against a page, from an old case or a new one, makes its grade no better."""
    contrary = one._replace(direction="against")

    assert [library for library in libraries if rank([*library, contrary]) > rank(library)] == []


@MANY
@given(LIBRARIES, st.integers(0, 40))
def test_grade_never_rises_by_time_alone(libraries: list[list[Found]], later: int) -> None:
    """A page that nobody adds to grows no better."""
    assert [library for library in libraries if rank(library, YEAR + later) > rank(library)] == []


@MANY
@given(LIBRARIES, st.integers(0, 11))
def test_grade_never_rises_by_a_source_that_is_not_independent(libraries: list[list[Found]], number: int) -> None:
    """The word of those who did the work, or paid for it, never counts for more than the same from outside."""

    def doubted(library: list[Found]) -> list[Found]:
        return [it._replace(independent=it.independent and index != number) for index, it in enumerate(library)]

    assert [library for library in libraries if rank(doubted(library)) > rank(library)] == []


@MANY
@given(LIBRARIES, st.integers(0, 11))
def test_grade_depends_on_places_and_not_on_words_or_order(libraries: list[list[Found]], turn: int) -> None:
    """A place that tells the same thing again adds nothing, and it does not matter who is read first."""

    def told_again(library: list[Found]) -> list[Found]:
        return [*library[turn:], *reversed(library[: turn + 1])]

    assert [library for library in libraries if graded(told_again(library)) != graded(library)] == []


@MANY
@given(LIBRARIES, LIBRARIES, st.sampled_from(["training", "composite", "withdrawn"]))
def test_evidence_never_counts_what_is_invented_or_withdrawn(
    library: Library, libraries: list[list[Found]], others: list[list[Found]], sort: str
) -> None:
    """Training and composite cases are shown apart, withdrawn ones not at all, and neither changes a grade."""
    gone = Withdrawal(on=TODAY, because="They asked for it.")
    fields = {"withdrawn": gone} if sort == "withdrawn" else {"kind": sort}
    for findings, other in zip(libraries, others, strict=True):
        cases = cases_of(findings)
        added = {f"x{id}": case for id, case in cases_of(other, **fields).items()}

        without = evidence(replace(library, cases=cases))[REF]
        box = evidence(replace(library, cases={**cases, **added}))[REF]

        assert replace(box, invented=()) == without
        assert box.grade == graded(findings)
        assert box.invented == (() if sort == "withdrawn" else tuple(sorted(added)))


@MANY
@given(LIBRARIES, st.permutations(range(len(SILENT))), st.integers(0, len(SILENT)))
def test_regraded_tells_each_grade_before_and_after(
    library: Library, libraries: list[list[Found]], order: list[int], many: int
) -> None:
    """Cases that are withdrawn one by one leave a log of what each page's grade was and became, the last day first."""
    days = {f"c{number}": f"{TODAY[:8]}{day + 10}" for day, number in enumerate(order[:many])}
    for findings in libraries:
        whole = cases_of(findings)
        after = dict(whole)
        expected = []
        for id, day in sorted(days.items(), key=lambda pair: pair[1]):
            if id not in whole:
                continue
            before = evidence(replace(library, cases=after))[REF].grade
            gone = Withdrawal(on=day, because="They asked for it.")
            after = {**after, id: whole[id].model_copy(update={"withdrawn": gone})}
            expected.append((day, REF, before, evidence(replace(library, cases=after))[REF].grade))

        left = replace(library, cases=after)
        log = regraded(left, evidence(left))

        assert [(it.on, it.ref, it.before, it.after) for it in log] == expected[::-1]


@pytest.mark.parametrize(
    ("path", "line", "with_grade"),
    [
        ("case_studies/quarry-lane.yml", "title: Quarry Lane", "title: Quarry Lane\ngrade: strong"),
        ("case_studies/riverside-together.yml", "    direction: against", "    direction: against\n    grade: strong"),
        ("playbook/themes/power-and-voice.md", 'title: "Power and voice"', 'title: "Power and voice"\ngrade: strong'),
    ],
)
def test_a_grade_set_by_hand_is_refused(path: str, line: str, with_grade: str, tmp_path: Path) -> None:
    """Nobody can write a grade: not a case, not a finding, not a page."""
    root = Path(shutil.copytree(Path(__file__).parent / "sites" / "good", tmp_path / "root"))
    text = (root / path).read_text(encoding="utf-8")
    assert line in text
    (root / path).write_text(text.replace(line, with_grade, 1), encoding="utf-8")

    _, _, problems = checked(root, TODAY)

    assert [(problem.path, problem.code) for problem in problems] == [(path, "unknown-field")]


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
def test_grade_follows_the_published_rule(proofs: list[tuple[Direction, int | None, bool]], id: str) -> None:
    """Each step of the rule holds from its first example on."""
    findings = [
        Found(number, direction, year, independent) for number, (direction, year, independent) in enumerate(proofs)
    ]

    assert graded(findings).id == id
