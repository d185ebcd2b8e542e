"""The crosswalk: how themes, features, behaviours, models, phases and the parts of frameworks hang together."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from fingerpost.model import KINDS, PlaybookPage
from fingerpost.model.page import Crossing
from fingerpost.render.site import Site, rendered

_WHOLE_KINDS = ("theme", "behaviour", "model", "phase")
"""Kinds of which every page stands in the crosswalk; the others are parts of a framework."""
_FIELDS = ("family", "item", "address", "other_family", "other", "other_address", "sources")


@dataclass(frozen=True, slots=True)
class Member:
    """One row of the crosswalk."""

    key: str
    """A page's kind and id, or a framework's id and the part's title."""
    title: str
    address: str
    related: frozenset[str]
    """Keys of what it says that it is related to."""


@dataclass(frozen=True, slots=True)
class Family:
    """Things of one sort."""

    id: str
    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Every family, and what in it is joined to what."""

    families: tuple[Family, ...]
    joined: frozenset[tuple[str, str]]
    """Keys of two members, both ways round."""

    def cell(self, member: Member, family: Family) -> list[Member]:
        """Return the members of a family that are joined to a member."""
        return [other for other in family.members if (member.key, other.key) in self.joined]


def crosswalk(site: Site) -> Crosswalk:
    """Return what the front matter of the pages says, each relation both ways."""
    families = (*(_of_kind(site, kind) for kind in _WHOLE_KINDS), *_of_frameworks(site))
    known = {member.key for family in families for member in family.members}
    pairs = {
        (member.key, other)
        for family in families
        for member in family.members
        for other in member.related & known - {member.key}
    }
    return Crosswalk(families, frozenset(pairs | {(other, key) for key, other in pairs}))


def matrix(site: Site, root: str) -> str:
    """Return a table for each family, and one of the phases in the published models."""
    models = [(name, site_page, _stages(site, name)) for name, site_page in _models(site)]
    return rendered("slots/matrix.html", site, root, crosswalk=crosswalk(site), models=models)


def framework_of(site: Site, name: str) -> PlaybookPage | None:
    """Return the page of a framework by the name that the phases' crosswalks give it."""
    return next((page for page in site.library.of_kind("framework") if name in page.record.crossed_as), None)


def crosswalk_csv(site: Site) -> str:
    """Return every relation of the crosswalk once, and each phase's nearest stage in each published model."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_FIELDS)
    found = crosswalk(site)
    for number, family in enumerate(found.families):
        for member in family.members:
            for other_family in found.families[number + 1 :]:
                for other in found.cell(member, other_family):
                    pair = (family.title, member.title, member.address, other_family.title, other.title, other.address)
                    rows.writerow((*pair, ""))
    for phase in site.phases:
        for crossing in phase.record.crosswalk:
            page = framework_of(site, crossing.framework)
            first = (KINDS["phase"].plural, phase.record.title, phase.address)
            second = (crossing.framework, crossing.stage, page.address if page else "")
            rows.writerow((*first, *second, " ".join(crossing.source)))
    return text.getvalue()


def _of_kind(site: Site, kind: str) -> Family:
    members = (_member(page) for page in site.library.of_kind(kind))
    return Family(kind, KINDS[kind].plural, tuple(members))


def _of_frameworks(site: Site) -> Iterator[Family]:
    for framework in site.library.of_kind("framework"):
        if framework.record.elements:
            members = tuple(_elements(site, framework))
            yield Family(framework.id, framework.record.elements_called or framework.record.title, members)


def _elements(site: Site, framework: PlaybookPage) -> Iterator[Member]:
    for element in framework.record.elements:
        if element.page:
            yield _member(site.library.pages[element.page])
        elif element.title:
            related = frozenset((*element.related, *_phases_of(site, framework, element.title)))
            yield Member(f"{framework.id}: {element.title}", element.title, framework.address, related)


def _member(page: PlaybookPage) -> Member:
    record = page.record
    themes, phases = (f"theme-{id}" for id in record.themes), (f"phase-{id}" for id in record.phases)
    ways = (f"phase-{way.phase}" for way in record.leads_to)
    return Member(page.ref, record.title, page.address, frozenset((*record.related, *themes, *phases, *ways)))


def _phases_of(site: Site, framework: PlaybookPage, title: str) -> Iterator[str]:
    """Yield the phases whose crosswalk names a part of a framework as a stage."""
    for phase in site.phases:
        for crossing in phase.record.crosswalk:
            stages = re.split(r"[/;,] *", crossing.stage.casefold())
            if crossing.framework in framework.record.crossed_as and any(
                stage.startswith(title.casefold()) for stage in stages
            ):
                yield phase.ref


def _models(site: Site) -> list[tuple[str, PlaybookPage | None]]:
    names = dict.fromkeys(crossing.framework for phase in site.phases for crossing in phase.record.crosswalk)
    return [(name, framework_of(site, name)) for name in names]


def _stages(site: Site, name: str) -> list[Crossing | None]:
    return [next((c for c in phase.record.crosswalk if c.framework == name), None) for phase in site.phases]
