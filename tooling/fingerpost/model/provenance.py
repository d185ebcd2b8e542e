"""On whose word a case stands, and on what terms: sources, helpers, consent, gaps, withdrawal."""

from typing import Literal

from fingerpost.model.fields import Cites, Day, Record, Sentence, Text, Url, Year


class CaseSource(Record):
    """Something that was read for this case."""

    title: Text
    authors: Text | None = None
    """Who wrote it, as the work itself names them."""
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
    """When it was agreed."""
    right_of_reply: Sentence | None = None
    """When those of whom it says something hard were shown it, and what they replied; or why nobody was asked."""
    community_review: Sentence | None = None
    """Which people of the place read it before it was shown, and what they changed; or why nobody did."""
    embargo_until: Day | None = None
    """The first day on which it may be shown; until then it is checked, and stands on no page and in no file."""
    review_by: Day | None = None
    """When to ask again."""


class NotKnown(Record):
    """Something that a reader would ask and the sources do not answer."""

    field: Text
    """The field, or the question."""
    because: Sentence
    """Why it is not known: what was looked at, or what could not be read."""


class KnownNone(Record):
    """Something that was looked for and is known not to be there. A list left out says only that nobody has told."""

    field: Literal["lead", "partners", "funding", "pitfalls", "national_rules", "adapted_from", "spells"]
    """Of what there is none."""
    source: Cites
    """Who says so."""


class Dispute(Record):
    """Something in the account that somebody holds to be wrong, for as long as it is not settled."""

    on: Day
    """Since when."""
    what: Sentence
    """What is disputed, and what is said instead."""
    by: Text | None = None
    """Who disputes it, if they wish to be named."""


class Withdrawal(Record):
    """The one line that takes a case out of everything but its address."""

    on: Day
    because: Sentence
