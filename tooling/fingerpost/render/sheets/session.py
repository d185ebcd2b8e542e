"""A session's plan: what is done when, counted from the start, and what it needs."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from fingerpost.model import PlaybookPage
from fingerpost.render.dates import lasting
from fingerpost.render.sheets.tree import Branch, language_of, plain


def plan(pages: list[PlaybookPage]) -> Branch:
    """Return the plan of some exercises, one after the other."""
    minutes = [page.record.minutes or 0 for page in pages]
    return {
        "type": "plan",
        "title": "Session plan",
        "minutes": sum(minutes),
        "total": lasting(sum(minutes)),
        "rows": [
            {
                "title": plain(page.record.title),
                "address": page.address,
                **language_of(page.record),
                "from": start,
                "to": end,
                "minutes": length,
                "group": page.record.group,
                "room": page.record.room,
                "materials": [plain(material) for material in page.record.materials],
            }
            for page, length, (start, end) in zip(pages, minutes, clock(minutes), strict=True)
        ],
    }


def clock(minutes: list[int]) -> Iterator[tuple[str, str]]:
    """Yield when each of some lengths of time begins and ends, counted from the start, as ('0:15', '1:05')."""
    return pairwise(f"{passed // 60}:{passed % 60:02}" for passed in accumulate(minutes, initial=0))
