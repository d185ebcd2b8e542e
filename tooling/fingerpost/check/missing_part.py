"""Every playbook page has the parts of its kind, each with something in it, in their order.

Good:  a pitfall with `## How to spot it early`, `## Why it happens`, `## Ways out` and the rest
Bad:   a pitfall whose `## Ways out` is missing, or stands empty
Why:   readers learn where to look; an honest "we do not know, because …" fills a part, a gap does not.
"""

from collections.abc import Iterator

from fingerpost.link import Links
from fingerpost.model import IN_PLACES, Library, PlaybookPage
from fingerpost.problems import Finding, Spot, nearest

CODE = "missing-part"
_SLOTS = {IN_PLACES: "evidence", "In other models": "crosswalk", "Steps": "steps", "A path for your time": "paths"}


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each part that is missing, empty, misplaced or without its slot."""
    for page in library.pages.values():
        if page.kind.parts:
            yield from _check_page(page)


def _check_page(page: PlaybookPage) -> Iterator[Finding]:
    found = [part.heading for part in page.parts[1:]]
    for heading in page.kind.parts:
        part = next((part for part in page.parts if part.heading == heading), None)
        end = Spot(page.parts[-1].line + page.parts[-1].text.count("\n"), 1)
        if part is None:
            stray = nearest(heading, [name for name in found if name not in page.kind.parts])
            fix = f"add a line '## {heading}' and what you know, or 'We do not know, because …'"
            message = f"the page has no part '## {heading}', which every {page.kind.singular.lower()} has"
            yield Finding(page.path, end, CODE, message, f"{stray} rename that heading, or {fix}" if stray else fix)
        elif not part.text.strip():
            message = f"the part '## {heading}' is empty"
            yield Finding(page.path, Spot(part.line - 1, 1), CODE, message, "write it, or 'We do not know, because …'")
        elif heading in _SLOTS and f"<!-- fingerpost: {_SLOTS[heading]} -->" not in part.text:
            slot = f"<!-- fingerpost: {_SLOTS[heading]} -->"
            yield Finding(
                page.path,
                Spot(part.line, 1),
                CODE,
                f"the part '## {heading}' has no slot",
                f"add the line {slot} to it",
            )
    known = list(dict.fromkeys(heading for heading in found if heading in page.kind.parts))
    if known != [heading for heading in page.kind.parts if heading in known]:
        message = f"the parts stand in another order than: {', '.join(page.kind.parts)}"
        yield Finding(page.path, Spot(page.parts[0].line, 1), CODE, message, "move each part to its place")
    for number, part in enumerate(page.parts[1:]):
        if part.heading in found[:number]:
            message = f"'## {part.heading}' stands twice"
            yield Finding(page.path, Spot(part.line - 1, 1), CODE, message, "join the two, or give one its own name")
        elif part.heading not in page.kind.parts:
            message = f"'## {part.heading}' is not a part of a {page.kind.singular.lower()} page"
            yield Finding(
                page.path,
                Spot(part.line - 1, 1),
                CODE,
                message,
                f"write '### {part.heading}' inside the part that it belongs to",
            )
