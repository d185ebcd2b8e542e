"""Records → a feed of what was last checked, disputed or withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from uuid import NAMESPACE_URL, uuid5

from fingerpost.model import Case, address
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import ENGLISH

ADDRESS = "data/v1/feed.xml"
MOST = 60
"""Entries in the feed: the newest."""

_LABELS = {"real": "", "composite": " (told from several places)", "training": " (invented for training)"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in the feed."""

    address: str
    title: str
    kind: str
    day: str
    """When it last changed, as its own record says."""
    summary: str
    language: str = ENGLISH
    """Of its title and summary."""


def feed(site: Site) -> str:
    """Return the feed as Atom, with whole addresses where the settings say where the site stands."""
    newest = nsmallest(MOST, _entries(site), key=lambda entry: (_backwards(entry.day), entry.kind, entry.address))
    root = site.settings.url or "../../"
    changed = max((entry.day for entry in newest), default=site.library.today)
    entries = [(_id(site, entry.address), entry) for entry in newest]
    about = {"changed": changed, "address": ADDRESS, "id": _id(site, ""), "english": ENGLISH}
    return rendered("feed.xml", site, root, entries=entries, **about)


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in day.split("-"))


def _entries(site: Site) -> Iterator[Entry]:
    for id, case in site.library.cases.items():
        yield _of_case(address("case", id), case)
    for page in site.library.pages.values():
        record = page.record
        yield Entry(page.address, record.title, page.kind.singular, record.reviewed, record.summary, record.language)


def _of_case(at: str, case: Case) -> Entry:
    if case.withdrawn:
        return Entry(at, "A withdrawn case", "Withdrawn case", case.withdrawn.on, "This case was withdrawn.")
    day = max((case.reviewed, *(dispute.on for dispute in case.disputed)))
    kind = "Disputed case" if case.disputed else "Case"
    return Entry(at, case.title + _LABELS[case.kind], kind, day, case.summary, case.language)


def _id(site: Site, at: str) -> str:
    """Return a name that is nobody else's: made of where the project is kept, or of its name, and of the address.

    It is the same for as long as the record has its address, wherever the site stands.
    """
    return uuid5(NAMESPACE_URL, f"{site.settings.repository or site.settings.name}/{at}").urn
