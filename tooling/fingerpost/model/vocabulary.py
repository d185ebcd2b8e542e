"""The code lists: the words that cases and terms choose from."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from fingerpost.model.fields import Id, Record, Sentence, Text


class Code(Record):
    """One choice in a list."""

    title: Text
    summary: Sentence | None = None
    also: tuple[Text, ...] = ()
    """Other names that case files give it, such as an earlier one or that of a part of it."""


class Design(Record):
    """A way of finding out."""

    title: Text
    summary: Sentence
    independent: bool
    """Whether somebody other than those who did or paid for the work found it out."""


Codes = Annotated[dict[Id, Code], Field(min_length=1)]


class Vocabulary(Record):
    """Every list, in the order in which readers should meet its codes."""

    nations: Codes
    regions: Codes
    scales: Codes
    settings: Codes
    ways_in: Codes
    levels: Codes
    levers: Codes
    subjects: Codes
    evidence_designs: Annotated[dict[Id, Design], Field(min_length=1)]
    term_categories: Codes
    expertise: Codes
    audiences: Codes
    pitfall_groups: Codes
    national_bodies: Codes
    funders: Annotated[dict[Id, Code], Field(default_factory=dict)]
    """Those whose several names are counted as one."""
    abbreviations: Annotated[dict[Id, Code], Field(default_factory=dict)]
    """Abbreviations that need no explanation where they stand, in small letters: everybody knows them."""

    def codes(self, name: str) -> Mapping[str, Code | Design]:
        """Return one list by its name."""
        found: Mapping[str, Code | Design] = getattr(self, name)
        return found
