"""The phases as a footpath with its returns, drawn as SVG from what the phase pages say leads where."""

from dataclasses import dataclass
from itertools import pairwise

from fingerpost.model import Case, PlaybookPage
from fingerpost.model.fields import year_of
from fingerpost.render.site import Site, rendered

WIDTH = 460.0
_MIDDLE = WIDTH / 2
_STONE_WIDTH, _STONE_HEIGHT, _STEP = 208.0, 46.0, 88.0
_BULGE, _BULGE_A_STEP = 24.0, 17.0
"""How far a way bends out from the path: at least, and more for each phase that it passes."""


@dataclass(frozen=True, slots=True)
class Stone:
    """A phase on the path."""

    page: PlaybookPage
    row: int
    y: float
    """The middle of the stone."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one phase to another."""

    start: PlaybookPage
    end: PlaybookPage
    back: bool
    when: str
    path: str
    """SVG path data."""


def loop_picture(site: Site, root: str) -> str:
    """Return the picture with its text equivalent: every way on and back, in words."""
    phases = list(site.library.of_kind("phase"))
    stones = {page.id: Stone(page, row, _STONE_HEIGHT / 2 + 4 + row * _STEP) for row, page in enumerate(phases)}
    ways = [
        _way(stones[page.id], stones[way.phase], way.when)
        for page in phases
        for way in page.record.leads_to
        if way.phase in stones
    ]
    return rendered(
        "loop.html",
        site,
        root,
        stones=list(stones.values()),
        ways=ways,
        width=WIDTH,
        height=len(stones) * _STEP - (_STEP - _STONE_HEIGHT) + 8,
        left=_MIDDLE - _STONE_WIDTH / 2,
        stone_width=_STONE_WIDTH,
        stone_height=_STONE_HEIGHT,
        returns=_returns(site),
    )


def _way(start: Stone, end: Stone, when: str) -> Way:
    """Draw a way: to the next stone straight down, past others in a bow on the right, back in a bow on the left."""
    distance = end.row - start.row
    if distance == 1:
        path = f"M{_MIDDLE:.0f} {start.y + _STONE_HEIGHT / 2:.0f}V{end.y - _STONE_HEIGHT / 2 - 6:.0f}"
    else:
        side = 1 if distance > 0 else -1
        edge = _MIDDLE + side * _STONE_WIDTH / 2
        bow = edge + side * (_BULGE + _BULGE_A_STEP * abs(distance))
        spread = side * (4 + 2 * abs(distance))
        leaves, arrives = start.y + spread, end.y - spread
        ends = f"{bow:.0f} {arrives:.0f} {edge + side * 7:.0f} {arrives:.0f}"
        path = f"M{edge:.0f} {leaves:.0f}C{bow:.0f} {leaves:.0f} {ends}"
    return Way(start.page, end.page, distance < 0, when, path)


def _returns(site: Site) -> list[tuple[str, Case, str, str]]:
    """Return the real cases that went back: id, case, from which phase, to which."""
    order = {page.id: page.record.order or 0 for page in site.library.of_kind("phase")}
    found: list[tuple[str, Case, str, str]] = []
    for id, case in site.library.standing():
        phases = [event.phase for event in case.events if event.phase in order and year_of(event.when)]
        back = [(a, b) for a, b in pairwise(phases) if a and b and order[b] < order[a]]
        if back and case.kind == "real":
            found.append((id, case, *back[0]))
    return found
