"""Where a case is, and what about the place shaped the work."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.fields import Cites, Id, Record, Sentence, Text


class Place(Record):
    """Where it is, as its people and its councils would say."""

    name: Text
    """What people there call it."""
    nation: Id
    """One of the vocabulary's nations."""
    scale: Id
    """How large: one of the vocabulary's scales."""
    setting: Id
    """What kind of place: one of the vocabulary's settings."""
    local_authority: Text | None = None
    """The council or councils that serve it."""
    region: Id | None = None
    """One of the vocabulary's regions; left out where the nation has none listed."""
    location: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]] | None = None
    """The middle of the place, not a boundary: latitude, longitude in degrees."""


class Site(Record):
    """One of the places of an initiative that works in several."""

    name: Text
    location: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]] | None = None
    """Latitude, longitude in degrees."""
    case: Id | None = None
    """The case that tells its own story, where there is one."""


class Context(Record):
    """One thing about the place that shaped the work."""

    aspect: Literal["disposition", "fault-line", "incentives", "overlapping-boundaries", "shock", "assets", "history"]
    """Which kind of thing it is."""
    text: Sentence
    source: Cites
