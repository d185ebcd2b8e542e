"""Every page, put into the staging folder. A case's page stays while what it was made from is the same."""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from fingerpost.assemble.made import Made, MadeBefore, write_notes
from fingerpost.assemble.poured import Page, Pages
from fingerpost.cache import digest
from fingerpost.link import Node
from fingerpost.model import address
from fingerpost.pour import pour_page
from fingerpost.publish import Staging
from fingerpost.render.cases_csv import case_row
from fingerpost.render.data import case_data, case_uri
from fingerpost.render.facets import FACETS
from fingerpost.render.lists import ListPage, list_pages
from fingerpost.render.search import SearchRecord, name_of_kind, words_searched
from fingerpost.render.site import Site
from fingerpost.workers import HERE, Files, Workers

VERY_MANY = 50_000
"""Cases from which on this process makes what looks at all of them, since a copy copies the memory that it looks at."""


class Written(NamedTuple):
    """A page that was written: a tuple, which goes from process to process fastest."""

    address: str
    sought: SearchRecord | None
    """What search is to know of it, None where search does not look."""
    case: str = ""
    """The case whose page it is, "" for other pages."""
    made: Made | None = None
    """What may stay in the next build."""


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
    wholes, records = _wholes(pages.site), _records(pages.site)
    alone = len(pages.site.library.cases) >= VERY_MANY and not workers.executor
    found = write_some(wholes, staged) if alone else []
    found += workers.spread_written(write_some, records if alone else [*wholes, *records], staged)
    written = sorted(found, key=itemgetter(0))
    write_notes(notes, (page.made for page in written if page.made))
    return written


def _write_some_pages(
    pages: Pages, before: MadeBefore, search: bool, nodes: Sequence[Node], files: Files
) -> list[Written]:
    written: list[Written] = []
    for kind, id in nodes:
        if kind == "case":
            written.append(_write_case(pages, before, search, id, files))
        elif kind == "facet":
            written += (_write_list(pages, before, page, files) for page in list_pages(pages.site, id))
        else:
            written += (_write_page(page, search, files) for page in pages.of(kind, id))
    return written


def _write_page(page: Page, search: bool, files: Files) -> Written:
    files.put(f"{page.poured.address}index.html", page.poured.html)
    return Written(page.poured.address, _search_record(page) if search and page.kind != "list" else None)


def _write_case(pages: Pages, before: MadeBefore, search: bool, id: str, files: Files) -> Written:
    """Write a case's page and the case as data, or take both over."""
    at, source = address("case", id), pages.source_of(id)
    uris = (f"{at}index.html", case_uri(id))
    if made := _taken(before, uris, source, files):
        return Written(at, None, id, made)
    (page,) = pages.of("case", id)
    made = _made(uris, source, (page.poured.html, case_data(pages.site, id)), files)
    row = case_row(id, pages.site.library.cases[id])
    return Written(at, _search_record(page) if search else None, id, made._replace(row=row))


def _write_list(pages: Pages, before: MadeBefore, page: ListPage, files: Files) -> Written:
    """Write a list by facet, which search does not look into, or take it over."""
    uris, source = (f"{page.address}index.html",), pages.source_of_list(page)
    made = _taken(before, uris, source, files) or _made(uris, source, (pages.list_page(page).html,), files)
    return Written(page.address, None, made=made)


def _taken(before: MadeBefore, uris: Sequence[str], source: str, files: Files) -> Made | None:
    """Take over a page with what stands beside it, if it was made from the same; return what was noted of it."""
    made = before.of(uris[0], source)
    stands = made and all(files.take(uri, name) for uri, name in zip(uris, made.names, strict=True))
    return made if stands else None


def _made(uris: Sequence[str], source: str, texts: Sequence[str], files: Files) -> Made:
    """Write a page with what stands beside it."""
    raws = [text.encode() for text in texts]
    for uri, raw in zip(uris, raws, strict=True):
        files.put(uri, raw)
    return Made(uris[0], source, tuple(digest((raw,)) for raw in raws))


def write_lists_of_prints(site: Site, rendered: Path, staged: Staging) -> None:
    """Write once more the pages that list what is printed, now that it is."""
    for page in site.library.pages.values():
        if any("<!-- fingerpost: prints" in part.text for part in page.parts):
            html = (rendered / page.address / "index.html").read_text(encoding="utf-8")
            staged.put(f"{page.address}index.html", pour_page(site, page, html).html)


def _wholes(site: Site) -> list[Node]:
    """Return kind and id of what looks at all cases: lists by facet, whose pages are the longest, and written pages."""
    pages = ((page.kind.id, page.id) for page in site.library.pages.values())
    return [*(("facet", facet.id) for facet in FACETS), *pages]


def _records(site: Site) -> list[Node]:
    """Return kind and id of the records that have a page of their own."""
    library = site.library
    generated = (("case", library.cases), ("term", library.terms), ("organisation", library.organisations))
    return [(kind, id) for kind, records in generated for id in records]


def _search_record(page: Page) -> SearchRecord:
    kind = name_of_kind(page.kind)
    text = words_searched(page.poured.article, page.kind)
    return SearchRecord(page.poured.address, page.title, kind, page.summary, page.also, text, page.language)
