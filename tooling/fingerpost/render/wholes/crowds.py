"""Places that are too many to be marked one by one, counted where they lie close together."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from fingerpost.render.wholes.spread import Mark, Spot, cell_of, middle

_LEAST, _MOST = 12, 22
"""Units from the middle of a number to its rim: the first for two places, the second where there are most."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Places close together."""

    count: int
    x: float
    y: float
    mostly: str
    """The list in which more of them stand than in any other."""
    radius: float


def crowds(
    spots: Iterable[Spot], step: float, listed: Callable[[Spot], str]
) -> tuple[tuple[Mark, ...], tuple[Crowd, ...]]:
    """Return a mark for each spot that is alone in its place of a honeycomb, and the counts of the others.

    step:   between the middles of neighbouring places.
    listed: the list in which a spot's case stands.
    """
    together: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        together.setdefault(cell_of(spot, step), []).append(spot)
    most = max(map(len, together.values()))
    marks: list[Mark] = []
    counted: list[Crowd] = []
    for cell, near in together.items():
        x, y = middle(*cell, step)
        if len(near) == 1:
            marks.append(Mark(near[0], x, y))
        else:
            whole = [spot for spot in near if spot.whole]  # the places of a programme stand in its own list
            mostly = Counter(map(listed, whole or near)).most_common(1)[0][0]
            radius = _LEAST + (_MOST - _LEAST) * sqrt(len(near) / most)
            counted.append(Crowd(len(near), x, y, mostly, round(radius, 1)))
    return tuple(marks), tuple(counted)
