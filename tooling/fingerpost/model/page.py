"""A page of the playbook: front matter, and Markdown in parts."""

from typing import Annotated

from pydantic import Field

from fingerpost.model.fields import Cites, Day, Id, Language, Record, Ref, Sentence, Text


class Crossing(Record):
    """Where a published model has something near this phase."""

    framework: Text
    """The model, as its authors name it."""
    stage: Text
    """Its stage or stages, or 'nothing that matches'."""
    source: Cites
    """Keys of the bibliography."""


class LeadsTo(Record):
    """A way from this phase to another: on, or back."""

    phase: Id
    when: Sentence
    """What makes people take this way."""


class Step(Record):
    """One step of an exercise."""

    minutes: Annotated[int, Field(ge=1, le=480)]
    do: Text
    """What the group does, in Markdown."""


class Door(Record):
    """A way in that a page offers, drawn as the arm of a signpost."""

    title: Text
    text: Text
    """What a reader finds behind it."""
    to: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    """A page of the playbook by its path, such as 'phases/index'."""


class Element(Record):
    """One of the named parts of a framework: its conditions, features or gateways."""

    page: Ref | None = None
    """Its own page, which says what it is related to; one without a page says it here."""
    title: Text | None = None
    related: tuple[Ref, ...] = ()


class Page(Record):
    """One page; its file's name is its id, its folder is its kind."""

    title: Text
    summary: Sentence
    """One sentence: what a reader finds here."""
    reviewed: Day
    language: Language = "en"
    """The language of its words, English or Welsh: readers are told, and search keeps an index for each."""
    synonyms: tuple[Text, ...] = ()
    """Other names; search finds them."""
    people_say: tuple[Text, ...] = ()
    """What somebody says who needs this page and does not know its name."""
    related: tuple[Ref, ...] = ()
    """Other pages, by kind and id. Written on one side; the other side is computed."""
    themes: tuple[Id, ...] = ()
    order: int | None = None
    """Its place among its kind, where the kind has an order."""
    pitfalls: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    phases: tuple[Id, ...] = ()
    leads_to: tuple[LeadsTo, ...] = ()
    crosswalk: tuple[Crossing, ...] = ()
    crossed_as: tuple[Text, ...] = ()
    """For a framework: the names under which the phases' crosswalks have it."""
    elements_called: Text | None = None
    """For a framework: what its parts are called, such as 'Five conditions of collective impact'."""
    elements: tuple[Element, ...] = ()
    """For a framework: its parts, in its own order."""
    doors: tuple[Door, ...] = ()
    group: Text | None = None
    """A pitfall's group (a code of the vocabulary), or the size of group that an exercise suits."""
    minutes: Annotated[int, Field(ge=5, le=960)] | None = None
    room: Text | None = None
    reads: tuple[Id, ...] = ()
    """For a role: the kinds of page that serve this reader, the most useful first; 'term' and 'case' are kinds too."""
    parts: tuple[Text, ...] = ()
    """For a role: the headings of parts that are written with this reader in mind."""
    words: tuple[Id, ...] = ()
    """For a role: the categories of terms that this reader needs first."""
    known_by: tuple[Text, ...] = ()
    """For a role: what such readers are called in running text, and what is theirs alone."""
    materials: tuple[Text, ...] = ()
    steps: tuple[Step, ...] = ()
