"""Problems → text for people, annotations for GitHub, JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from fingerpost.problems import Problem

FORMATS = ("text", "github", "json")


def report(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in one of `FORMATS`, "" for none (JSON: an empty list)."""
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return "\n".join(map(str, problems))


def _annotation(problem: Problem) -> str:
    message = _escaped(f"{problem.message}. {problem.fix}")
    place = f"file={_escaped(problem.path, ':,')},line={problem.line},col={problem.column},title={problem.code}"
    return f"::error {place}::{message}"


def _escaped(text: str, also: str = "") -> str:
    """Escape what GitHub's workflow commands give a meaning to."""
    for mark in ("%", "\r", "\n", *also):
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
