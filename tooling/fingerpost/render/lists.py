"""Records → a plain list of cases for each value of a facet, in pages: every choice works with scripts off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingerpost.render.facets import FACETS, SAID_OF_NOTHING, Facet
from fingerpost.render.generated import Body
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import safe

ON_A_PAGE = 100
"""How many cards a list shows at once."""
_ROOT = "../../../../"


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list of a choice, before it is rendered."""

    facet: Facet
    code: str
    title: str
    count: int
    """How many cases the whole list has."""
    addresses: tuple[str, ...]
    """Of all its pages. Side by side, so that all are as deep as their shell; no code has a full stop in it."""
    number: int
    """Which of them this is, from 0."""
    places: Sequence[int]
    """Where its cases stand in the catalogue."""

    @property
    def address(self) -> str:
        return self.addresses[self.number]


def list_pages(site: Site, id: str) -> Iterator[ListPage]:
    """Yield the pages of the list of each value of a facet."""
    facet = next(facet for facet in FACETS if facet.id == id)
    for code, title in facet.titles(site.library).items():
        found = site.catalogue.places.get((id, code), [])
        if code in SAID_OF_NOTHING and not found:
            continue
        count = max(1, -(-len(found) // ON_A_PAGE))
        first = f"cases/by/{id}/{code}"
        addresses = (f"{first}/", *(f"{first}.{number}/" for number in range(2, count + 1)))
        for number in range(count):
            places = found[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
            yield ListPage(facet, code, title, len(found), addresses, number, places)


def case_card(site: Site, place: int) -> str:
    """Return the card of a case as it stands in the lists, by its place in the catalogue."""
    id, case = site.catalogue.cases[place]
    return rendered("card.html", site, _ROOT, id=id, case=case)


def list_body(site: Site, page: ListPage, cards: Sequence[str]) -> Body:
    """Return a page of a list. cards: of its cases as HTML, in their order."""
    html = rendered("facet.html", site, _ROOT, page=page, cards=safe("".join(cards)))
    return Body(
        page.address,
        "cases/by/facet/shell",
        f"{page.title}, page {page.number + 1}" if page.number else page.title,
        f"{page.count} {'case' if page.count == 1 else 'cases'} in the library.",
        page.facet.title,
        html,
        ("list", f"{page.facet.id}/{page.code}"),
    )
