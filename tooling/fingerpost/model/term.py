"""A term of the shared vocabulary."""

from typing import Annotated

from pydantic import Field

from fingerpost.model.fields import Day, Id, Record, Sentence, Text


class Lookalike(Record):
    """Something that is easily taken for this term."""

    term: Id | None = None
    """Its id, where the glossary has it; otherwise `name` says what it is."""
    name: Text | None = None
    difference: Sentence
    """How to tell the two apart."""


class Example(Record):
    """The term met in a real place."""

    case: Id
    text: Sentence


class Care(Record):
    """Why a word needs handling with care, and what to say instead."""

    why: Sentence
    instead: Text


class Lens(Record):
    """The idea said to one audience."""

    to: Id
    """One of the vocabulary's audiences."""
    say: Sentence
    by: Text
    """Who worded it."""
    on: Day
    """When they did."""


class Term(Record):
    """One term; its file's name is its id, the file's body is the longer note."""

    title: Text
    definition: Sentence
    """In plain words, 45 at most."""
    category: Id
    """One of the vocabulary's term categories."""
    reviewed: Day
    synonyms: tuple[Text, ...] = ()
    """Other names for the same thing; search finds them."""
    not_to_be_confused_with: tuple[Lookalike, ...] = ()
    related: tuple[Id, ...] = ()
    """Terms that a reader of this one would want next."""
    people_say: tuple[Text, ...] = ()
    """What somebody says who needs this word and does not know it."""
    origin: Text | None = None
    """Where the term comes from."""
    sources: tuple[Id, ...] = ()
    """Keys of the bibliography."""
    contested: Sentence | None = None
    """How people differ about it."""
    care: Care | None = None
    example: Example | None = None
    lenses: tuple[Lens, ...] = ()
    quiet: bool = False
    """True for a word too common to link wherever it stands."""
    note: Annotated[str, Field(default="")] = ""
    """The body of the file, in Markdown."""
