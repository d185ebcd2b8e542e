"""A centre or network that helps places."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.fields import Cites, Day, Id, Record, Sentence, Text, Url


class Offer(Record):
    """One thing that it gives."""

    what: Sentence
    source: Cites


class OrganisationSource(Record):
    """Something that was read about it."""

    title: Text
    publisher: Text
    year: int | None = None
    url: Url | None = None


class Organisation(Record):
    """One organisation; its file's name is its id."""

    title: Text
    summary: Sentence
    reviewed: Day
    nations: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where it works."""
    expertise: tuple[Id, ...] = ()
    """The areas of expertise it offers, from the vocabulary's five."""
    status: Literal["active", "closing", "closed", "unknown"]
    offers: tuple[Offer, ...] = ()
    url: Url | None = None
    cases: tuple[Id, ...] = ()
    """Cases that it leads, funds or studies."""
    limits: Text | None = None
    """What could not be found out, or who it does not serve."""
    sources: Annotated[dict[str, OrganisationSource], Field(min_length=1)]
