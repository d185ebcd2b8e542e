"""The pipeline: a folder of content → a website, or everything that is wrong with it."""

import gc
import shutil
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fingerpost.assemble.data import write_data
from fingerpost.assemble.offline import write_offline
from fingerpost.assemble.pages import write_lists_of_prints, write_pages
from fingerpost.assemble.poured import Pages
from fingerpost.assemble.prints import keep_prints, write_parcels, write_prints
from fingerpost.assemble.rendered import ENGINE, engine_pages
from fingerpost.assemble.search import keep_search, write_search
from fingerpost.assemble.take_away import write_take_away
from fingerpost.cache import forget_unfinished
from fingerpost.checked import checked
from fingerpost.forks import Aside
from fingerpost.kept import NOTHING, kept_in
from fingerpost.link import Links
from fingerpost.model import Library
from fingerpost.model.settings import Settings
from fingerpost.problems import Problem
from fingerpost.publish import staging
from fingerpost.read import read, read_settings
from fingerpost.render.site import OnShelf, Site
from fingerpost.workers import HERE, Workers

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is to make."""

    root: Path
    site: Path
    today: str
    """The day for which it is made, as 2026-11-22."""
    search: bool = True
    pdf: bool = True
    packs: bool = True
    """False to leave out what the pack builder binds: it is print for the browser, and dear."""
    preview: bool = False
    """True to leave what is printed and the full-text index as they stand: a page is seen while it is written."""
    clean: bool = False
    """True to make everything anew, whatever was made before."""
    site_url: str = ""
    """Where the site will stand; "" where mkdocs.yml alone says it."""
    workers: Workers = HERE

    @property
    def cache(self) -> Path:
        return self.root.absolute() / ".cache" / "fingerpost"

    @property
    def kept(self) -> Path:
        """The file of what was found in cases."""
        return self.cache / "cases.sqlite"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    problems: tuple[Problem, ...] = ()
    cases: int = 0
    terms: int = 0
    pages: int = 0
    prints: int = 0


def site_of(root: Path, library: Library, links: Links, site_url: str = "") -> Site:
    """Return a library that has no problems with all that is worked out from it."""
    return Site(library, links, read_settings(root, site_url))


def build(options: Options, progress: Progress) -> Outcome:
    """Turn the content into the website. While there is a problem, the site that stood is left as it was."""
    gc.disable()  # millions of objects stay to the end of a build, and would be looked through again and again
    try:
        return _build(options, progress)
    finally:
        gc.enable()


def _build(options: Options, progress: Progress) -> Outcome:
    progress("Reading and checking")
    ahead = Aside()
    try:
        if not (options.clean or options.workers.executor or (options.cache / ENGINE).is_dir()):
            ahead.begin(partial(_render_ahead, options), lambda: None)
        with nullcontext(NOTHING) if options.clean else kept_in(options.kept) as kept:
            library, links, problems = checked(options.root, options.today, workers=options.workers, kept=kept)
        if problems:
            return Outcome(tuple(problems))
        if options.clean:
            shutil.rmtree(options.cache, ignore_errors=True)
        ahead.wait()
        return make(options, site_of(options.root, library.published(), links, options.site_url), progress)
    finally:
        ahead.give_up()
        forget_unfinished(options.cache / ENGINE)


def _render_ahead(options: Options) -> bool:
    """Let the engine make its pages while the cases are read: what it is given does not hang on them.

    What goes wrong is told when its turn comes.
    """
    with suppress(Exception):
        library, mistakes = read(options.root, options.today, only=())
        if not mistakes:
            _engine_pages(options, library, read_settings(options.root, options.site_url))
            return True
    return False


def _engine_pages(options: Options, library: Library, settings: Settings) -> Path:
    here = "" if options.preview else settings.url
    return engine_pages(library, options.root / "mkdocs.yml", options.cache, site_url=here)


def make(options: Options, site: Site, progress: Progress) -> Outcome:
    """Make the website of a library in which nothing is wrong."""
    site.join()
    library = site.library
    prints: tuple[OnShelf, ...] = ()
    with staging(options.site, options.root, options.cache / "site-before") as staged:
        progress("Rendering the playbook")
        rendered = _engine_pages(options, library, site.settings)
        pages = Pages.of_engine(site, rendered)
        progress("Pouring the library in")
        search = options.search and not (options.preview and keep_search(staged))
        written = write_pages(pages, rendered, staged, options.cache, options.workers, search=search)
        write_data(site, written, staged)
        if options.packs:
            write_parcels(site, staged, options.workers)
        if search:
            progress("Making the search index")
            write_search([page.sought for page in written if page.sought], options.cache, staged)
        if options.pdf:
            progress("Printing")
            prints = keep_prints(options.cache, staged) if options.preview else ()
            prints = prints or write_prints(site, options.cache, staged)
            write_lists_of_prints(replace(site, prints=prints), rendered, staged)
            if not options.preview:
                whole = write_take_away(options.cache, staged)
                write_lists_of_prints(replace(site, prints=(*prints, whole)), rendered, staged)
        write_offline(site, staged)
    return Outcome((), len(library.cases), len(library.terms), len(written), len(prints))
