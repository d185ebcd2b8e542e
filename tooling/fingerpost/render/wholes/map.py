"""The places on a map: a mark for each place that the cases name, and a list of them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.model import Case, Library
from fingerpost.render.site import Site, rendered
from fingerpost.render.wholes.crowds import Crowd, crowds
from fingerpost.render.wholes.outline import ISLES, WORLD, Sheet, land
from fingerpost.render.wholes.spread import Mark, Spot, spread

MOST_MARKS = 200
"""Places that a sheet marks one by one. More hide the land and each other: they are counted where they lie together."""
MOST_LISTED = 12
"""Cases of a region in the list: more would bury it, and each region has a list of its own."""
APART = 24
"""Units between marks: as many pixels on the smallest screen, so that a finger can choose one (WCAG 2.2, 2.5.8)."""
MANY = "many-places"
"""The scale of a programme: of its location we know no more than a rough middle, so its places are marked instead."""
Listed = tuple[str, Case, tuple[str, ...]]
"""Id, case, and names of the places of it that are marked."""


@dataclass(frozen=True, slots=True)
class Part:
    """The cases of a region, or of a nation that name none."""

    id: str
    title: str
    """"" for those with no region."""
    by: str
    """Facet and value of the list of all cases there."""
    cases: list[Listed]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet with its marks."""

    sheet: Sheet
    land: tuple[tuple[str, str], ...]
    """Name and path data of each country."""
    marks: tuple[Mark, ...]
    crowds: tuple[Crowd, ...]
    without: int
    """Places for which there was no room."""


def located(library: Library) -> list[tuple[str, str, tuple[float, float], bool]]:
    """Return case, place, latitude with longitude, and whether it is the case's one place, of all that can be marked.

    A place that has a case of its own is marked by that case alone.
    """
    found: list[tuple[str, str, tuple[float, float], bool]] = []
    for id, case in _mapped(library):
        if case.place.location and case.place.scale != MANY:
            found.append((id, case.place.name, case.place.location, True))
        elif not (sites := list(_sites(library, id, case))):
            continue
        else:
            found += [(id, name, location, False) for name, location in sites]
    return sorted(found, key=lambda place: (not place[3], place[0], place[1]))


def _mapped(library: Library) -> Iterator[tuple[str, Case]]:
    """Yield the cases of real places: training and composite ones are nowhere."""
    return ((id, case) for id, case in library.standing() if case.kind == "real")


def _sites(library: Library, id: str, case: Case) -> Iterator[tuple[str, tuple[float, float]]]:
    for site in case.sites:
        own = library.cases.get(site.case or "")
        marked_by_own = own is not None and not own.withdrawn and own.place.location and own.place.scale != MANY
        if site.location and not marked_by_own:
            yield site.name, site.location


def map_picture(site: Site, root: str) -> str:
    """Return both maps, and every case in a list by nation and region."""
    library = site.library
    places = located(library)
    on = {sheet.id: [place for place in places if _sheet_of(place[2]) is sheet] for sheet in (ISLES, WORLD)}
    drawn = [_drawn(site, sheet, on[sheet.id]) for sheet in (ISLES, WORLD) if on[sheet.id]]
    names: dict[str, list[str]] = {}
    for id, name, _, whole in places:
        names.setdefault(id, []) if whole else names.setdefault(id, []).append(name)
    groups = _groups(site, names)
    titles = {part.id: part.title or nation for nation, parts in groups for part in parts}
    return rendered(
        "slots/map.html", site, root, maps=drawn, groups=groups, titles=titles, marked=set(names), most=MOST_LISTED
    )


def _sheet_of(location: tuple[float, float]) -> Sheet:
    return ISLES if ISLES.holds(*location) else WORLD


def _drawn(site: Site, sheet: Sheet, places: list[tuple[str, str, tuple[float, float], bool]]) -> Drawn:
    spots = [
        Spot(id, site.title("case", id), name, *sheet.at(*location), whole=whole)
        for id, name, location, whole in places
    ]
    marks, counted, without = _marked(site.library, spots)
    return Drawn(sheet, land(sheet), tuple(sorted(marks, key=_down)), tuple(sorted(counted, key=_down)), without)


def _marked(library: Library, spots: list[Spot]) -> tuple[Iterable[Mark], Iterable[Crowd], int]:
    """Return the marks of a sheet, the counts that stand for more, and how many places neither has."""
    if len(spots) > MOST_MARKS:
        return *crowds(spots, 2 * APART, lambda spot: _part_of(library.cases[spot.case_id])), 0
    marks, without = spread(spots, APART)
    return marks, (), without


def _down(drawn: Mark | Crowd) -> tuple[float, float]:
    """Return by what drawings stand from north to south, as they are read aloud."""
    return drawn.y, drawn.x


def _part_of(case: Case) -> str:
    """Return the id of the part of the list in which a case stands."""
    return "-".join(filter(None, ("in", case.place.nation, case.place.region)))


def _groups(site: Site, names: dict[str, list[str]]) -> list[tuple[str, list[Part]]]:
    """Return the cases under nation and region, in the vocabulary's order."""
    by_place: dict[tuple[str, str], list[Listed]] = {}
    for id, case in sorted(_mapped(site.library), key=lambda pair: pair[1].title.casefold()):
        at = (case.place.nation, case.place.region or "")
        by_place.setdefault(at, []).append((id, case, tuple(names.get(id, ()))))
    regions = ["", *site.library.vocabulary.regions]
    groups = []
    for nation, code in site.library.vocabulary.nations.items():
        parts = [_part(site, nation, region, found) for region in regions if (found := by_place.get((nation, region)))]
        if parts:
            groups.append((code.title, parts))
    return groups


def _part(site: Site, nation: str, region: str, cases: list[Listed]) -> Part:
    by = f"region/{region}" if region else f"nation/{nation}"
    return Part(_part_of(cases[0][1]), site.code("regions", region) if region else "", by, cases)
