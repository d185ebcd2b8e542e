"""Where cases are missing: how many real cases there are at each crossing of two things."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from fingerpost.model import Library, PlaybookPage
from fingerpost.render.site import Site, rendered

SHADES = 4
"""Steps from few to many; each is darker and heavier than the one before."""
Crossings = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What heads a row or a column."""

    id: str
    title: str
    address: str = ""
    """Its page, "" where it has none."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts."""

    id: str
    title: str
    corner: str
    """What the rows are, and the columns."""
    columns: tuple[Choice, ...]
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    """Rows under a heading, "" where they have none."""
    counts: Crossings
    """(row, column) → real cases."""

    @property
    def rows(self) -> tuple[Choice, ...]:
        return tuple(row for _, rows in self.groups for row in rows)

    @property
    def empty(self) -> int:
        """How many crossings no case stands at."""
        return sum(not self.counts[row.id, column.id] for row in self.rows for column in self.columns)

    @property
    def cells(self) -> int:
        return len(self.rows) * len(self.columns)

    def shade(self, count: int) -> int:
        """Return 0 for none, else 1 to `SHADES`: a count's share of the greatest."""
        return -(-count * SHADES // max(self.counts.values())) if count else 0


def crossings(library: Library) -> tuple[Crossings, Crossings, Crossings]:
    """Return the real cases by phase and theme, by scale and setting, by pitfall and setting."""
    phases, places, pitfalls = Crossings(), Crossings(), Crossings()
    for _, case in library.standing():
        if case.kind == "real":
            passed = {event.phase for event in case.events if event.phase}
            phases.update((phase, theme) for phase in passed for theme in set(case.themes))
            places[case.place.scale, case.place.setting] += 1
            pitfalls.update((pitfall, case.place.setting) for pitfall in {met.pitfall for met in case.pitfalls})
    return phases, places, pitfalls


def grids(site: Site) -> tuple[Grid, ...]:
    """Return the tables of the page."""
    library = site.library
    phases, places, pitfalls = crossings(library)
    settings, scales = _codes(site, "settings"), _codes(site, "scales")
    return (
        Grid("places", "Kinds of place", "Scale and setting", settings, (("", scales),), places),
        Grid(
            "phases",
            "Phases and themes",
            "Phase and theme",
            _pages(library.of_kind("theme")),
            (("", _pages(site.phases)),),
            phases,
        ),
        Grid("pitfalls", "Pitfalls and settings", "Pitfall and setting", settings, _by_group(site), pitfalls),
    )


def gaps(site: Site, root: str) -> str:
    """Return the tables, in which every empty crossing asks for a case."""
    return rendered("slots/gaps.html", site, root, grids=grids(site))


def _pages(pages: Iterable[PlaybookPage]) -> tuple[Choice, ...]:
    return tuple(Choice(page.id, page.record.title, page.address) for page in pages)


def _codes(site: Site, name: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, entry.title) for code, entry in site.library.vocabulary.codes(name).items())


def _by_group(site: Site) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return the pitfalls under their groups, in the vocabulary's order."""
    order = list(site.library.vocabulary.pitfall_groups)
    pages = sorted(site.library.of_kind("pitfall"), key=lambda page: order.index(page.record.group or order[0]))
    grouped = groupby(pages, key=lambda page: page.record.group or order[0])
    return tuple((site.code("pitfall_groups", code), _pages(members)) for code, members in grouped)
