"""What pages are poured from, and each page as it comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fingerpost.cache import digest
from fingerpost.kept import edition
from fingerpost.link import Node
from fingerpost.model import address
from fingerpost.pour import Poured, Shell, pour_body, pour_page
from fingerpost.render.generated import Body, generated_page
from fingerpost.render.lists import ListPage, case_card, list_body
from fingerpost.render.made_from import made_from, shared_by_all, versions
from fingerpost.render.paths.offers import Shelf
from fingerpost.render.paths.pages import path_pages
from fingerpost.render.site import Site
from fingerpost.render.staging import SHELLS


@dataclass(frozen=True, slots=True)
class Page:
    """A page, with the words that search gives more weight than its text."""

    poured: Poured
    title: str
    kind: str
    summary: str
    also: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Pages:
    """What pages are poured from, worked out once in each process and only where it is wanted."""

    site: Site
    html_by_uri: dict[str, str]
    """The engine's pages, as people wrote them."""
    shells: dict[str, Shell]

    @classmethod
    def of_engine(cls, site: Site, rendered: Path) -> "Pages":
        """Return the pages of a library, to be poured from a folder of the engine's pages."""
        shells = sorted(Path(path).with_suffix("").as_posix() for path in SHELLS)
        frames = {name: Shell.of((rendered / name / "index.html").read_text(encoding="utf-8")) for name in shells}
        own = sorted(f"{page.address}index.html" for page in site.library.pages.values())
        return cls(site, {uri: (rendered / uri).read_text(encoding="utf-8") for uri in own}, frames)

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf.of(self.site)

    @cached_property
    def _cards(self) -> dict[int, str]:
        return {}

    @cached_property
    def _versions(self) -> dict[str, str]:
        return versions(self.site)

    @cached_property
    def shared(self) -> str:
        """A name for what all cases' pages and lists have in common, our own code among it."""
        shells = (piece for name, shell in sorted(self.shells.items()) for piece in (name, *shell.pieces))
        return digest((edition(), shared_by_all(self.site), *shells))

    def of(self, kind: str, id: str) -> Iterator[Page]:
        """Yield the pages of a record."""
        page = self.site.library.pages.get(f"{kind}-{id}")
        if page:
            html, record = self.html_by_uri[f"{page.address}index.html"], page.record
            also = " ".join((*record.synonyms, *record.people_say))
            poured = pour_page(self.site, page, html)
            yield Page(poured, record.title, page.kind.singular, record.summary, also, record.language)
        bodies = path_pages(self.site, self.shelf, page) if page and kind == "role" else ()
        for body in bodies if page else (generated_page(self.site, kind, id),):
            yield Page(self.poured(body), body.title, body.node[0], body.description, language=body.language)

    def at(self, place: str) -> str | None:
        """Return the page at an address as HTML, None where no record has its page there."""
        node = self._node_at(place)
        pages = (page.poured for page in self.of(*node)) if node else ()
        return next((page.html for page in pages if page.address == place), None)

    def has(self, place: str) -> bool:
        """Tell whether a record has its page at an address."""
        return self._node_at(place) is not None

    def _node_at(self, place: str) -> Node | None:
        library, id = self.site.library, place.removesuffix("/").rpartition("/")[2]
        records = (("case", library.cases), ("term", library.terms), ("organisation", library.organisations))
        found = ((kind, id) for kind, ids in records if id in ids and address(kind, id) == place)
        return self._written.get(place) or next(found, None)

    @cached_property
    def _written(self) -> dict[str, Node]:
        """The pages that people wrote, by their address."""
        return {page.address: (page.kind.id, page.id) for page in self.site.library.pages.values()}

    def list_page(self, page: ListPage) -> Poured:
        """Return a page of a list of cases."""
        for place in page.places:
            if place not in self._cards:
                self._cards[place] = case_card(self.site, place)
        return self.poured(list_body(self.site, page, [self._cards[place] for place in page.places]))

    def poured(self, body: Body) -> Poured:
        """Return a generated page in its shell."""
        return pour_body(self.site, self.shells[body.shell], body)

    def source_of(self, case: str) -> str:
        """Return a name for what a case's page and its data are made from."""
        return digest((self.shared, made_from(self.site, case, self._versions)))

    def source_of_list(self, page: ListPage) -> str:
        """Return a name for what a page of a list of cases is made from."""
        of_list = f"{page.address} {page.count} {len(page.addresses)}"
        cases = (self.site.catalogue.cases[place][0] for place in page.places)
        return digest((self.shared, page.title, "\n".join((of_list, *map(self._versions.__getitem__, cases)))))
