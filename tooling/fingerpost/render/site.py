"""What every renderer is given: the library with all that was worked out from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from fingerpost.alike import Places, places
from fingerpost.evidence import Box, Regraded, evidence, regraded
from fingerpost.link import Links
from fingerpost.model import Library, PlaybookPage, address
from fingerpost.model.course import Adaptation
from fingerpost.model.settings import Settings
from fingerpost.render.columns import CaseFiles, case_files
from fingerpost.render.facets import Catalogue, catalogue
from fingerpost.render.places import places_file
from fingerpost.render.templates import ENGLISH, in_language, linked, safe, template


@dataclass(frozen=True, slots=True)
class OnShelf:
    """Something printed that readers can have, as a list tells of it."""

    uri: str
    group: str
    title: str
    form: str
    pages: int
    minutes: int
    """How long its exercises take; 0 where it has none."""
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Site:
    """Everything that pages are made from."""

    library: Library
    links: Links
    settings: Settings
    prints: tuple[OnShelf, ...] = ()
    """What has been printed so far; nothing before it is, or where print is left out."""
    gather: Callable[[], dict[str, Box]] | None = field(default=None, compare=False)
    """Gives the evidence, where there is a quicker way than to gather it from all cases."""

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The evidence on each page, by its ref."""
        return self.gather() if self.gather else evidence(self.library)

    @cached_property
    def places(self) -> Places:
        """The places, by which like ones are found."""
        return places(self.library)

    @cached_property
    def places_file(self) -> tuple[str, str]:
        """Address and text of the file from which browsers reckon."""
        return places_file(self.library, self.places)

    def join(self) -> None:
        """Work out now what many pages and files ask for: copies of this process would do it each by itself."""
        _ = self.boxes, self.places_file, self.case_files, self.adaptations

    @cached_property
    def phases(self) -> tuple[PlaybookPage, ...]:
        """The phases in their order."""
        return tuple(self.library.of_kind("phase"))

    @cached_property
    def phase_titles(self) -> dict[str, str]:
        """The title of each phase by its id, in their order."""
        return {page.id: page.record.title for page in self.phases}

    @cached_property
    def adaptations(self) -> dict[str, list[tuple[str, Adaptation]]]:
        """Each case → the cases that took something from it, and what."""
        found: dict[str, list[tuple[str, Adaptation]]] = {}
        for id, case in self.library.standing():
            for entry in case.adapted_from:
                found.setdefault(entry.case, []).append((id, entry))
        return found

    @cached_property
    def regraded(self) -> tuple[Regraded, ...]:
        """Each grade that was made again because cases were withdrawn, the newest day first."""
        return regraded(self.library, self.boxes)

    @cached_property
    def regraded_on(self) -> dict[str, str]:
        """Each page whose grade was made again → the last day on which it was."""
        return {change.ref: change.on for change in reversed(self.regraded)}

    @cached_property
    def _links(self) -> dict[tuple[str, str, str], Markup]:
        return {}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The cases as readers choose among them."""
        return catalogue(self.library)

    @cached_property
    def case_files(self) -> CaseFiles:
        """What the page of all cases fetches."""
        return case_files(self.library, self.catalogue)

    def stands(self, kind: str, id: str) -> bool:
        """Tell whether a record may be shown: all but cases that are withdrawn or not published yet."""
        case = self.library.cases.get(id) if kind == "case" else None
        return kind != "case" or (case is not None and not case.withdrawn)

    def link(self, root: str, kind: str, id: str) -> Markup:
        """Return a link to any record's page, with its title."""
        key = (root, kind, id)
        if key not in self._links:
            self._links[key] = linked(root, address(kind, id), self.said_title(kind, id))
        return self._links[key]

    def named_link(self, root: str, kind: str, id: str, name: str) -> Markup:
        """Return a link to any record's page, under another name than its title."""
        return linked(root, address(kind, id), name)

    def choice(self, root: str, facet: str, code: str, title: str) -> Markup:
        """Return a link to the list of the cases that have a value of a facet."""
        key = (root, f"by {facet}", code)
        if key not in self._links:
            self._links[key] = linked(root, f"cases/by/{facet}/{code}/", title)
        return self._links[key]

    def code(self, code_list: str, code: str) -> str:
        """Return the title of a code, or the code itself where the list lacks it."""
        found = self.library.vocabulary.codes(code_list).get(code)
        return found.title if found else code

    def title(self, kind: str, id: str) -> str:
        """Return the title of any record."""
        if kind == "case":
            return self.library.cases[id].title
        if kind == "term":
            return self.library.terms[id].title
        if kind == "organisation":
            return self.library.organisations[id].title
        if kind == "source":
            return self.library.sources[id].title
        return self.library.pages[f"{kind}-{id}"].record.title

    def said_title(self, kind: str, id: str) -> str:
        """Return the title of any record, marked with its language where that is not ours."""
        page = self.library.pages.get(f"{kind}-{id}")
        record = self.library.cases[id] if kind == "case" else page.record if page else None
        return in_language(record.language if record else ENGLISH, self.title(kind, id))

    def summary(self, kind: str, id: str) -> str:
        """Return the sentence that says what a record is about."""
        if kind == "term":
            return self.library.terms[id].definition
        if kind in ("case", "organisation"):
            return (self.library.cases if kind == "case" else self.library.organisations)[id].summary
        return self.library.pages[f"{kind}-{id}"].record.summary


def rendered(name: str, site: Site, root: str, **values: object) -> Markup:
    """Return a template filled in for a page from which `root` leads to the site's root."""
    return safe(template(name).render(site=site, root=root, **values))
