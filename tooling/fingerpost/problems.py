"""A mistake in the content: where it is, what was found, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class ToolingError(Exception):
    """A fault of the machine or of us, told in one line: a missing tool, a full disk, a folder that is not there."""


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
    close = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
