"""Every slot that a page holds is one that the library can fill, where it can fill it.

Good:  <!-- fingerpost: evidence -->, <!-- fingerpost: pages pitfall -->
Bad:   <!-- fingerpost: evidense -->, <!-- fingerpost: pages trap -->, an evidence slot on a page of kind `page`
Why:   a slot that nothing fills leaves a hole that no reader can tell from an honest gap.
"""

import re
from collections.abc import Iterator

from fingerpost.link import Links, spots_of
from fingerpost.model import JOINED, KINDS, SLOTS, Library, PlaybookPage
from fingerpost.problems import Finding, nearest

CODE = "unknown-slot"
_SLOT = re.compile(r"<!-- fingerpost: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_ONLY_ON = {"evidence": JOINED, "crosswalk": {"phase"}, "steps": {"exercise"}, "paths": {"role"}}


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each slot that cannot be filled."""
    for page in library.pages.values():
        for part in page.parts:
            spot = spots_of(part)
            for slot in _SLOT.finditer(part.text):
                if wrong := _wrong(page, slot[1], slot[2] or ""):
                    yield Finding(page.path, spot(slot.start()), CODE, *wrong)


def _wrong(page: PlaybookPage, name: str, argument: str) -> tuple[str, str] | None:
    if name not in SLOTS:
        return f"'{name}' is not a slot", nearest(name, SLOTS) or f"use one of: {', '.join(sorted(SLOTS))}"
    if name == "pages" and argument not in KINDS:
        return f"'{argument}' is not a kind of page", nearest(
            argument, KINDS
        ) or f"use one of: {', '.join(sorted(KINDS))}"
    if name in _ONLY_ON and page.kind.id not in _ONLY_ON[name]:
        return (
            f"the slot '{name}' cannot stand on this kind of page",
            f"move it to one of: {', '.join(sorted(_ONLY_ON[name]))}",
        )
    return None
