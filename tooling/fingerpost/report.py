"""Problems and concerns → text for people, annotations for GitHub, JSON for programs."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace

from fingerpost.health import Concern
from fingerpost.problems import Problem

FORMATS = ("text", "github", "json")
HEALTH_FORMATS = ("text", "json")
_OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def report(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in one of `FORMATS`, "" for none (JSON: an empty list)."""
    problems = [_printable(problem) for problem in problems]
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return "\n".join(map(str, problems))


def report_health(concerns: Sequence[Concern], form: str) -> str:
    """Return what a maintainer should look at in one of `HEALTH_FORMATS`: a line for each concern."""
    if form == "json":
        return json.dumps([asdict(concern) for concern in concerns], ensure_ascii=False, indent=2)
    lines = (f"{it.path}: {it.sort}: {f'since {it.since}: ' if it.since else ''}{it.what}" for it in concerns)
    return "\n".join(_OBEYED.sub("\ufffd", line) for line in lines)


def _printable(problem: Problem) -> Problem:
    """Return a problem without what a terminal would obey: a file's name may hold anything."""
    path, message, fix = (_OBEYED.sub("\ufffd", text) for text in (problem.path, problem.message, problem.fix))
    return replace(problem, path=path, message=message, fix=fix)


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
