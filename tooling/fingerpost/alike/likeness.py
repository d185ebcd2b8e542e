"""How alike two places are, in whole points, with the reason for each. `alike.js` reckons the same in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from fingerpost.alike.questions import QUESTIONS, Answers, Profile, Question

WHOLE = 10
"""What a question gives, times its weight, where both places answer the same."""
WEIGHTS: tuple[int, ...] = tuple(question.weight for question in QUESTIONS)
_WEIGHED = tuple((question.weight, question.spans) for question in QUESTIONS)


class Part(NamedTuple):
    """What one question gives to the likeness of two places: a tuple, for of every case's page there are forty."""

    question: Question
    weight: int
    tenths: int | None
    """From 0, nothing shared, to `WHOLE`, all shared; None where it is not known."""
    ours: Answers
    theirs: Answers

    @property
    def points(self) -> int:
        """What it adds: nothing where it is not known."""
        return self.weight * (self.tenths or 0)

    @property
    def verdict(self) -> Literal["alike", "different", "unknown"]:
        """Whether the places are alike in it, in whole or in part."""
        if self.tenths is None:
            return "unknown"
        return "alike" if self.tenths else "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two places are."""

    parts: tuple[Part, ...]
    set_aside: bool = False
    """Whether the reader said that it is not like theirs: it comes after every place of which they did not."""

    @property
    def most(self) -> int:
        """What a place would have that is alike in all that is known of ours."""
        return sum(part.weight * WHOLE for part in self.parts if part.ours)

    @property
    def points(self) -> int:
        """The sum of the parts, less the most that there is where it was set aside."""
        return sum(part.points for part in self.parts) - (self.most if self.set_aside else 0)

    @property
    def unknown(self) -> int:
        """In how many things nothing can be said."""
        return sum(part.tenths is None for part in self.parts)


@lru_cache(maxsize=1 << 16)
def shared_tenths(ours: Answers, theirs: Answers, spans: Answers) -> int | None:
    """Return how much of two answers is shared: twice the common ones by all, rounded down (Dice 1945).

    None where one of them is not known, or covers more than the other.
    """
    if not ours or not theirs:
        return None
    if ours == theirs:
        return WHOLE
    if spans & (ours | theirs):
        return None
    return 2 * WHOLE * len(ours & theirs) // (len(ours) + len(theirs))


def likeness(ours: Profile, theirs: Profile, weights: Sequence[int] = WEIGHTS, *, set_aside: bool = False) -> Likeness:
    """Return how alike two places are. A question that weighs nothing is no part of it."""
    asked = zip(QUESTIONS, weights, ours, theirs, strict=True)
    parts = (
        Part(question, weight, shared_tenths(own, other, question.spans), own, other)
        for question, weight, own, other in asked
        if weight
    )
    return Likeness(tuple(parts), set_aside)


def points_of(ours: Profile, theirs: Profile) -> tuple[int, int]:
    """Return the points of a likeness, and less than nothing for each thing not known: what places are ordered by."""
    points = unknown = 0
    for (weight, spans), own, other in zip(_WEIGHED, ours, theirs, strict=True):
        if own is other and own:  # mostly the same answers are the same object
            points += weight * WHOLE
        elif (tenths := shared_tenths(own, other, spans)) is not None:
            points += weight * tenths
        else:
            unknown -= 1
    return points, unknown
