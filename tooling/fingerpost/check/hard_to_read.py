"""A page can be read by most people at the first go; so can a case's story, but there it is only a hint.

Good:  short sentences in everyday words: Flesch reading ease of 60 and more
Bad:   a page of long sentences and long words: 45
Why:   Flesch calls 60 the least for plain English (How to Write Plain English, 1979, chapter 2).
"""

import re
from collections.abc import Iterator
from functools import cache

import syllapy  # type: ignore[import-untyped]  # the package has no types

from fingerpost.link import Links, path_of, prose, without_marks
from fingerpost.model import Cases, Library
from fingerpost.problems import Finding, Spot

CODE = "hard-to-read"
FLOOR = 60
_FORMULA_IS_FOR = "en"
FEWEST_WORDS = 100  # Flesch's formula was made for samples of a hundred words; of less it tells nothing
_SENTENCE_END = re.compile(r"[.!?](?=[\"”’)*_]*(?:\s|$))")


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each text below the floor."""
    for page in library.pages.values():
        if page.record.language != _FORMULA_IS_FOR:
            continue
        text = without_marks("\n\n".join(part.text for part in page.parts))
        yield from _findings(page.path, Spot(page.parts[0].line, 1), text)


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each story below the floor."""
    for id, case in cases:
        if case.language != _FORMULA_IS_FOR:
            continue
        text = "\n\n".join(text for _, text in prose(case))
        yield from _findings(path_of(library, "case", id), ("story",), text)


def _findings(path: str, at: Spot | tuple[str], text: str) -> Iterator[Finding]:
    ease, words_in_sentence = reading_ease(text)
    if ease < FLOOR:
        message = f"reading ease is '{ease:.1f}', with {words_in_sentence:.0f} words to a sentence; {FLOOR} is wanted"
        fix = "cut long sentences in two, and put an everyday word for each long one that can be spared"
        yield Finding(path, at, CODE, message, fix)


def reading_ease(text: str) -> tuple[float, float]:
    """Return Flesch's reading ease, and the words in a mean sentence; (100, 0) for a text too short to tell.

    206.835 - 1.015 × words to a sentence - 84.6 × syllables to a word (Flesch 1948, "A new readability yardstick").
    """
    syllables = list(map(_syllables, text.split()))
    words = len(syllables) - syllables.count(0)
    if words < FEWEST_WORDS:
        return 100.0, 0.0
    in_sentence = words / max(1, len(_SENTENCE_END.findall(text)))
    return 206.835 - 1.015 * in_sentence - 84.6 * sum(syllables) / words, in_sentence


@cache
def _syllables(word: str) -> int:
    """Return how many syllables a word has with the marks around it, 0 for what is no word."""
    return 0 if "@" in word else int(syllapy.count(word.strip("“”‘’—–")))
