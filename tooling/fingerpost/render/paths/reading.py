"""How long pages take to read: words counted as they stand on the page, by part."""

import re
from dataclasses import dataclass

from fingerpost.model import Case, PlaybookPage
from fingerpost.render.generated import case_page
from fingerpost.render.site import Site
from fingerpost.render.slots import SLOTS

WORDS_PER_MINUTE = 238  # Brysbaert 2019, "How many words do we read per minute?", adults' silent reading of non-fiction
_SLOT = re.compile(r"<!-- fingerpost: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_UNREAD = re.compile(r"\[@[^\[\]]*\]|\]\([^()\n]*\)|<[^>]*>")
_WORD = re.compile(r"\w[\w'’-]*")
_CASE_GIST = {
    "what_happened": ("What happened", "what-happened"),
    "did_not_work": ("What did not work", "did-not-work"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, or some of its parts, with what it takes."""

    words: int
    parts: tuple[tuple[str, str], ...] = ()
    """Heading and anchor of each part that is meant, both "" for the opening; none where the whole page is."""

    @property
    def halves(self) -> int:
        """Half minutes, rounded up, at least 1."""
        return max(1, -(-2 * self.words // WORDS_PER_MINUTE))


def words_in(text: str) -> int:
    """Return how many words a reader meets in Markdown or HTML: no marks, no addresses, no citations."""
    return len(_WORD.findall(_UNREAD.sub(" ", text)))


def words_by_part(site: Site, page: PlaybookPage) -> dict[str, int]:
    """Return the words of each part of a page by its heading, with what the library fills into it."""

    def fill(slot: re.Match[str]) -> str:
        return SLOTS[slot[1]](site, page, "", slot[2] or "")

    return {part.heading: words_in(f"{part.heading} {_SLOT.sub(fill, part.text)}") for part in page.parts}


def whole(words: dict[str, int]) -> Reading:
    """Return the reading of a whole page."""
    return Reading(sum(words.values()))


def gist(page: PlaybookPage, words: dict[str, int], also: tuple[str, ...]) -> Reading | None:
    """Return the reading of a page for somebody in a hurry, None where its kind has no shorter one.

    also: headings of further parts that this reader looks for.
    """
    wanted = {*page.kind.gist, *also} if page.kind.gist else set()
    headings = [part.heading for part in page.parts if part.heading in wanted]
    if not headings:
        return None
    return Reading(sum(words[heading] for heading in headings), tuple((name, anchor(name)) for name in headings))


def of_case(site: Site, id: str, case: Case) -> tuple[Reading, Reading]:
    """Return the readings of a case: whole, and in short."""
    texts = {"what_happened": case.story.what_happened, "did_not_work": case.did_not_work or ""}
    short = [name for name, text in texts.items() if text]
    words = sum(words_in(texts[name]) for name in short)
    return Reading(words_in(case_page(site, id, case).html)), Reading(words, tuple(_CASE_GIST[name] for name in short))


def anchor(heading: str) -> str:
    """Return the fragment that the engine gives to a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
