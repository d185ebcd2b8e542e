"""A location gives its latitude first, its longitude second.

Good:  location: [53.4, -2.9] for a place in England
Bad:   location: [-2.9, 53.4], which is in the Indian Ocean
Why:   two numbers the wrong way round put a place on the other side of the world, and nobody sees it but on the map.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import floor

from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding, Key

CODE = "swapped-location"
Location = tuple[float, float]
Square = tuple[int, int]
"""A whole degree of latitude by one of longitude: fine enough to tell seas from counties, and a nation has few."""
NEAR = 20
"""Degrees: as far as places of one nation lie apart, the largest nations left aside."""
ENOUGH = 2
"""Other places that have to agree: of two places alone nobody can tell which one is turned round."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each location that lies among the others of its nation only when it is turned round."""
    by_nation = squares(library)
    for id, case in library.standing():
        among = by_nation[case.place.nation]
        for at, (first, second) in _locations(case):
            square = (floor(first), floor(second))
            if among[square] > 1 or _near(square, among) > 1:  # most are in one square with others
                continue
            if _near((square[1], square[0]), among - Counter([square])) >= ENOUGH:
                told = say("location turned round", first=first, second=second, nation=case.place.nation)
                yield Finding(path_of(library, "case", id), at, *told)


def squares(library: Library) -> dict[str, Counter[Square]]:
    """Return how many places of each nation lie in each square."""
    found: dict[str, Counter[Square]] = {}
    for _, case in library.standing():
        locations = (location for _, location in _locations(case))
        found.setdefault(case.place.nation, Counter()).update((floor(a), floor(b)) for a, b in locations)
    return found


def _locations(case: Case) -> Iterator[tuple[Key, Location]]:
    of_sites = ((("sites", index, "location"), site.location) for index, site in enumerate(case.sites))
    for at, location in chain([(("place", "location"), case.place.location)], of_sites):
        if location:
            yield at, location


def _near(square: Square, among: Counter[Square]) -> int:
    """Return how many places lie near a square, those in it counted."""
    near = (many for (a, b), many in among.items() if abs(square[0] - a) < NEAR and abs(square[1] - b) < NEAR)
    return sum(near)
