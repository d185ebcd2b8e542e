"""A case study: what happened in a real place, as its sources tell it."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.fields import Cites, Day, Id, Record, Ref, Sentence, Text, Url, When, Year

Coding = Literal["grounded", "speculative"]
"""Whether a judgement rests on words in a source, or is our reading of them."""


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


class Context(Record):
    """One thing about the place that shaped the work."""

    aspect: Literal["disposition", "fault-line", "incentives", "overlapping-boundaries", "shock", "assets", "history"]
    """Which kind of thing it is."""
    text: Sentence
    source: Cites


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


class ProofPoint(Record):
    """A claim with its evidence, for or against something that the playbook says."""

    claim: Sentence
    """What was found, in one sentence that stands alone."""
    about: Annotated[tuple[Ref, ...], Field(min_length=1)]
    """The playbook pages that it bears on, by kind and id: 'phase-holding', 'theme-power', 'pitfall-hero-leader'."""
    direction: Literal["for", "against", "unclear"]
    """Whether it supports what the page says, contradicts it, or leaves it open."""
    design: Id
    """How it was found out: one of the vocabulary's evidence designs."""
    source: Cites
    year: Year | None = None
    """When it was found out."""
    measure: Text | None = None
    """What was counted or asked."""
    chosen_by: Text | None = None
    """Who chose the measure."""
    before: Text | None = None
    after: Text | None = None
    community_view: Text | None = None
    """What people who live there say of it."""
    caution: Text | None = None
    """What to keep in mind before leaning on it."""


class NationalRule(Record):
    """A rule made elsewhere that helped or got in the way."""

    body: Text
    """Who makes the rule."""
    rule: Text
    effect: Literal["helped", "hindered", "both"]
    source: Cites


class FollowUp(Record):
    """What became of it, looked up again later."""

    when: When
    text: Sentence
    source: Cites | None = None


class NotKnown(Record):
    """Something that a reader would ask and the sources do not answer."""

    field: Text
    """The field, or the question."""
    because: Sentence
    """Why it is not known: what was looked at, or what could not be read."""


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


class Contributor(Record):
    """Somebody who gave to this case, with the name that they chose."""

    name: Text
    part: Literal["told", "wrote", "compiled", "hosted", "challenged", "checked", "translated"]


class CaseSource(Record):
    """Something that was read for this case."""

    title: Text
    publisher: Text
    year: Year | None = None
    """Left out where the copy shows none."""
    url: Url | None = None
    read: Text | None = None
    """How much of it was read: 'opening of the page', 'in full'."""


class Withdrawal(Record):
    """The one line that takes a case out of everything but its address."""

    on: Day
    because: Sentence


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
    contributors: tuple[Contributor, ...] = ()
    withdrawn: Withdrawal | None = None
