"""A case → what its page says, ready to be set: texts and links, computed here so that the template stays lean."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from fingerpost.model import Case, ProofPoint
from fingerpost.model.moments import begins, event_anchors, event_of
from fingerpost.render.axis import axis_of
from fingerpost.render.case_words import (
    ASPECTS,
    DIRECTIONS,
    EFFECTS,
    MAY_BE_LEFT_OUT,
    NONE_OF,
    OUTCOMES,
    STORY_HEADINGS,
)
from fingerpost.render.colophon import colophon
from fingerpost.render.dates import dated
from fingerpost.render.family import family_of
from fingerpost.render.glance import glance
from fingerpost.render.site import Site
from fingerpost.render.spells import LENSES, letters, spells_picture
from fingerpost.render.templates import ENGLISH, changed, cites, in_language, safe
from fingerpost.render.timeline import timeline_picture
from fingerpost.render.trajectory import trajectory_picture


class EventLine(NamedTuple):
    """A dated event as the list tells it."""

    anchor: str
    when: str
    said: str
    phase: Markup | None
    guessed: bool
    lever: str


class MetLine(NamedTuple):
    """A pitfall met, with the event that dates it."""

    anchor: str
    pitfall: Markup
    outcome: str
    outcome_words: str
    when: str
    event: str
    """The anchor of the event, "" where there is none."""
    guessed: bool
    said: str
    way_out: str | None


def case_view(site: Site, id: str, case: Case, root: str) -> dict[str, object]:
    """Return what the template of a case's page is filled with."""
    axis = axis_of(case, site.library.year)
    anchors = event_anchors(case)
    none = {nothing.field: cites(nothing.source) for nothing in case.known_none}
    return {
        **colophon(site, id, case),
        "id": id,
        "case": case,
        "theirs": "" if case.language == ENGLISH else case.language,
        "glance": glance(site, case, root),
        "story": [(name.replace("_", "-"), heading, text) for name, heading, text in _story(case)],
        "context": [
            (ASPECTS[aspect], [in_language(case.language, entry.text + cites(entry.source)) for entry in entries])
            for aspect, entries in groupby(sorted(case.context, key=lambda entry: entry.aspect), lambda e: e.aspect)
        ],
        "timeline": timeline_picture(site, case, axis),
        "events": _events(site, case, root, anchors),
        "trajectory": trajectory_picture(site, case, axis),
        "positions": list(_positions(site, case)),
        "spells_picture": spells_picture(site, case, axis),
        "spells": list(_spells(site, case, root)),
        "proofs": list(_proofs(site, case, root)),
        "met": list(_met(site, case, root, anchors)),
        "money": list(_money(case)),
        "rules": list(_rules(site, case)),
        "since": [
            (dated(entry.when), in_language(case.language, entry.text + cites(entry.source or ())))
            for entry in case.followed_up
        ],
        "family": family_of(site, id, root),
        "none": ", ".join(f"{NONE_OF.get(field, field)}{says}" for field, says in none.items()),
        "silent_on": ", ".join(_silent_on(case, none)),
    }


def _story(case: Case) -> Iterator[tuple[str, str, str]]:
    return ((name, heading, text) for name, heading in STORY_HEADINGS.items() if (text := getattr(case.story, name)))


def _positions(site: Site, case: Case) -> Iterator[tuple[str, str, str, bool, str]]:
    """Yield when, level, way in, whether it is our reading, and why, for each point of the trajectory."""
    for entry in case.trajectory:
        level, way_in = site.code("levels", entry.level), site.code("ways_in", entry.way_in).lower()
        because = in_language(case.language, entry.because + cites(entry.source))
        yield dated(entry.when), level, way_in, entry.coded == "speculative", because


