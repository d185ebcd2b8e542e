"""The wayfinder's table: what it asks, which ways on it knows, and which of them the answers speak for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from fingerpost.model.fields import Id, Record, Ref, Sentence, Text

FEWEST_WAYS = 2
"""Whatever is answered, so many ways on are left at least: a fingerpost with one arm is an order."""


class Question(Record):
    """Something that a reader is asked and need not answer."""

    title: Text
    """What it is about, in a word or two."""
    asks: Text
    unsure: Text = "Not sure"
    """What a reader chooses who does not answer it."""
    worth: Annotated[int, Field(ge=1, le=3)] = 1
    """How many reasons one reason from it is worth, where ways are put in order."""
    answers: Annotated[dict[Id, Text], Field(min_length=1)]
    """The words of each answer by its permanent name, in the order in which readers meet them."""


class Reason(Record):
    """What some answers to a question have to do with a way on."""

    question: Id
    answers: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Any of these will do."""
    because: Sentence


class Way(Record):
    """A page that may be the next thing to do."""

    to: Ref
    """The page, by kind and id."""
    costs: Sentence
    """What it asks of people: time, money, patience, risk."""
    beside: Id
    """The pitfall that lies nearest to this way."""
    rests_on: tuple[Ref, ...] = ()
    """Other pages whose cases speak for or against it."""
    speaks_for: Annotated[tuple[Reason, ...], Field(min_length=1)]
    """When the way is shown, and why: any one of these is enough."""
    not_yet: tuple[Reason, ...] = ()
    """When it is held back though something speaks for it, and why."""


class Wayfinder(Record):
    """The whole table. Order here is order on the page, and decides between ways that have equally many reasons."""

    questions: Annotated[dict[Id, Question], Field(min_length=1)]
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way on with what the answers say of it."""

    place: int
    """Its number in the table, from 0."""
    reasons: tuple[Reason, ...]
    doubts: tuple[Reason, ...]
    """Why not yet; none for a way that is open."""


def ways_on(table: Wayfinder, answers: Mapping[str, str]) -> tuple[list[Offer], list[Offer]]:
    """Return the ways that are open, those with most reasons by their worth first, and those that are held back.

    answers: question → answer, without the questions of which the reader is not sure.
    """

    def that_hold(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        return tuple(reason for reason in reasons if answers.get(reason.question) in reason.answers)

    offers = [Offer(n, that_hold(way.speaks_for), that_hold(way.not_yet)) for n, way in enumerate(table.ways)]
    spoken_for = [offer for offer in offers if offer.reasons]
    spoken_for.sort(key=lambda offer: -sum(table.questions[reason.question].worth for reason in offer.reasons))
    return [offer for offer in spoken_for if not offer.doubts], [offer for offer in spoken_for if offer.doubts]
