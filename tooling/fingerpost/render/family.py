"""Who took what from whom: a case among those that it was adapted from, and those that were adapted from it."""

from typing import NamedTuple

from markupsafe import Markup

from fingerpost.model import Case
from fingerpost.model.course import Adaptation
from fingerpost.render.site import Site
from fingerpost.render.templates import cites, in_language

MOST_SHOWN = 12
"""How many adaptations of one case are listed on the page of another: more would bury it."""


class Branch(NamedTuple):
    """An earlier case, and those that took something from it."""

    parent: Markup
    years: str
    taken: list[tuple[str, object]]
    """What the case of the page took from it, fact by fact."""
    guessed: bool
    others: list[Markup]
    more: int
    """How many others are not listed."""


class Family(NamedTuple):
    """A case's place among its adaptations."""

    branches: list[Branch]
    children: list[tuple[Markup, str]]
    """Cases that took something from this one, and what."""


def family_of(site: Site, id: str, root: str) -> Family | None:
    """Return the family of a case, None where it has none."""
    case = site.library.cases[id]
    branches = [_branch(site, id, entry, root) for entry in case.adapted_from if site.stands("case", entry.case)]
    children = [
        (site.link(root, "case", child), in_language(site.library.cases[child].language, entry.taken))
        for child, entry in site.adaptations.get(id, ())
    ]
    return Family(branches, children) if branches or children else None


def _branch(site: Site, id: str, entry: Adaptation, root: str) -> Branch:
    others = [child for child, _ in site.adaptations.get(entry.case, ()) if child != id]
    facts = (
        ("Taken", entry.taken + cites(entry.source)),
        ("Changed", entry.changed),
        ("Why", entry.why),
        ("What came of it", entry.result),
    )
    language = site.library.cases[id].language
    return Branch(
        site.link(root, "case", entry.case),
        _began(site.library.cases[entry.case]),
        [(name, in_language(language, told) if told else "Not told") for name, told in facts],
        entry.coded == "speculative",
        [site.link(root, "case", other) for other in others[:MOST_SHOWN]],
        max(0, len(others) - MOST_SHOWN),
    )


def _began(case: Case) -> str:
    return f"began {case.started}" if case.started else "start not known"
