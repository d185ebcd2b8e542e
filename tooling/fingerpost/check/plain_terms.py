"""A definition is at most 45 words, and no two terms share a name.

Good:  a definition that can be read aloud in one breath or two
Bad:   a definition of 60 words; 'wraparound' as a synonym of two terms
Why:   a definition is met in the middle of a sentence; a name that means two things cannot be linked.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "plain-terms"
MOST_WORDS = 45


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each long definition and each name with two owners."""
    owners: dict[str, str] = {}
    for id, term in sorted(library.terms.items()):
        path = path_of(library, "term", id)
        words = len(term.definition.split())
        if words > MOST_WORDS:
            fix = "keep the heart of it here and move the rest below the second ---"
            yield Finding(path, ("definition",), CODE, f"the definition has '{words}' words; {MOST_WORDS} fit", fix)
        for number, name in enumerate((term.title, *term.synonyms)):
            owner = owners.setdefault(name.casefold(), id)
            if owner != id:
                yield Finding(
                    path,
                    ("synonyms", number - 1) if number else ("title",),
                    CODE,
                    f"'{name}' is already a name of the term '{owner}'",
                    "give one of the two another name, or join the terms",
                )
