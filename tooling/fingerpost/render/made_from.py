"""What a case's page is made from: the name of that tells whether a page that stands is still what it should be."""

from collections.abc import Iterator

from fingerpost.cache import digest
from fingerpost.render import family
from fingerpost.render.site import Site


def shared_by_all(site: Site) -> str:
    """Return a name for what all cases' pages are made from, besides cases, code and shell."""
    return digest((site.library.shared, repr(site.settings)))


def versions(site: Site) -> dict[str, str]:
    """Return a name for what others may tell of each case: its id alone if it does not stand."""
    texts = site.library.texts
    return {id: id if case.withdrawn else f"{id} {texts['case', id]}" for id, case in site.library.cases.items()}


def made_from(site: Site, id: str, versions: dict[str, str]) -> str:
    """Return a name for what a case's page is made from: itself, the cases that it tells of, and what else it names.

    versions: a name for what may be told of each case.
    """
    own = (id, site.library.texts["case", id])
    if not site.stands("case", id):
        return digest(own)
    pieces = [piece for group in told_of(site, id) for piece in (*(versions.get(other, other) for other in group), "")]
    counted = (str(len(site.adaptations[entry.case])) for entry in site.library.cases[id].adapted_from)
    named = (f"{kind} {other}" for kind, other in site.links.neighbours.get(("case", id), ()))
    return digest((*own, "\n".join((*pieces, *counted, *named))))


def told_of(site: Site, id: str) -> Iterator[list[str]]:
    """Yield the ids of the cases that each part of a case's page tells something of, or chooses among."""
    case = site.library.cases[id]
    yield sorted(site.places.near(id))  # to tell which of them are shown would take longer than to make a few pages
    yield [other for kind, other in site.links.neighbours.get(("case", id), ()) if kind == "case"]
    yield [place.case for place in case.sites if place.case]
    yield [child for child, _ in site.adaptations.get(id, ())]
    for entry in case.adapted_from:
        shown = site.adaptations[entry.case][: family.MOST_SHOWN + 1]  # the case itself may be among them
        yield [entry.case, *(child for child, _ in shown)]
