"""The seven phases as a path with returns, drawn as SVG from what the phase pages say leads where."""

from dataclasses import dataclass
from math import cos, pi, sin

from fingerpost.model import Case, PlaybookPage
from fingerpost.model.fields import year_of
from fingerpost.render.site import Site, rendered

WIDTH, HEIGHT = 720.0, 560.0
_CENTRE = (360.0, 262.0)
_RADIUS = (262.0, 190.0)
_STONE = 46.0


@dataclass(frozen=True, slots=True)
class Stone:
    """A phase on the path."""

    page: PlaybookPage
    x: float
    y: float
    lines: tuple[str, ...]


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
    stones = {page.id: _stone(page, index, phases) for index, page in enumerate(phases)}
    ways = [
        Way(page, stones[way.phase].page, _is_back(page, stones[way.phase].page), way.when, _curve(stones[page.id], stones[way.phase]))
        for page in phases
        for way in page.record.leads_to
        if way.phase in stones
    ]
    returns = _returns(site)
    return rendered("loop.html", site, root, stones=list(stones.values()), ways=ways, width=WIDTH, height=HEIGHT, radius=_STONE, returns=returns)


def _stone(page: PlaybookPage, index: int, phases: list[PlaybookPage]) -> Stone:
    """Place the phases round an oval, clockwise from the upper left; the last, which ends the work, stands below."""
    count = max(len(phases) - 1, 1)
    if index == len(phases) - 1 and index:
        x, y = _CENTRE[0], HEIGHT - _STONE - 8
    else:
        angle = -pi * 0.83 + 2 * pi * index / count
        x, y = _CENTRE[0] + _RADIUS[0] * cos(angle), _CENTRE[1] + _RADIUS[1] * sin(angle)
    return Stone(page, round(x, 1), round(y, 1), tuple(_wrapped(page.record.title)))


def _wrapped(title: str) -> list[str]:
    words, lines = title.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > 9:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _is_back(start: PlaybookPage, end: PlaybookPage) -> bool:
    return (end.record.order or 0) < (start.record.order or 0)


def _curve(start: Stone, end: Stone) -> str:
    """Return an arrow's path from edge to edge: bulging outwards on the way on, inwards on the way back."""
    dx, dy = end.x - start.x, end.y - start.y
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    ux, uy = dx / length, dy / length
    bend = 0.16 if not _is_back(start.page, end.page) else 0.22
    cx, cy = (start.x + end.x) / 2 + uy * length * bend, (start.y + end.y) / 2 - ux * length * bend
    sx, sy = _edge(start, cx, cy, _STONE + 2)
    ex, ey = _edge(end, cx, cy, _STONE + 10)
    return f"M{sx:.1f} {sy:.1f}Q{cx:.1f} {cy:.1f} {ex:.1f} {ey:.1f}"


def _edge(stone: Stone, towards_x: float, towards_y: float, distance: float) -> tuple[float, float]:
    dx, dy = towards_x - stone.x, towards_y - stone.y
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    return stone.x + dx / length * distance, stone.y + dy / length * distance


def _returns(site: Site) -> list[tuple[str, Case, str, str]]:
    """Return the real cases that went back: id, case, from which phase, to which."""
    order = {page.id: page.record.order or 0 for page in site.library.of_kind("phase")}
    found: list[tuple[str, Case, str, str]] = []
    for id, case in site.library.standing():
        phases = [event.phase for event in case.events if event.phase in order and year_of(event.when)]
        back = [(a, b) for a, b in zip(phases, phases[1:], strict=False) if a and b and order[b] < order[a]]
        if back and case.kind == "real":
            found.append((id, case, *back[0]))
    return found
