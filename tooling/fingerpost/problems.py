"""A mistake in the content: where it is, what was found, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Key = tuple[str | int, ...]
"""Mapping keys and list indexes from the root of a file's YAML, e.g. ("events", 0, "when")."""


NEAREST = "did you mean '{name}'?"


class ToolingError(Exception):
    """A fault of the machine or of us, told in one line: a missing tool, a full disk, a folder that is not there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: line and column, both from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake that is known by its place in the record; `read.locate` finds its place in the file."""

    path: str
    at: Key | Spot
    code: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an author has to mend."""

    path: str
    """The file, from the project's root, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    """A stable name for this kind of problem, the address of its explanation."""
    message: str
    """What was found, in quotes, and what was expected."""
    fix: str
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}\n    fix: {self.fix}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the known name nearest to `word`, or "" where none is near."""
    close = get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)
    return NEAREST.format(name=close[0]) if close else ""
