"""On whose word a case stands, and on what terms: sources, helpers, consent, gaps, withdrawal."""

from typing import Literal

from fingerpost.model.fields import Day, Record, Sentence, Text, Url, Year


class CaseSource(Record):
    """Something that was read for this case."""

    title: Text
    publisher: Text
    year: Year | None = None
    """Left out where the copy shows none."""
    url: Url | None = None
    read: Text | None = None
    """How much of it was read: 'opening of the page', 'in full'."""


class Contributor(Record):
    """Somebody who gave to this case, with the name that they chose."""

    name: Text
    part: Literal["told", "wrote", "compiled", "hosted", "challenged", "checked", "translated"]


class Consent(Record):
    """Who agreed to what."""

    basis: Literal["public-sources", "agreed"]
    """Built from published material alone, or agreed by the people it is about."""
    agreed_by: Text | None = None
    naming: Literal["people", "organisation", "place", "none"] | None = None
    """The closest naming that was agreed."""
    on: Day | None = None
    embargo_until: Day | None = None
    review_by: Day | None = None
    """When to ask again."""


class NotKnown(Record):
    """Something that a reader would ask and the sources do not answer."""

    field: Text
    """The field, or the question."""
    because: Sentence
    """Why it is not known: what was looked at, or what could not be read."""


class Withdrawal(Record):
    """The one line that takes a case out of everything but its address."""

    on: Day
    because: Sentence
