"""Every part that a role looks for is one that some kind of page has.

Good:  parts: [What funders can do] on a role's page
Bad:   parts: [What funders do]
Why:   a reading path takes these parts first; a heading that no page has would leave the reader with less, unseen.
"""

from collections.abc import Iterator

from fingerpost.link import Links
from fingerpost.model import KINDS, Library
from fingerpost.problems import Finding, nearest

CODE = "unknown-part"
_HEADINGS = frozenset(heading for kind in KINDS.values() if kind.gist for heading in kind.parts)


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each heading that stands on no kind of page."""
    for page in library.of_kind("role"):
        for index, heading in enumerate(page.record.parts):
            if heading not in _HEADINGS:
                fix = nearest(heading, _HEADINGS) or "write a heading as it stands in the contents of a page"
                yield Finding(page.path, ("parts", index), CODE, f"no kind of page has a part '## {heading}'", fix)
