"""The years of a case as a line across: the one scale on which all its pictures are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from fingerpost.model import Case
from fingerpost.model.moments import begins, ends
from fingerpost.render.templates import LABEL, YEAR, YEARS, escaped, safe

WIDTH = 720
LEFT, RIGHT = 198.0, 706.0
_MOST_TICKS = 7
DOT = 6


@dataclass(frozen=True)
class Axis:
    """From the first year that a case tells of to the end of the last."""

    first: int
    last: int

    def x(self, when: float) -> float:
        """Return how far across a moment stands, in the picture's units."""
        return round(LEFT + (min(when, self.last) - self.first) * (RIGHT - LEFT) / (self.last - self.first), 1)

    @cached_property
    def ticks(self) -> tuple[tuple[float, int], ...]:
        """Where each labelled year stands, and the year."""
        step = -(-(self.last - self.first) // _MOST_TICKS)
        return tuple((self.x(year), year) for year in range(self.first, self.last, step))

    def years(self, base: float, height: float) -> Markup:
        """Return the lines that go down from the years to the base of a picture, and the years under it."""
        return safe(self._years.format(base=base, y=height - 4))

    @cached_property
    def _years(self) -> str:
        """The same for a picture of any height: the three of a case have the same years."""
        grid = "".join([f"M{x} 4V{{base}}" for x, _ in self.ticks])
        ticks = [YEAR.format(x=x, y="{y}", year=year) for x, year in self.ticks]
        return YEARS.format(grid=grid, ticks="".join(ticks))


def axis_of(case: Case, year: int) -> Axis | None:
    """Return the years of a case, None where it tells of no date.

    What still goes on reaches to the end of the year for which the site is made.
    """
    whens = [*(event.when for event in case.events), *(position.when for position in case.trajectory)]
    begun = [begin for when in whens if (begin := begins(when)) is not None]
    over = [end for when in whens if (end := ends(when)) is not None]
    begun += [float(spell.from_) for spell in case.spells]
    over += [spell.to + 1.0 if spell.to else spell.from_ + 1.0 for spell in case.spells]
    if not begun:
        return None
    if case.status == "active":
        over.append(year + 1.0)
    last = -int(-max(over) // 1)
    return Axis(int(min(begun)), max(last, int(min(begun)) + 2))


def dots(points: list[tuple[float, float]]) -> str:
    """Return the path of a dot at each point."""
    round_it = f"a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 {-2 * DOT} 0"
    return "".join(f"M{x - DOT:g} {y:g}{round_it}" for x, y in points)


def labels(rows: Iterable[tuple[str, float]]) -> Markup:
    """Return the words that stand before the rows of a picture, each with how far down it stands."""
    return safe("".join([LABEL.format(words=escaped(words), y=y) for words, y in rows]))
