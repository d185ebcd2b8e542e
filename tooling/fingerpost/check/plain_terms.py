"""A definition is at most 45 words.

Good:  a definition that can be read aloud in one breath or two
Bad:   a definition of 60 words
Why:   a definition is met in the middle of somebody else's sentence, and often on a phone.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "plain-terms"
MOST_WORDS = 45


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each long definition."""
    for id, term in library.terms.items():
        words = len(term.definition.split())
        if words > MOST_WORDS:
            fix = "keep the heart of it here and move the rest below the second ---"
            message = f"the definition has '{words}' words; {MOST_WORDS} fit"
            yield Finding(path_of(library, "term", id), ("definition",), CODE, message, fix)
