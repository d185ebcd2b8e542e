"""A name belongs to one term only.

Good:  'wraparound' as a synonym of one term
Bad:   'wraparound' as a synonym of two terms, or a synonym that is another term's title
Why:   a name that leads to two places cannot be linked, and two entries for one thing drift apart.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "shared-name"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each name with two owners, and for each that one term has twice."""
    owners: dict[str, str] = {}
    for id, term in sorted(library.terms.items()):
        for number, name in enumerate((term.title, *term.synonyms)):
            key = ("synonyms", number - 1) if number else ("title",)
            owner = owners.get(name.casefold())
            owners.setdefault(name.casefold(), id)
            if owner == id:
                message, fix = f"'{name}' stands twice among this term's names", "delete one of the two"
            else:
                message = f"'{name}' is already a name of the term '{owner}'"
                fix = "give one of the two another name, or join the terms"
            if owner:
                yield Finding(path_of(library, "term", id), key, CODE, message, fix)
