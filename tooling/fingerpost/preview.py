"""What a preview has in hand from edit to edit: every record, what each names, and all that comes of it.

An edit is taken in by reading the files that changed and working out again what hangs on them, so that the page that
somebody looks at is new before the site is. What is rare, such as another term, is worked out from the start.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from fingerpost.alike import places_after
from fingerpost.assemble.poured import Pages
from fingerpost.assemble.rendered import engine_pages
from fingerpost.build import Options, Outcome, Progress, make, site_of
from fingerpost.check import check
from fingerpost.checked import hinted
from fingerpost.evidence import evidence_after
from fingerpost.kept import NOTHING, Held, kept_in
from fingerpost.link import Graph
from fingerpost.model import Library, changed
from fingerpost.problems import Problem
from fingerpost.read import library_of, locate, readings_after, readings_in
from fingerpost.render.site import Site
from fingerpost.render.staging import staged_pages


class Preview:
    """A project's content as it was read last."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._rules = Held()
        self._rendered: tuple[object, Path] | None = None
        """What the engine was given last, and the folder of its pages."""
        self._site: Site | None = None
        """Of the last content that could be shown."""
        self._saved: set[str] = set()
        """Files that changed and have not been read since."""
        with kept_in(options.kept) as kept:
            self._rules.below = kept
            self._readings = readings_in(options.root, kept=kept)
            self._relate(lambda library: Graph.of(library, kept))
            _ = self.problems  # while what earlier builds found is at hand
        self._rules.below = NOTHING

    def prepare(self) -> None:
        """Work out now what the next edit would wait for."""
        if site := self._site:
            known = {"boxes": site.boxes, "places": site.places}
            self._site = replace(site, gather=None)  # it holds on to all that went before
            vars(self._site).update(known)

    def take_in(self, saved: Collection[str]) -> None:
        """Read the files that changed.

        saved: paths from the project's root, of files and of folders in which any may have changed.
        """
        self._saved |= set(saved)  # what cannot be read now is read with the next edit
        self._readings = readings_after(self._options.root, self._readings, self._saved)
        self._saved.clear()
        vars(self).pop("problems", None)
        self._relate(self._graph.after)

    def _relate(self, graph_of: Callable[[Library], Graph]) -> None:
        library, found = library_of(self._options.root, self._options.today, self._readings.values())
        self._graph = graph_of(library)
        self._findings = [*found, *self._graph.findings]
        if not self._findings:
            site = site_of(self._options.root, library.published(), self._graph.links, self._options.site_url)
            self._site = _after(self._site, site) if self._site else site

    def pages(self) -> Pages | None:
        """Return the pages, to be poured as they are asked for; None where a file has to be mended first."""
        if self._findings or not self._site:
            return None
        config = self._options.root / "mkdocs.yml"
        given = (staged_pages(self._site.library), config.read_bytes())
        if not self._rendered or self._rendered[0] != given or not self._rendered[1].is_dir():
            self._rendered = given, engine_pages(self._site.library, config, self._options.cache, site_url="")
        return Pages.of_engine(self._site, self._rendered[1])

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything that authors have to mend, in reading order."""
        found = check(self._graph.library, self._graph.links, kept=self._rules)
        return locate(self._options.root, [*self._findings, *found])

    def hints(self, saved: Collection[str]) -> list[Problem]:
        """Return what is worth a thought in some files."""
        return hinted(self._options.root, self._graph.library, self._graph.links, saved)

    def make(self, options: Options, progress: Progress) -> Outcome:
        """Make the website, if nothing has to be mended. options: the preview's own, or with more left out."""
        if self.problems or not self._site:
            return Outcome(tuple(self.problems))
        return make(options, self._site, progress)


def _after(before: Site, site: Site) -> Site:
    """Return a site with what was worked out for the one before it, as far as it holds or is soon mended."""
    old, new = before.library, site.library
    if old.vocabulary is not new.vocabulary or old.pages.keys() != new.pages.keys():
        return site
    cases = changed(old.cases, new.cases)
    site = replace(site, gather=lambda: evidence_after(before.boxes, new, old.cases, cases))
    if all(old.pages[ref].record == page.record for ref, page in new.pages.items()):
        vars(site)["places"] = places_after(before.places, new, old.cases, cases)  # where a cached property keeps it
    return site
