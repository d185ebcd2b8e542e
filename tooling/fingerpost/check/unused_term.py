"""Every term of the glossary is named by something else: a page, a case, an organisation or another term.

Good:  related: [lived-experience] in another term, or the words "lived experience" on any page
Bad:   glossary/lived-experience.md that nothing names
Why:   a word that nobody meets is never read, so never put right.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "unused-term"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each term that no text uses and no other term lists."""
    for id in library.terms:
        if not links.uses_of_term.get(id) and not links.neighbours.get(("term", id)):
            fix = "use the word where it helps, list it under 'related' of a near term, or delete the file"
            yield Finding(path_of(library, "term", id), (), CODE, f"nothing names the term '{id}'", fix)
