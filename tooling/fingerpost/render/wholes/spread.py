"""Marks that would lie on one another, moved apart; those that have room stay where they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

_ROW = 0.866  # the height of a row of a honeycomb: the square root of 3/4
_REACH = 4
"""Places of the honeycomb that a mark may be moved: farther away it would tell a lie."""
_ITS_OWN_FIRST = (0, -1, 1)
"""A spot's own row or column, then those beside it: where there are many, something near is mostly there."""
Cell = tuple[int, int]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to be marked, and where it truly is."""

    case_id: str
    title: str
    """The case."""
    name: str
    """The place."""
    x: float
    y: float
    whole: bool
    """Whether the case is about this place, or this is one place of several."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot, and where it is drawn."""

    spot: Spot
    x: float
    y: float

    @property
    def moved(self) -> bool:
        """Whether it is drawn so far from where it is that a line must say so."""
        return hypot(self.x - self.spot.x, self.y - self.spot.y) > 6


def spread(spots: Sequence[Spot], step: float) -> tuple[list[Mark], int]:
    """Return a mark for each spot, no two nearer than `step`, and how many spots found no room.

    A spot that has no other near it stays. The rest go to a honeycomb, the first with the first choice. However many
    there are, each looks at the same few places around it.
    """
    near = _by_cell(spots, step)
    alone = [spot for spot in spots if not any(other is not spot for other in _close(near, spot.x, spot.y, step))]
    staying = _by_cell(alone, step)
    marks = [Mark(spot, spot.x, spot.y) for spot in alone]
    taken: set[Cell] = set()
    full: set[Cell] = set()
    """Where one that came found no room: nobody after it will."""
    kept = set(map(id, alone))
    for spot in spots:
        if id(spot) in kept:
            continue
        home = (round(spot.y / (step * _ROW)), round(spot.x / step))
        for cell in () if home in full else _around(spot, home, step):
            x, y = middle(*cell, step)
            if cell not in taken and not any(True for _ in _close(staying, x, y, step)):
                taken.add(cell)
                marks.append(Mark(spot, x, y))
                break
        else:
            full.add(home)
    return marks, len(spots) - len(marks)


def _around(spot: Spot, home: Cell, step: float) -> list[Cell]:
    """Return the places of the honeycomb within reach of a spot, the nearest first."""
    reach = range(-_REACH, _REACH + 1)
    cells = [(home[0] + down, home[1] + across) for down in reach for across in reach]

    def distance(cell: Cell) -> tuple[float, Cell]:
        x, y = middle(*cell, step)
        return hypot(x - spot.x, y - spot.y), cell

    return sorted(cells, key=distance)


def cell_of(spot: Spot, step: float) -> Cell:
    """Return the place of the honeycomb whose middle is nearest to a spot, or among the nearest."""
    row = round(spot.y / (step * _ROW))
    return row, round(spot.x / step - row % 2 / 2)


@lru_cache(maxsize=1 << 14)  # each mark asks for the same few dozen around it
def middle(row: int, column: int, step: float) -> Point:
    """Return the middle of a place of the honeycomb."""
    return round((column + row % 2 / 2) * step, 1), round(row * step * _ROW, 1)


def _by_cell(spots: Iterable[Spot], step: float) -> dict[Cell, list[Spot]]:
    """Return the spots by the square of a net in which each lies."""
    found: dict[Cell, list[Spot]] = {}
    for spot in spots:
        found.setdefault((int(spot.y // step), int(spot.x // step)), []).append(spot)
    return found


def _close(by_cell: dict[Cell, list[Spot]], x: float, y: float, step: float) -> Iterator[Spot]:
    """Yield the spots nearer to a point than `step`."""
    row, column = int(y // step), int(x // step)
    for cell in ((row + down, column + across) for down in _ITS_OWN_FIRST for across in _ITS_OWN_FIRST):
        yield from (spot for spot in by_cell.get(cell, ()) if hypot(spot.x - x, spot.y - y) < step)
