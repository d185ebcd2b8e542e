"""Where a case's work stood over time, by way in and by depth, drawn as SVG; the list under it gives the reasons."""

from collections.abc import Iterator
from itertools import pairwise

from fingerpost.model import Case
from fingerpost.model.course import Position
from fingerpost.model.moments import begins
from fingerpost.render.axis import LEFT, RIGHT, WIDTH, Axis, dots, labels
from fingerpost.render.site import Site, rendered

_TOP, _ROW, _GAP, _FOOT, _BAR = 36, 26, 30, 26, 9
Mark = tuple[float, int, Position]
"""How far across, how far down for its depth, and the position."""


def trajectory_picture(site: Site, case: Case, axis: Axis | None) -> str:
    """Return the picture, or "" where fewer than two positions have a date."""
    dated = [(begin, position) for position in case.trajectory if (begin := begins(position.when)) is not None]
    if axis is None or len(dated) < 2:  # a course needs two points
        return ""
    dated.sort(key=lambda pair: pair[0])
    ways = {way: _TOP + row * _ROW for row, way in enumerate(dict.fromkeys(position.way_in for _, position in dated))}
    deep = _TOP + (len(ways) - 1) * _ROW + _GAP + _ROW
    levels = {level: deep + row * _ROW for row, level in enumerate(site.library.vocabulary.levels)}
    marks = [(axis.x(begin), levels[position.level], position) for begin, position in dated]
    base = deep + len(levels) * _ROW
    height = base + _FOOT - _ROW // 2
    rows = [(site.code("ways_in", way), y + 5) for way, y in ways.items()]
    rows += [(site.code("levels", level), y + 5) for level, y in levels.items()]
    return rendered(
        "pictures/trajectory.html",
        site,
        "",
        width=WIDTH,
        height=height,
        years=axis.years(base, height),
        heads=(("Way in", _TOP - _ROW + 7), ("How deep", deep - _ROW + 7)),
        labels=labels(rows),
        lines="".join(f"M{LEFT} {y}H{RIGHT}" for y in (*ways.values(), *levels.values())),
        ways="".join(_ways(axis, ways, marks, "grounded")),
        guessed_ways="".join(_ways(axis, ways, marks, "speculative")),
        on="".join(f"M{x} {y}H{later}" + f"V{then}" * (then > y) for (x, y, _), (later, then, _) in pairwise(marks)),
        back="".join(f"M{later} {y}V{then}" for (_, y, _), (later, then, _) in pairwise(marks) if then < y),
        grounded=dots([(x, y) for x, y, position in marks if position.coded == "grounded"]),
        guessed=dots([(x, y) for x, y, position in marks if position.coded != "grounded"]),
        count=len(marks),
    )


def _ways(axis: Axis, ways: dict[str, int], marks: list[Mark], coded: str) -> Iterator[str]:
    """Yield the path of a bar for each time that went by one way in; the last goes on to the edge."""
    ends = [mark[0] for mark in marks[1:]] + [axis.x(axis.last)]
    for (x, _, position), end in zip(marks, ends, strict=True):
        if position.coded == coded:
            yield f"M{x} {ways[position.way_in] - _BAR / 2:g}H{end}v{_BAR}H{x}z"
