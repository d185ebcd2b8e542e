"""Every page, put into the staging folder.

What the engine makes is kept by the content that it was made from, and made again only when that changes. A case's page
stays where it stands as long as what it was made from is the same.
"""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from fingerpost.assemble.made import Made, MadeBefore, write_notes
from fingerpost.assemble.poured import Page, Pages
from fingerpost.cache import cached_folder, digest, digest_of_folder
from fingerpost.engine import mkdocs
from fingerpost.link import Node
from fingerpost.model import Library, address
from fingerpost.pour import pour_page
from fingerpost.publish import Staging
from fingerpost.render.assets import assets
from fingerpost.render.cases_csv import case_row
from fingerpost.render.data import case_data, case_uri
from fingerpost.render.facets import FACETS
from fingerpost.render.generated import Body
from fingerpost.render.search import SearchRecord, name_of_kind, words_searched
from fingerpost.render.site import Site
from fingerpost.render.staging import staged_pages
from fingerpost.workers import HERE, Files, Workers


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
    made: tuple[Made, ...] = ()
    """The files that may stay in the next build."""


def write_pages(
    pages: Pages, rendered: Path, staged: Staging, cache: Path, workers: Workers = HERE, *, search: bool
) -> list[Written]:
    """Write every page, and beside a case's page the case as data; return what was written, by its address.

    search: whether search is to look into the pages; if not, those that stand and would come out the same stay.
    """
    for path in sorted(rendered.rglob("*")):
        uri = path.relative_to(rendered).as_posix()
        if path.is_file() and uri not in pages.html_by_uri and uri.removesuffix("/index.html") not in pages.shells:
            staged.put(uri, path.read_bytes())
    notes = cache / "pages.json"
    before = MadeBefore() if search or workers.executor else MadeBefore.read(notes)
    write_some = partial(_write_some_pages, pages, before, search)
    written = sorted(workers.spread_written(write_some, _nodes(pages.site), staged), key=itemgetter(0))
    write_notes(notes, (each for page in written for each in page.made))
    return written


def _write_some_pages(
    pages: Pages, before: MadeBefore, search: bool, nodes: Sequence[Node], files: Files
) -> list[Written]:
    written: list[Written] = []
    for kind, id in nodes:
        if kind == "case":
            written.append(_write_case(pages, before, search, id, files))
        elif kind == "facet":
            written += (_write_list(pages, before, body, files) for body in pages.lists(id))
        else:
            written += (_write_page(page, search, files) for page in pages.of(kind, id))
    return written


def _write_page(page: Page, search: bool, files: Files) -> Written:
    files.put(f"{page.poured.address}index.html", page.poured.html)
    return Written(page.poured.address, _search_record(page) if search and page.kind != "list" else None)


def _write_case(pages: Pages, before: MadeBefore, search: bool, id: str, files: Files) -> Written:
    """Write a case's page and the case as data, or take both over."""
    case, source = pages.site.library.cases[id], pages.source_of(id)
    uris, row = (f"{address('case', id)}index.html", case_uri(id)), case_row(id, case)
    stands = [Made(uri, source, name) for uri in uris if (name := before.name_of(uri, source))]
    if len(stands) == len(uris) and all(files.take(each.uri, each.name) for each in stands):
        return Written(address("case", id), None, id, row, tuple(stands))
    (page,) = pages.of("case", id)
    texts = (page.poured.html, case_data(pages.site, id))
    made = tuple(_made(uri, source, text, files) for uri, text in zip(uris, texts, strict=True))
    return Written(page.poured.address, _search_record(page) if search else None, id, row, made)


def _write_list(pages: Pages, before: MadeBefore, body: Body, files: Files) -> Written:
    """Write a list by facet, which search does not look into, or take it over."""
    uri, source = f"{body.address}index.html", pages.source_of_list(body)
    name = before.name_of(uri, source)
    if name and files.take(uri, name):
        return Written(body.address, None, made=(Made(uri, source, name),))
    return Written(body.address, None, made=(_made(uri, source, pages.poured(body).html, files),))


def _made(uri: str, source: str, text: str, files: Files) -> Made:
    raw = text.encode()
    files.put(uri, raw)
    return Made(uri, source, digest((raw,)))


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


def _search_record(page: Page) -> SearchRecord:
    kind = name_of_kind(page.kind)
    text = words_searched(page.poured.article, page.kind)
    return SearchRecord(page.poured.address, page.title, kind, page.summary, page.also, text, page.language)
