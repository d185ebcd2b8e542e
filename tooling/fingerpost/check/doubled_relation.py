"""A relation is written once, on one of the two sides, and never leads back to its own file.

Good:  related: [pitfall-hero-leader] on one of the two pages: both show it
Bad:   the same on both pages; a term that lists itself
Why:   the other side is worked out, and what stands in two places is soon true in one of them only.
"""

from collections.abc import Iterator

from fingerpost.link import Links, Node, Reference, of_page, of_term, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "doubled-relation"
LISTS = ("related", "pitfalls", "exercises", "phases", "themes")


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each relation that another file, or the same one, has told before."""
    told_in: dict[frozenset[Node], str] = {}
    for node, path, reference in _relations(library):
        other = (reference.kind, reference.id)
        teller = told_in.setdefault(frozenset((node, other)), "")
        told_in[frozenset((node, other))] = path
        if other == node:
            message, fix = f"'{reference.id}' is this file itself", "delete it from the list"
            yield Finding(path, reference.at, CODE, message, fix)
        elif teller:
            message = f"'{reference.id}' is told twice: {'this file' if teller == path else teller} says it already"
            yield Finding(path, reference.at, CODE, message, "delete it here: both pages show what one of them lists")


def _relations(library: Library) -> Iterator[tuple[Node, str, Reference]]:
    """Yield each entry of a list of relations, with the record that holds it and its file."""
    owners = [((page.kind.id, page.id), page.path, of_page(page)) for page in library.pages.values()]
    owners += [(("term", id), path_of(library, "term", id), of_term(term)) for id, term in library.terms.items()]
    for node, path, references in owners:
        for reference in references:
            if isinstance(reference.at, tuple) and reference.at[0] in LISTS:
                yield node, path, reference
