"""Every page, put into the staging folder.

What the engine makes is kept by the content that it was made from, and made again only when that changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from fingerpost.cache import cached_folder, digest, digest_of_folder
from fingerpost.engine import mkdocs
from fingerpost.link import Node
from fingerpost.model import Library, PlaybookPage
from fingerpost.pour import Poured, Shell, pour_body, pour_page
from fingerpost.publish import Staging
from fingerpost.render.assets import assets
from fingerpost.render.cases_csv import case_row
from fingerpost.render.data import case_data, case_uri
from fingerpost.render.facets import FACETS
from fingerpost.render.generated import Body, case_cards, facet_pages, generated_page
from fingerpost.render.paths.offers import Shelf
from fingerpost.render.paths.pages import path_pages
from fingerpost.render.search import SearchRecord, name_of_kind, words_searched
from fingerpost.render.site import Site
from fingerpost.render.staging import SHELLS, staged_pages
from fingerpost.workers import HERE, Put, Workers


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page is called and about."""

    title: str
    kind: str
    summary: str
    also: str = ""
    language: str = "en"


def engine_pages(library: Library, config: Path, cache: Path, *, site_url: str) -> Path:
    """Return the folder of the engine's pages, made anew only where its input changed."""
    staged = staged_pages(library)
    pieces = (piece for pair in sorted(staged.items()) for piece in pair)
    name = digest((mkdocs.versions(), digest_of_folder(mkdocs.THEME), config.read_bytes(), assets(), site_url, *pieces))

    def make(folder: Path) -> None:
        source = folder / "source"
        for uri, text in staged.items():
            path = source / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        mkdocs.render_pages(config, source, folder / "pages", site_url=site_url)

    return cached_folder(cache / "engine", name, make) / "pages"


class Written(NamedTuple):
    """A page that was written: a tuple, which goes from process to process fastest."""

    address: str
    sought: SearchRecord | None
    """What search is to know of it, None where search does not look."""
    case: str = ""
    """The case whose page it is, "" for other pages."""
    row: str = ""
    """The case's line in the table of all cases."""


def write_pages(site: Site, rendered: Path, staged: Staging, workers: Workers = HERE, *, search: bool) -> list[Written]:
    """Write every page, and beside a case's page the case as data; return what was written, by its address."""
    shells = {Path(path).with_suffix("").as_posix() for path in SHELLS}
    own = {f"{page.address}index.html" for page in site.library.pages.values()}
    for path in sorted(rendered.rglob("*")):
        uri = path.relative_to(rendered).as_posix()
        if path.is_file() and uri not in own and uri.removesuffix("/index.html") not in shells:
            staged.put(uri, path.read_bytes())
    frames = {name: Shell.of((rendered / name / "index.html").read_text(encoding="utf-8")) for name in shells}
    texts = {uri: (rendered / uri).read_text(encoding="utf-8") for uri in sorted(own)}
    write_some = partial(_write_some_pages, _Pages(site, texts, frames), search)
    return sorted(workers.spread_written(write_some, _nodes(site), staged.put), key=itemgetter(0))


def _write_some_pages(pages: "_Pages", search: bool, nodes: Sequence[Node], put: Put) -> list[Written]:
    written: list[Written] = []
    for kind, id in nodes:
        for poured, words in pages.of(kind, id):
            put(f"{poured.address}index.html", poured.html)
            sought = _search_record(poured, words) if search and words.kind != "list" else None
            written.append(Written(poured.address, sought))
        if kind == "case":
            put(case_uri(id), case_data(pages.site, id))
            written[-1] = written[-1]._replace(case=id, row=case_row(id, pages.site.library.cases[id]))
    return written


@dataclass(frozen=True)
class _Pages:
    """What pages are poured from, worked out once in each process and only where it is wanted."""

    site: Site
    html_by_uri: dict[str, str]
    """The engine's pages, as people wrote them."""
    shells: dict[str, Shell]

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf.of(self.site)

    @cached_property
    def cards(self) -> list[str]:
        return case_cards(self.site)

    def of(self, kind: str, id: str) -> Iterator[tuple[Poured, _Words]]:
        """Yield the pages of a record or a facet, each with the words that search gives more weight than its text."""
        page = self.site.library.pages.get(f"{kind}-{id}")
        if page:
            html = self.html_by_uri[f"{page.address}index.html"]
            record = page.record
            also = " ".join((*record.synonyms, *record.people_say))
            words = _Words(record.title, page.kind.singular, record.summary, also, record.language)
            yield pour_page(self.site, page, html), words
        for body in self._bodies(kind, id, page):
            yield pour_body(self.site, self.shells[body.shell], body), _words(body)

    def _bodies(self, kind: str, id: str, page: PlaybookPage | None) -> Iterator[Body]:
        if kind == "facet":
            yield from facet_pages(self.site, id, self.cards)
        elif page and kind == "role":
            yield from path_pages(self.site, self.shelf, page)
        elif not page:
            yield generated_page(self.site, kind, id)


def write_lists_of_prints(site: Site, rendered: Path, staged: Staging) -> None:
    """Write once more the pages that list what is printed, now that it is."""
    for page in site.library.pages.values():
        if any("<!-- fingerpost: prints" in part.text for part in page.parts):
            html = (rendered / page.address / "index.html").read_text(encoding="utf-8")
            staged.put(f"{page.address}index.html", pour_page(site, page, html).html)


def _nodes(site: Site) -> list[Node]:
    """Return kind and id of everything that has a page, first the facets: theirs are the longest, and the most."""
    library = site.library
    facets = [("facet", facet.id) for facet in FACETS]
    pages = [(page.kind.id, page.id) for page in library.pages.values()]
    generated = (("case", library.cases), ("term", library.terms), ("organisation", library.organisations))
    return [*facets, *pages, *((kind, id) for kind, records in generated for id in records)]


def _words(body: Body) -> _Words:
    return _Words(body.title, body.node[0], body.description)


def _search_record(poured: Poured, words: _Words) -> SearchRecord:
    kind = name_of_kind(words.kind)
    text = words_searched(poured.article, words.kind)
    return SearchRecord(poured.address, words.title, kind, words.summary, words.also, text, words.language)