def _spells(site: Site, case: Case, root: str) -> Iterator[tuple[str, Markup, str, bool, list[tuple[str, str]], str]]:
    """Yield letter, model, years, whether it is our reading, the four lenses and the source, for each spell."""
    for letter, spell in zip(letters(case), case.spells, strict=True):
        yield (
            letter if len(case.spells) > 1 else "",
            site.link(root, "model", spell.model),
            f"{spell.from_} to {spell.to}" if spell.to else f"{spell.from_} on",
            spell.coded == "speculative",
            [(lens.capitalize(), _told(case, getattr(spell, lens))) for lens in LENSES],
            cites(spell.source),
        )


def _money(case: Case) -> Iterator[tuple[str, str, str, str]]:
    """Yield giver, years, amount and conditions of each grant, the earliest first."""
    for grant in sorted(case.funding, key=lambda grant: begins(grant.years or "") or 9999):
        yield (
            grant.from_ + cites(grant.source),
            dated(grant.years) if grant.years else "Not known",
            _told(case, grant.amount),
            _told(case, grant.conditions),
        )


def _told(case: Case, text: str | None) -> str:
    return in_language(case.language, text) if text else "Not known"


def _rules(site: Site, case: Case) -> Iterator[tuple[str, str, str, bool]]:
    """Yield whether it helped or hindered, whose it is, what it says and whether that is our reading, for each rule."""
    for rule in case.national_rules:
        bodies = ", ".join(site.code("national_bodies", body) for body in rule.body)
        said = in_language(case.language, rule.rule + cites(rule.source))
        yield EFFECTS[rule.effect], bodies, said, rule.coded == "speculative"


def _events(site: Site, case: Case, root: str, anchors: list[str]) -> list[EventLine]:
    return [
        EventLine(
            anchor,
            dated(event.when),
            in_language(case.language, event.text + cites(event.source)),
            site.link(root, "phase", event.phase) if event.phase else None,
            event.coded == "speculative",
            site.code("levers", event.lever).lower() if event.lever else "",
        )
        for anchor, event in zip(anchors, case.events, strict=True)
    ]


def _proofs(site: Site, case: Case, root: str) -> Iterator[tuple[str, str, str, list[tuple[str, object]]]]:
    """Yield direction, its word, the claim and what is known of it, for each finding; contrary ones first."""
    for direction, word in DIRECTIONS.items():
        for proof in case.evidence:
            if proof.direction == direction:
                claim = in_language(case.language, proof.claim + cites(proof.source))
                yield direction, word, claim, _facts(site, case, proof, root)


def _facts(site: Site, case: Case, proof: ProofPoint, root: str) -> list[tuple[str, object]]:
    found_by = site.code("evidence_designs", proof.design)
    change = changed(proof.before or "not known", proof.after or "not yet")
    own = (proof.measure, proof.chosen_by, proof.community_view, proof.caution)
    measure, chosen_by, heard, caution = (in_language(case.language, text) if text else None for text in own)
    facts = (
        ("Measured", measure),
        ("Chosen by", chosen_by),
        ("Before, after", change if proof.before or proof.after else None),
        ("Found by", f"{found_by}, {proof.year}" if proof.year else found_by),
        ("What residents say", heard),
        ("Mind", caution),
        ("Bears on", safe(", ".join([site.link(root, *ref.split("-", 1)) for ref in proof.about]))),
    )
    return [(name, value) for name, value in facts if value]


def _met(site: Site, case: Case, root: str, anchors: list[str]) -> Iterator[MetLine]:
    for met in case.pitfalls:
        event = event_of(case, met)
        yield MetLine(
            f"met-{met.pitfall}",
            site.link(root, "pitfall", met.pitfall),
            met.outcome,
            OUTCOMES[met.outcome],
            dated(met.when) if met.when else "",
            anchors[event] if event is not None else "",
            met.coded == "speculative",
            in_language(case.language, met.what_happened + cites(met.source)),
            in_language(case.language, met.way_out) if met.way_out else None,
        )


def _silent_on(case: Case, none: Iterable[str]) -> list[str]:
    """Return in words what the case says nothing of: neither that it is not known, nor that there is none."""
    told = {gap.field for gap in case.not_known} | set(none)
    return [words for name, words in MAY_BE_LEFT_OUT.items() if name not in told and not getattr(case, name)]
