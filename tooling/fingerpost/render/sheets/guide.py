"""A phase's guide: everything that it prints, from the same records as the phase's page."""

import io
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from fingerpost.evidence import RULE, Box
from fingerpost.link import Links
from fingerpost.model import Library, Part, PlaybookPage, address
from fingerpost.render.dates import dated
from fingerpost.render.sheets.guide_cases import cases
from fingerpost.render.sheets.numbering import numbered
from fingerpost.render.sheets.pieces import crosswalk, evidence, exercise, pitfall, term
from fingerpost.render.sheets.tree import Branch, plain, tree


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

    def imprint(self, page_address: str) -> Branch:
        """Return what a sheet prints of its edition and of the page that it was made from."""
        url = f"{self.site_url}{page_address}" if self.site_url else None
        short = (urlsplit(url).netloc + urlsplit(url).path) if url else page_address
        return {
            "name": self.name,
            "day": self.day,
            "date": dated(self.day),
            "url": url,
            "site": self.site_url or None,
            "short": short.strip("/"),
            "qr": url and _qr(url),
            "licence": self.licence,
        }


def guide(library: Library, links: Links, boxes: dict[str, Box], page: PlaybookPage, edition: Edition) -> Branch:
    """Return a phase's guide as plain JSON, in the order in which it is printed."""
    box = boxes.get(page.ref, Box(RULE[-1]))
    pitfalls = _named(library, "pitfall", page.record.pitfalls)
    exercises = _named(library, "exercise", page.record.exercises)
    printed: Branch = {
        "title": plain(page.record.title),
        "summary": plain(page.record.summary),
        "edition": edition.imprint(page.address),
        "people_say": [plain(words) for words in page.record.people_say],
        "ways": _ways(library, page),
        "parts": [{"heading": plain(part.heading), "blocks": _filled(library, box, page, part)} for part in page.parts],
        "exercises": [exercise(other) for other in exercises],
        "cases": cases(library, box, page),
        "pitfalls": [pitfall(library, other, boxes.get(other.ref)) for other in pitfalls],
        "terms": [term(library, id) for id in _terms(library, links, (page, *exercises, *pitfalls))],
    }
    printed, sources = numbered(printed, library)
    held = [piece["address"] for piece in (*printed["exercises"], *printed["cases"]["told"], *printed["pitfalls"])]
    return printed | {"sources": sources, "held": held}


def _filled(library: Library, box: Box, page: PlaybookPage, part: Part) -> list[Branch]:
    """Return a part's blocks, with what the library knows in place of its slots. Slots for the screen alone stay."""
    filled = {"evidence": evidence(library, box), "crosswalk": crosswalk(page)}
    return [filled.get(block.get("name", ""), block) for block in tree(part.text, page.path)]


def _named(library: Library, kind: str, ids: tuple[str, ...]) -> list[PlaybookPage]:
    return [library.pages[ref] for ref in dict.fromkeys(f"{kind}-{id}" for id in ids) if ref in library.pages]


def _ways(library: Library, page: PlaybookPage) -> list[Branch]:
    """Return where the phase leads: on to phases that come later in the pages' order, back to those before."""
    phases = {other.id: other.record for other in library.of_kind("phase")}
    return [
        {
            "title": plain(phases[way.phase].title),
            "onward": (phases[way.phase].order or 0) > (page.record.order or 0),
            "when": plain(way.when),
            "address": address("phase", way.phase),
        }
        for way in page.record.leads_to
        if way.phase in phases
    ]


def _terms(library: Library, links: Links, pages: tuple[PlaybookPage, ...]) -> list[str]:
    """Return the ids of the terms that any of the pages uses, by title."""
    nodes = {(page.kind.id, page.id) for page in pages}
    used = [id for id, uses in links.uses_of_term.items() if nodes & set(uses)]
    return sorted(used, key=lambda id: library.terms[id].title.casefold())


def _qr(url: str) -> str:
    """Return a QR code as SVG: a quarter of it may be smudged and it still reads."""
    picture = io.BytesIO()
    segno.make(url, error="q", micro=False).save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode("utf-8")
