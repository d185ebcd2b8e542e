"""One printing: the records, the edition that every sheet bears, and for whom it is made."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fingerpost.evidence import RULE, Box
from fingerpost.link import Links
from fingerpost.model import Library, PlaybookPage
from fingerpost.render.dates import dated
from fingerpost.render.sheets.tree import Branch


@dataclass(frozen=True, slots=True)
class Edition:
    """What every sheet of one printing says of itself."""

    name: str
    """The playbook's name."""
    day: str
    """The day for which the site is made, as 2026-11-22: the library's `today`."""
    site_url: str = ""
    """Where the site stands, with a slash at its end; "" where that is not known, and no sheet leads there."""
    licence: str = ""
    """On what terms sheets may be copied, in a sentence; "" where nothing is said."""

    def imprint(self, page_address: str, sheet: str = "") -> Branch:
        """Return what a sheet prints of its edition and of the page that it was made from.

        sheet: its name; "" where its page cannot know of it.
        """
        url = f"{self.site_url}{page_address}" if self.site_url else None
        short = (urlsplit(url).netloc + urlsplit(url).path) if url else page_address.partition("?")[0]
        return {
            "name": self.name,
            "day": self.day,
            "date": dated(self.day),
            "url": url,
            "site": self.site_url or None,
            "short": short.strip("/"),
            "qr": self.leads_to(page_address, sheet),
            "known": bool(sheet),
            "licence": self.licence,
        }

    def leads_to(self, page_address: str, sheet: str = "") -> str | None:
        """Return where a sheet's QR code leads: the page it was made from, told which sheet is asking.

        Day and name are put shortly, so that the squares of the code stay large.
        """
        if not self.site_url:
            return None
        page, _, place = page_address.partition("#")
        asking = f"sheet={self.day.replace('-', '')}-{sheet}" if sheet else f"edition={self.day}"
        asked = f"{self.site_url}{page}{'&' if '?' in page else '?'}{asking}"
        return f"{asked}#{place}" if place else asked


@dataclass(frozen=True, slots=True)
class Printing:
    """What everything that is printed at once is made from."""

    library: Library
    links: Links
    boxes: dict[str, Box]
    edition: Edition
    facilitator: bool = False
    """True for whoever leads the session; False for what everybody in the room may hold."""
    large: bool = False
    """True for large print: 18 points at least."""

    brief: bool = False
    """True to tell of each evidence box no more than its grade."""

    def box(self, page: PlaybookPage) -> Box:
        """Return what the cases say of a page."""
        return self.boxes.get(page.ref, Box(RULE[-1]))
