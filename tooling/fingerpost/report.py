"""What the commands tell: problems and concerns as text, for GitHub, as JSON; and how far a build has come."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic

import click

from fingerpost.health import Concern
from fingerpost.problems import Problem
from fingerpost.read.files import CASES
from fingerpost.render.rules import explained_at

FORMATS = ("text", "github", "json")
HEALTH_FORMATS = ("text", "json")
_OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def of_paths(problems: Sequence[Problem], root: Path, paths: Sequence[str]) -> list[Problem]:
    """Return the problems of some files and folders; of all where none is named."""
    wanted = [Path(path).resolve() for path in paths]
    return [
        problem
        for problem in problems
        if not wanted or any((root / problem.path).resolve().is_relative_to(path) for path in wanted)
    ]


def cases_among(root: Path, paths: Sequence[str]) -> frozenset[str] | None:
    """Return the case files that are asked about, as they are named in problems; None where more is asked about."""
    asked = [Path(path).resolve() for path in paths]
    if not asked or any(path.parent != (root / CASES).resolve() or not path.is_file() for path in asked):
        return None
    return frozenset(f"{CASES}/{path.name}" for path in asked)


def report(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in one of `FORMATS`, "" for none (JSON: an empty list)."""
    problems = [_printable(problem) for problem in problems]
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return "\n".join(map(str, problems))


def explained(problems: Sequence[Problem], url: str) -> str:
    """Return where each kind of these problems is explained, for a site that stands at `url`, "" where nobody knows."""
    places = sorted({f"  {url}{explained_at(problem.code)}" for problem in problems})
    return "\n".join(("Each kind is explained on the site:", *places))


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


def tell_hints(hints: Sequence[Problem]) -> None:
    """Print hints where nothing takes them for problems."""
    if hints:
        click.echo(report(hints, "text"), err=True)
        click.echo(f"{counted(len(hints), 'hint')}: no mistakes, only worth a thought.", err=True)


def tell_new_hints(hints: Sequence[Problem], told: set[tuple[str, str]]) -> None:
    """Print the hints that have not been told yet."""
    tell_hints([hint for hint in hints if (hint.path, hint.message) not in told])
    told.update((hint.path, hint.message) for hint in hints)


class Stages:
    """Shows which stage a build is in and, if asked, says how long each took."""

    def __init__(self, show: Callable[[str], None], *, verbose: bool) -> None:
        self._show, self._verbose = show, verbose
        self._stage, self._since = "", monotonic()

    def begin(self, stage: str) -> None:
        """Note that a stage begins, and that the one before it has ended."""
        if self._verbose and self._stage:
            click.echo(f"{monotonic() - self._since:6.2f} s  {self._stage}", err=True)
        self._stage, self._since = stage, monotonic()
        self._show(f"{stage} …")
