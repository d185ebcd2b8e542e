"""The form asks for what the model has, and knows the rules that the command line knows."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from fingerpost.check import HINTED_IN_CASES, HINTS
from fingerpost.model import Case
from fingerpost.model.schema import schema_of
from fingerpost.render.form.know import prose_fields, reference_fields
from fingerpost.render.form.questions import questions
from tests.conftest import ROOT

SCHEMA = schema_of(Case)
SCRIPTS = ROOT / "tooling" / "fingerpost" / "theme" / "assets" / "fingerpost" / "form"
BAD = ROOT / "tests" / "sites" / "bad"
BEYOND_A_FORM = frozenset({"same-address"})
"""Rules that need the whole library."""
LEFT_TO_A_PERSON = frozenset({"borrowed-words", "care-word", "hard-to-read", "overdue-review"})
"""Hints that need other people's documents, or say nothing about what should not leave anybody's hands."""
Question = dict[str, Any]


def asked() -> dict[str, dict[str, Question]]:
    """Return the questions by the record that they are about, and the field."""
    steps: Any = questions()["steps"]
    groups: Any = questions()["groups"]
    own = {name: question for step in steps for name, question in step["fields"].items()}
    return {"Case": own, **{name: group["fields"] for name, group in groups.items()}}


def fields() -> dict[str, dict[str, Any]]:
    """Return the fields of the schema by the record that they belong to."""
    return {"Case": SCHEMA["properties"], **{name: found["properties"] for name, found in SCHEMA["$defs"].items()}}


def test_every_field_has_its_question() -> None:
    """A field that the model gains is asked for, one that it loses is not, and none is asked for twice."""
    steps: Any = questions()["steps"]

    assert {name: sorted(found) for name, found in asked().items()} == {
        name: sorted(found) for name, found in fields().items()
    }
    assert sum(len(step["fields"]) for step in steps) == len(Case.model_fields)


def choices() -> Iterator[tuple[str, list[str], Question]]:
    """Yield each field that is chosen from a few words, with those words and its question."""
    for record, names in fields().items():
        for name, field in names.items():
            options = [option for option in (field, *field.get("anyOf", ())) if "enum" in option]
            if options:
                yield f"{record}.{name}", options[0]["enum"], asked()[record][name]


@pytest.mark.parametrize(("field", "words", "question"), list(choices()), ids=lambda value: str(value)[:30])
def test_every_choice_has_its_words(field: str, words: list[str], question: Question) -> None:
    """Nobody has to choose between a programmer's words: each choice says what it means, and none is made up."""
    assert sorted(question["choices"]) == sorted(words), field


def test_questions_are_whole() -> None:
    """Each question is asked, and asked as a person would."""
    for record, names in asked().items():
        for name, question in names.items():
            assert set(question) <= {"ask", "help", "example", "why", "choices"}, f"{record}.{name}"
            assert question["ask"][:1].isupper(), f"{record}.{name}"


def test_the_form_has_every_rule_for_cases() -> None:
    """A check that finds something in a case has its rule in the form, or looks at what a form cannot break."""
    reported = {
        code
        for path in BAD.glob("*/expected.txt")
        for code in re.findall(r"^case_studies/\S+ ([a-z-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    checks = {code for code in reported if (ROOT / f"tooling/fingerpost/check/{code.replace('-', '_')}.py").is_file()}

    rules = set(re.findall(r'^  "([a-z-]+)": ', (SCRIPTS / "rules.js").read_text(encoding="utf-8"), re.MULTILINE))

    assert rules == checks - BEYOND_A_FORM


def test_the_form_has_every_hint_about_people() -> None:
    """What may give somebody away is told before the file leaves their hands, not only when it arrives."""
    hints = set(re.findall(r'^  "([a-z-]+)": ', (SCRIPTS / "people.js").read_text(encoding="utf-8"), re.MULTILINE))

    assert hints == {rule.CODE for rule in (*HINTS, *HINTED_IN_CASES)} - LEFT_TO_A_PERSON


def test_names_are_found_where_they_stand() -> None:
    """Which fields hold names, and which are prose, is read off those who follow the names."""
    references = reference_fields()

    assert references["events[].phase"] == "phase"
    assert references["events[].source[]"] == "own source"
    assert references["evidence[].about[]"] == "kind of page"
    assert references["place.nation"] == "list nations"
    assert "story.what_happened" in prose_fields()
    assert "did_not_work" in prose_fields()
