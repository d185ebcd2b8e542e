"""Everything that was read: the playbook, the glossary, the cases and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic_core import to_json

from fingerpost.cache import digest
from fingerpost.model.case import Case
from fingerpost.model.kinds import KINDS, Kind
from fingerpost.model.organisation import Organisation
from fingerpost.model.page import Page
from fingerpost.model.source import Source
from fingerpost.model.term import Term
from fingerpost.model.vocabulary import Vocabulary
from fingerpost.model.wayfinder import Wayfinder

FOLDER_OF_RECORD = {"case": "cases", "term": "glossary", "organisation": "organisations", "source": "sources"}


def address(kind: str, id: str) -> str:
    """Return the permanent address of a record, from the site's root, ending in a slash."""
    if kind == "page":
        return "" if id == "index" else f"{id.removesuffix('/index')}/"
    folder = KINDS[kind].folder if kind in KINDS else FOLDER_OF_RECORD[kind]
    return f"{folder}/{id}/"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: what stands under one `##` heading."""

    heading: str
    """"" for what stands before the first heading."""
    text: str
    line: int
    """Where its text begins in the file, from 1."""


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """A page with what its file's place says of it."""

    kind: Kind
    id: str
    path: str
    """From the project's root."""
    record: Page
    parts: tuple[Part, ...]

    @property
    def ref(self) -> str:
        """Its kind and id, as other records name it."""
        return f"{self.kind.id}-{self.id}"

    @property
    def address(self) -> str:
        return address(self.kind.id, self.id)

    def part(self, heading: str) -> str:
        """Return the text of one part, "" where the page has none."""
        return next((part.text for part in self.parts if part.heading == heading), "")


Cases = Sequence[tuple[str, Case]]
"""Some cases, each with its id."""


@dataclass(frozen=True, slots=True)
class Library:
    """All records by id; each mapping is in the order of its ids."""

    vocabulary: Vocabulary
    today: str = "2026-01-01"
    """The day for which the site is made, as 2026-11-22: ages and reviews are counted from it, never from the clock."""
    pages: dict[str, PlaybookPage] = field(default_factory=dict)
    """By ref, such as 'phase-holding'."""
    terms: dict[str, Term] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    wayfinder: Wayfinder | None = None
    """The table of ways on, where the playbook has one."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and id of what each file holds → a name for the file's text: another text, another name."""
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of each record whose file is there but has mistakes: what names it is not wrong as well."""
    not_our_words: frozenset[int] = frozenset()
    """Numbers of the runs of nine words that stand in other people's documents; `read.runs` makes and reads them."""

    def of_kind(self, kind: str) -> Iterator[PlaybookPage]:
        """Yield the pages of one kind, in their order where they have one, else by title."""
        pages = (page for page in self.pages.values() if page.kind.id == kind)
        return iter(sorted(pages, key=lambda page: (page.record.order or 0, page.record.title.casefold())))

    def published(self) -> "Library":
        """Return the library without the cases whose embargo holds on its day: they are checked, and not shown."""
        held = {id for id, case in self.cases.items() if (case.consent.embargo_until or "") > self.today}
        return replace(self, cases={id: case for id, case in self.cases.items() if id not in held}) if held else self

    @property
    def year(self) -> int:
        """The year for which the site is made: what a page tells of an age hangs on it, not on the day."""
        return int(self.today[:4])

    @property
    def shared(self) -> str:
        """A name for the year and for all that is no case, of pages what stands above their text: what cases lean on.

        The day is not in it: nothing changes on a case's page only because another day has come.
        """
        pages = {(page.kind.id, page.id): to_json(page.record) for page in self.pages.values()}
        others = sorted((*node, pages.get(node, name)) for node, name in self.texts.items() if node[0] != "case")
        return digest((str(self.year), *(piece for other in others for piece in other)))

    def standing(self) -> Iterator[tuple[str, Case]]:
        """Yield id and record of every case that has not been withdrawn."""
        return ((id, case) for id, case in self.cases.items() if not case.withdrawn)

    def reviewed(self) -> Iterator[tuple[str, str, str]]:
        """Yield kind, id and last day of review of every record that has one."""
        yield from ((page.kind.id, page.id, page.record.reviewed) for page in self.pages.values())
        yield from (("term", id, term.reviewed) for id, term in self.terms.items())
        yield from (("organisation", id, entry.reviewed) for id, entry in self.organisations.items())
        yield from (("case", id, case.reviewed) for id, case in self.standing())


def changed(before: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    """Return the ids of the records that came, went or are other objects than before."""
    return {id for id, record in now.items() if before.get(id) is not record} | (before.keys() - now.keys())
