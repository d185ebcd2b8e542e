"""A case study: what happened in a real place, as its sources tell it."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.course import Adaptation, Event, FollowUp, Funding, PitfallMet, Position, Spell
from fingerpost.model.fields import Day, Id, Language, Record, Sentence, Text, Year
from fingerpost.model.place import Context, Place, Site
from fingerpost.model.proof import NationalRule, ProofPoint
from fingerpost.model.provenance import CaseSource, Consent, Contributor, Dispute, KnownNone, NotKnown, Withdrawal


class Story(Record):
    """The case in prose, in Markdown. A section that the sources do not reach is left out and listed in `not_known`."""

    what_happened: Text
    """From the start to now, as a story."""
    how_it_is_led: Text | None = None
    """Who decides, who holds it together."""
    how_power_is_shared: Text | None = None
    """What residents decide, and what they do not."""
    how_it_learns: Text | None = None
    """How the work finds out whether it works."""
    what_changed_course: Text | None = None
    """Turns, returns and second thoughts."""
    what_it_leaves: Text | None = None
    """What stayed, ended or was handed on."""


class Case(Record):
    """One case study; its file's name is its id."""

    title: Text
    kind: Literal["real", "composite", "training"]
    """Real: every fact sourced. Composite: told from several, says so. Training: invented, labelled, never counted."""
    summary: Sentence
    """One sentence that tells a stranger what happened where."""
    reviewed: Day
    """When somebody last checked the whole of it."""
    place: Place
    status: Literal["active", "ended", "paused", "unknown"]
    themes: Annotated[tuple[Id, ...], Field(min_length=1)]
    origin: Literal["designed", "organic", "mixed", "unknown"]
    """Designed by a programme, grown by local people, or both."""
    story: Story
    missing_voices: Sentence
    """Whose account is not in it."""
    consent: Consent
    sources: Annotated[dict[str, CaseSource], Field(min_length=1)]
    """What was read, by a short key that the rest of the file cites."""
    language: Language = "en"
    """The language in which it is told, English or Welsh: readers are told, and search keeps an index for each."""
    also_known_as: tuple[Text, ...] = ()
    sites: tuple[Site, ...] = ()
    """The places of an initiative that works in several."""
    started: Year | None = None
    ended: Year | None = None
    ways_in: tuple[Id, ...] = ()
    """How it began: the vocabulary's ways in."""
    focus: tuple[Id, ...] = ()
    """What it is about: the vocabulary's subjects, such as health or housing."""
    lead: Text | None = None
    partners: tuple[Text, ...] = ()
    funding: tuple[Funding, ...] = ()
    adapted_from: tuple[Adaptation, ...] = ()
    """Earlier cases that it took something from."""
    context: tuple[Context, ...] = ()
    events: tuple[Event, ...] = ()
    trajectory: tuple[Position, ...] = ()
    spells: tuple[Spell, ...] = ()
    pitfalls: tuple[PitfallMet, ...] = ()
    evidence: tuple[ProofPoint, ...] = ()
    did_not_work: Text | None = None
    """What did not work, in Markdown. A real case has it, or says in `not_known` why not."""
    national_rules: tuple[NationalRule, ...] = ()
    followed_up: tuple[FollowUp, ...] = ()
    not_known: tuple[NotKnown, ...] = ()
    known_none: tuple[KnownNone, ...] = ()
    """What is known not to be there; what is missing and in neither list has not been told."""
    contributors: tuple[Contributor, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    """What somebody holds to be wrong in it, until that is settled."""
    withdrawn: Withdrawal | None = None
