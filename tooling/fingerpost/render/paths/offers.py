"""What a reading path may hold: for a role and a phase, each page with what speaks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

import re2  # type: ignore[import-untyped]

from fingerpost.evidence import Passed
from fingerpost.link import Node
from fingerpost.model import KINDS, PlaybookPage
from fingerpost.render.paths.reading import Reading, gist, of_case, whole, words_by_part
from fingerpost.render.site import Site

_CASES_WEIGHED = 6
"""Cases of a phase that are looked at; more would change nothing, for a path has room for few."""
_OFTEN = 3
"""Times that a page must name such readers before we say that it speaks of them."""
_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_Bond = tuple[str, str, float]
"""What joins two pages: a code that a template puts into words, what it names, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that a path may hold."""

    kind: str
    id: str
    score: float
    why: tuple[tuple[str, str], ...]
    """What speaks for it, the phase before the reader: codes, each with what it names."""
    whole: Reading
    short: Reading | None


@dataclass(frozen=True)
class Shelf:
    """All that paths are chosen from, counted once."""

    site: Site
    words: dict[str, dict[str, int]]
    """Words of each page by part."""
    texts: dict[str, bytes]
    """Each page's text as `_plain` writes it."""
    terms: dict[Node, list[str]]
    """The terms that each page uses."""
    cases: dict[str, list[tuple[Passed, Reading, Reading]]]
    """For each phase the cases that tell most of it, with their readings: whole, and in short."""

    @classmethod
    def of(cls, site: Site) -> "Shelf":
        """Return the shelf of a library."""
        pages = {ref: page for ref, page in site.library.pages.items() if page.kind.gist or page.kind.id == "funding"}
        terms: dict[Node, list[str]] = {}
        for id, users in site.links.uses_of_term.items():
            for node in users:
                if node[0] in KINDS and not site.library.terms[id].quiet:
                    terms.setdefault(node, []).append(id)
        return cls(
            site,
            {ref: words_by_part(site, page) for ref, page in pages.items()},
            {ref: _plain("\n".join(part.text for part in page.parts)) for ref, page in pages.items()},
            terms,
            _cases(site),
        )

    def offers(self, role: PlaybookPage) -> Iterator[tuple[PlaybookPage, list[Offer]]]:
        """Yield each phase with what this reader may be offered in it, the best first."""
        spoken = _pattern(role.record.known_by)
        mentions = {ref: len(spoken.findall(text)) if spoken else 0 for ref, text in self.texts.items()}
        for phase in self.site.phases:
            offers = [*self._pages(role, phase, mentions), *self._cases(role, phase)]
            yield phase, sorted(offers, key=lambda offer: (-offer.score, offer.kind, offer.id))

    def _pages(self, role: PlaybookPage, phase: PlaybookPage, mentions: dict[str, int]) -> Iterator[Offer]:
        near = self.site.links.of("phase", phase.id)
        for ref, words in self.words.items():
            page = self.site.library.pages[ref]
            of_phase = _of_phase(self.site, page, phase, near)
            if of_phase or mentions[ref] >= _OFTEN:
                of_reader = _of_reader(self.site, page.record.themes, role, mentions[ref])
                short = gist(page, words, role.record.parts)
                yield _offer(page.kind.id, page.id, of_phase, of_reader, whole(words), short)

    def _cases(self, role: PlaybookPage, phase: PlaybookPage) -> Iterator[Offer]:
        for entry, full, short in self.cases[phase.id]:
            of_phase = (("case", phase.record.title, len(entry.events) / 4),)
            of_reader = _of_reader(self.site, entry.case.themes, role, 0)
            yield _offer("case", entry.case_id, of_phase, of_reader, full, short)


def _offer(
    kind: str, id: str, of_phase: tuple[_Bond, ...], of_reader: tuple[_Bond, ...], full: Reading, short: Reading | None
) -> Offer:
    score = sum(points for _, _, points in (*of_phase, *of_reader))
    why = tuple((code, name) for code, name, _ in (*of_phase, *of_reader[:1]))
    return Offer(kind, id, score, why, full, short)


def _cases(site: Site) -> dict[str, list[tuple[Passed, Reading, Reading]]]:
    readings: dict[str, tuple[Reading, Reading]] = {}
    found: dict[str, list[tuple[Passed, Reading, Reading]]] = {}
    for phase in site.phases:
        passed = site.boxes[phase.ref].passed
        for entry in nlargest(_CASES_WEIGHED, passed, key=lambda entry: (len(entry.events), entry.case_id)):
            if entry.case_id not in readings:
                readings[entry.case_id] = of_case(site, entry.case_id, entry.case)
            found.setdefault(phase.id, []).append((entry, *readings[entry.case_id]))
    return {phase.id: found.get(phase.id, []) for phase in site.phases}


def _pattern(words: tuple[str, ...]) -> re.Pattern[bytes] | None:
    """Return what finds a role's words in plain text, also with an s at their end."""
    forms = sorted({re.escape(_plain(word)) for word in words}, key=len, reverse=True)
    return re2.compile(rb"\b(?:" + b"|".join(forms) + rb")s?\b") if forms else None


def _plain(text: str) -> bytes:
    """Return text in small letters, others than ours by their numbers: RE2 takes ours alone for parts of words."""
    return _OTHER_LETTER.sub(lambda found: f"_{ord(found[0]):x}_", text.lower()).encode()


def _of_phase(site: Site, page: PlaybookPage, phase: PlaybookPage, near: dict[str, list[str]]) -> tuple[_Bond, ...]:
    """Return what joins a page to a phase."""
    title, kind = phase.record.title, page.kind.id
    if page is phase:
        return (("here", title, 100.0),)
    if kind == "phase":
        order, here = page.record.order or 0, phase.record.order or 0
        ways = [way.phase for way in phase.record.leads_to]
        return (("next" if order > here else "back", title, 10.0 - ways.index(page.id)),) if page.id in ways else ()
    named = {"pitfall": phase.record.pitfalls, "exercise": phase.record.exercises, "theme": phase.record.themes}
    if phase.id not in page.record.phases and page.id not in named.get(kind, ()):
        return (("near", title, 3.0),) if page.id in near.get(kind, ()) else ()
    if kind == "pitfall":
        met = len(site.boxes[page.ref].met)
        return (("met", f"{met}", 6.0 + min(met, 8) / 2),)
    return (("named", title, 6.0),)


def _of_reader(site: Site, themes: tuple[str, ...], role: PlaybookPage, mentions: int) -> tuple[_Bond, ...]:
    """Return what joins a page to a reader."""
    shared = [id for id in role.record.themes if id in themes]
    seat = (("seat", role.record.title, 1.0 + min(mentions, 8) / 2),) if mentions >= _OFTEN else ()
    return (*seat, *(("theme", site.title("theme", id), 1.5) for id in shared))
