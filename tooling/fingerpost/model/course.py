"""What happened over time: events, money, and how the work is judged to have stood."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.fields import Cites, Id, Record, Sentence, Text, When, Year

Coding = Literal["grounded", "speculative"]
"""Whether a judgement rests on words in a source, or is our reading of them."""


class Event(Record):
    """Something that happened at a time."""

    when: When
    text: Sentence
    source: Cites
    phase: Id | None = None
    """The phase that the work was in, or went back to, where one can say."""
    coded: Coding | None = None
    """How the phase was judged: required where a phase is given."""
    lever: Id | None = None
    """What kind of thing moved: one of the vocabulary's levers."""


class Position(Record):
    """Where the work stood at a time: its way in, and how deep."""

    when: When
    way_in: Id
    """One of the vocabulary's ways in."""
    level: Id
    """One of the vocabulary's levels."""
    because: Sentence
    """Why we place it there."""
    coded: Coding
    source: Cites


class Spell(Record):
    """A time in which the work was sustained in one way. Spells may overlap."""

    model: Id
    """A sustaining model: the id of a page in playbook/models."""
    from_: Annotated[Year, Field(alias="from")]
    to: Year | None = None
    """Left out while it lasts, or where the end is not known."""
    funding: Text | None = None
    infrastructure: Text | None = None
    processes: Text | None = None
    relationships: Text | None = None
    coded: Coding
    source: Cites


class PitfallMet(Record):
    """A pitfall that the work met, and what came of it."""

    pitfall: Id
    what_happened: Sentence
    outcome: Literal["got-out", "partly", "did-not", "unknown"]
    """Whether it got out, as far as the sources say."""
    way_out: Sentence | None = None
    """What it did about it; required where it got out, wholly or partly."""
    when: When | None = None
    coded: Coding
    """Grounded where a source names the trap; speculative where the name is ours."""
    source: Cites


class Funding(Record):
    """Money that came, and what was asked in return."""

    source: Cites
    """The key of the source that says so."""
    from_: Annotated[Text, Field(alias="from")]
    """Who gave it."""
    years: When | None = None
    """When: a year, or a span such as 2014-2019."""
    amount: Text | None = None
    """How much, with its currency, as the source gives it: '£300,000', 'about £2m'."""
    conditions: Text | None = None
    """What was asked for it: targets, periods, uses."""


class FollowUp(Record):
    """What became of it, looked up again later."""

    when: When
    text: Sentence
    source: Cites | None = None


class Adaptation(Record):
    """An earlier case that this one took something from, and what it made of it."""

    case: Id
    """The case that it was taken from."""
    taken: Sentence
    """What was taken: an idea, a way of working, a measure."""
    changed: Sentence | None = None
    """What was done otherwise here. Left out where no source says."""
    why: Sentence | None = None
    """Why it was changed. Left out where no source says."""
    result: Sentence | None = None
    """What came of the change. Left out where no source says."""
    coded: Coding
    """Grounded where a source names the earlier work; speculative where the likeness is ours."""
    source: Cites
