"""The issue form for a short case: what it asks, and what was answered."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fingerpost.model import KINDS, Library
from fingerpost.render.form.know import reference_fields
from fingerpost.render.form.questions import questions

FORM = Path(__file__).parent.parent / ".github" / "ISSUE_TEMPLATE" / "short-case.yml"
NOT_FIELDS = ("known", "credit", "unnamed")
"""Questions that no field of a case answers."""
EMPTY = "_No response_"
_SPACE = re.compile(r"[^\S\n]")
_TICKED = re.compile(r"^- \[[xX]\] (.+)$", re.MULTILINE)
Answers = dict[str, str]
"""The id of a question, which is a path of fields joined by dashes → what was answered."""


@cache
def form() -> dict[str, Any]:
    """Return the form as GitHub reads it."""
    return dict(yaml.safe_load(FORM.read_text(encoding="utf-8")))


def asked() -> list[dict[str, Any]]:
    """Return the form's questions, in their order."""
    return [{"id": part["id"], "type": part["type"], **part["attributes"]} for part in form()["body"] if "id" in part]


def answers(body: str) -> Answers:
    """Return what stands under each heading of the form, read in the form's order; headings of one's own are text.

    Spaces of other kinds, which come from pasting, are ordinary ones here.
    """
    found: Answers = {}
    last, rest = "", "\n" + _SPACE.sub(" ", body.replace("\r\n", "\n")).strip() + "\n"
    for question in asked():
        before, heading, after = rest.partition(f"\n### {question['label']}\n")
        if heading:
            found[last] = before
            last, rest = question["id"], f"\n{after}"
    found[last] = rest
    found.pop("", None)
    return {name: text.strip() for name, text in found.items() if text.strip() not in ("", EMPTY)}


def question_of(id: str) -> dict[str, Any]:
    """Return what the form on the site asks for the same field."""
    known: Any = questions()
    name, _, inner = id.partition("-")
    if inner:
        return dict(known["groups"][name.capitalize()]["fields"][inner])
    return dict(next(step["fields"][name] for step in known["steps"] if name in step["fields"]))


def choices(library: Library, id: str) -> dict[str, str]:
    """Return the words of what can be chosen, and the code of each; nothing where an answer is free."""
    question = question_of(id)
    if "choices" in question:
        return {words: code for code, words in question["choices"].items()}
    kind = reference_fields().get(id.replace("-", "."), reference_fields().get(f"{id}[]", ""))
    if kind.startswith("list "):
        return {code.title: name for name, code in library.vocabulary.codes(kind.removeprefix("list ")).items()}
    return {page.record.title: page.id for page in library.of_kind(kind)} if kind in KINDS else {}


def value_of(library: Library, id: str, text: str) -> str | list[str]:
    """Return an answer as a case says it: a code for what was chosen, a list for what was ticked."""
    codes = choices(library, id)
    ticked = [codes.get(each.strip(), each) for each in _TICKED.findall(text)]
    return ticked if question_type(id) == "checkboxes" else codes.get(text, text)


def question_type(id: str) -> str:
    """Return how a question is answered, in GitHub's words."""
    return str(next(question["type"] for question in asked() if question["id"] == id))
