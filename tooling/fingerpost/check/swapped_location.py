"""A location gives its latitude first, its longitude second.

Good:  location: [53.4, -2.9] for a place in England
Bad:   location: [-2.9, 53.4], which is in the Indian Ocean
Why:   two numbers the wrong way round put a place on the other side of the world, and nobody sees it but on the map.
"""

from collections.abc import Iterator
from itertools import chain, islice

from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library
from fingerpost.problems import Finding, Key

CODE = "swapped-location"
Location = tuple[float, float]
_NEAR = 20.0
"""Degrees: as far as places of one nation lie apart, the largest nations left aside."""
_ENOUGH = 2
"""Other places that have to agree: of two places alone nobody can tell which one is turned round."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each location that lies among the others of its nation only when it is turned round."""
    by_nation: dict[str, list[Location]] = {}
    for _, case in library.standing():
        by_nation.setdefault(case.place.nation, []).extend(location for _, location in _locations(case))
    for id, case in library.standing():
        among = by_nation[case.place.nation]
        for at, location in _locations(case):
            turned = (location[1], location[0])
            if not _near(location, location, among) and _near(turned, location, among) == _ENOUGH:
                message = f"'{location[0]}, {location[1]}' is far from every other place in '{case.place.nation}'"
                fix = f"write latitude first, then longitude: [{turned[0]}, {turned[1]}]"
                yield Finding(path_of(library, "case", id), at, CODE, message, fix)


def _locations(case: Case) -> Iterator[tuple[Key, Location]]:
    of_sites = ((("sites", index, "location"), site.location) for index, site in enumerate(case.sites))
    for at, location in chain([(("place", "location"), case.place.location)], of_sites):
        if location:
            yield at, location


def _near(location: Location, itself: Location, others: list[Location]) -> int:
    """Return how many other locations are near, counting no further than `_ENOUGH`."""
    near = (
        other
        for other in others
        if other is not itself and abs(location[0] - other[0]) < _NEAR and abs(location[1] - other[1]) < _NEAR
    )
    return sum(1 for _ in islice(near, _ENOUGH))
