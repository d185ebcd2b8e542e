"""A case's dated events as a line with its phases, drawn as SVG; the list under it says the same in words."""

from itertools import pairwise

from fingerpost.model import Case, Event
from fingerpost.model.moments import begins, ends
from fingerpost.render.axis import LEFT, RIGHT, WIDTH, Axis, dots, labels
from fingerpost.render.dates import dated
from fingerpost.render.site import Site, rendered

_TOP, _ROW, _FOOT = 20, 30, 34
_FEWEST = 3
Mark = tuple[float, int, Event]
"""How far across, how far down, and the event."""


def timeline_picture(site: Site, case: Case, axis: Axis | None) -> str:
    """Return the picture, or "" where fewer than three events have both a date and a phase."""
    titles = site.phase_titles
    events = [(begin, event) for event in case.events if (begin := begins(event.when)) is not None]
    events.sort(key=lambda pair: pair[0])
    phased = [(begin, event) for begin, event in events if event.phase in titles]
    if axis is None or len(phased) < _FEWEST:
        return ""
    used = {event.phase for _, event in phased}
    down = {phase: _TOP + number * _ROW for number, phase in enumerate(phase for phase in titles if phase in used)}
    marks = [(axis.x(begin), down[event.phase or ""], event) for begin, event in phased]
    base = _TOP + len(down) * _ROW
    height = base + _FOOT - _ROW // 2
    return rendered(
        "pictures/timeline.html",
        site,
        "",
        width=WIDTH,
        height=height,
        years=axis.years(base, height),
        labels=labels((titles[phase], y + 5) for phase, y in down.items()),
        lines="".join(f"M{LEFT} {y}H{RIGHT}" for y in down.values()),
        spans="".join(_span(axis, mark) for mark in marks),
        on="".join(_step(a, b) for a, b in pairwise(marks) if b[1] >= a[1]),
        back="".join(_step(a, b) for a, b in pairwise(marks) if b[1] < a[1]),
        grounded=dots([mark[:2] for mark in marks if mark[2].coded == "grounded"]),
        guessed=dots([mark[:2] for mark in marks if mark[2].coded != "grounded"]),
        others="".join(f"M{axis.x(begin)} {base - 14}v10" for begin, event in events if event.phase not in titles),
        count=len(marks),
        first=dated(marks[0][2].when),
        last=dated(marks[-1][2].when),
        returns=[
            (titles[a.phase or ""], titles[b.phase or ""], dated(b.when))
            for (_, high, a), (_, low, b) in pairwise(marks)
            if low < high
        ],
    )


def _step(a: Mark, b: Mark) -> str:
    return f"M{a[0]} {a[1]}L{b[0]} {b[1]}"


def _span(axis: Axis, mark: Mark) -> str:
    """Return the path of an event that lasted for years, "" for one that did not."""
    x, y, event = mark
    end = ends(event.when) if len(event.when) == len("2016-2019") else None
    return f"M{x} {y}H{axis.x(end)}" if end else ""
