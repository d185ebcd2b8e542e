"""What was found: evidence on what the playbook says, and rules that helped or got in the way."""

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.model.course import Coding
from fingerpost.model.fields import Cites, Id, Ids, Record, Ref, Sentence, Text, Year


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

    body: Ids
    """Who makes the rule: one or more of the vocabulary's national bodies."""
    rule: Sentence
    """What it says, and how it bore on the work, in one sentence that stands alone."""
    effect: Literal["helped", "hindered", "both"]
    source: Cites
    coded: Coding | None = None
    """Speculative where no source says that this body made it, or that it was a rule, and that is our reading."""
