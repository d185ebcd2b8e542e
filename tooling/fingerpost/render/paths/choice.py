"""Reading paths: for a role, a phase and some minutes, what fits to be read, each page with why it is there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.model import READING_MINUTES, Page, PlaybookPage
from fingerpost.render.paths.offers import Offer, Shelf
from fingerpost.render.paths.reading import Reading, words_in

_MOST_TERMS = 10
_SHARE_OF_A_PAGE = 4
"""A page is read whole where it takes at most this part of the time, else in short."""
_SHARE_OF_WORDS = 6
"""At most this part of the time goes to the meanings of words."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to read."""

    kind: str
    id: str
    """Of its record; "" where it is some words of the glossary."""
    reading: Reading
    why: tuple[tuple[str, str], ...]
    """What speaks for it: codes that the page puts into words, each with what it names."""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """What to read, in order."""

    minutes: int
    """What the reader has."""
    stops: tuple[Stop, ...]

    @property
    def halves(self) -> int:
        """What it takes, in half minutes."""
        return sum(stop.reading.halves for stop in self.stops)


def reading_paths(shelf: Shelf, role: PlaybookPage) -> Iterator[tuple[PlaybookPage, tuple[Path, ...]]]:
    """Yield each phase with this reader's paths in it, one for each length of time."""
    for phase, offers in shelf.offers(role):
        yield phase, tuple(_path(shelf, role.record, offers, minutes) for minutes in READING_MINUTES)


def _path(shelf: Shelf, role: Page, offers: list[Offer], minutes: int) -> Path:
    """Return a path: round after round the best of each kind that still fits, and the words that these use."""
    for_words = 2 * minutes // _SHARE_OF_WORDS if "term" in role.reads else 0
    stops = chosen(role.reads, offers, (), 2 * minutes - for_words, minutes)
    if for_words and (words := _words_of(shelf, stops, role.words, for_words)):
        at = role.reads.index("term")
        stops = (*stops[:at], words, *stops[at:])
    return Path(minutes, chosen(role.reads, offers, stops, 2 * minutes, minutes))


def _words_of(shelf: Shelf, stops: tuple[Stop, ...], first: tuple[str, ...], halves: int) -> Stop | None:
    """Return the words that most of these pages use, as many as fit; those of some categories before others."""
    uses = Counter(term for stop in stops for term in shelf.terms.get((stop.kind, stop.id), ()))
    known, everywhere = shelf.site.library.terms, shelf.site.links.uses_of_term
    order = sorted(uses, key=lambda id: (known[id].category not in first, -uses[id], -len(everywhere[id]), id))
    terms, words = list[str](), 0
    for term in order:
        more = words_in(f"{known[term].title} {known[term].definition}")
        if len(terms) < _MOST_TERMS and Reading(words + more).halves <= halves:
            terms.append(term)
            words += more
    return Stop("term", "", Reading(words), (("words", ""),), tuple(sorted(terms))) if terms else None


def chosen(
    kinds: tuple[str, ...], offers: list[Offer], stops: tuple[Stop, ...], halves: int, minutes: int
) -> tuple[Stop, ...]:
    """Return some stops and what can be added to them in so many half minutes."""
    chosen, taken = list(stops), {(stop.kind, stop.id) for stop in stops}
    left = halves - sum(stop.reading.halves for stop in stops)
    grown = True
    while grown:
        grown = False
        for kind in kinds:
            if found := _next(kind, offers, taken, left, minutes):
                chosen.append(found)
                taken.add((kind, found.id))
                left -= found.reading.halves
                grown = True
    return tuple(chosen)


def _next(kind: str, offers: list[Offer], taken: set[tuple[str, str]], left: int, minutes: int) -> Stop | None:
    """Return the best page of a kind that is not taken and fits."""
    for offer in offers:
        if offer.kind == kind and (kind, offer.id) not in taken and (reading := _fitting(offer, left, minutes)):
            return Stop(kind, offer.id, reading, offer.why)
    return None


def _fitting(offer: Offer, left: int, minutes: int) -> Reading | None:
    """Return how a page is read in what is left: whole, in short, or not. Other phases are only ever read in short."""
    is_other_phase = offer.kind == "phase" and offer.why[0][0] != "here"
    fits_whole = offer.whole.halves <= left
    if offer.short is None:
        return offer.whole if fits_whole else None
    if fits_whole and offer.whole.halves * _SHARE_OF_A_PAGE <= 2 * minutes and not is_other_phase:
        return offer.whole
    return offer.short if offer.short.halves <= left else None
