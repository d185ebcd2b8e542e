"""Every address belongs to one page.

Good:  playbook/phases/index.md, which is /phases/
Bad:   playbook/phases.md beside it; playbook/glossary/trust.md beside glossary/trust.md
Why:   of two pages with one address readers see only one, and nobody would notice that the other is gone.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library, address
from fingerpost.problems import Finding, Spot

CODE = "same-address"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each record whose address another one has already."""
    owners: dict[str, str] = {}
    for path, found in _addresses(library):
        owner = owners.setdefault(found, path)
        if owner != path:
            message = f"the page would stand at '/{found}', where '{owner}' stands already"
            yield Finding(path, Spot(1, 1), CODE, message, "give one of the two files another name, or join them")


def _addresses(library: Library) -> Iterator[tuple[str, str]]:
    for kind, ids in (("case", library.cases), ("term", library.terms), ("organisation", library.organisations)):
        yield from ((path_of(library, kind, id), address(kind, id)) for id in ids)
    yield from ((page.path, page.address) for page in library.pages.values())
