"""The form's questions: order, wording, examples, reasons. Types, needs and choices are the schema's to say."""

from functools import cache
from pathlib import Path

from fingerpost.read.guard import Tree, load

QUESTIONS = Path(__file__).parent.parent.parent / "templates" / "form" / "questions.yml"


@cache
def questions() -> dict[str, Tree]:
    """Return the steps, each with the questions for the case's own fields, and the groups with those for theirs."""
    found = load(QUESTIONS.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
