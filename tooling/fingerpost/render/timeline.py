"""A case's dated events as a line with its phases, drawn as SVG; the list under it says the same in words."""

from dataclasses import dataclass

from fingerpost.model import Case, Event
from fingerpost.model.fields import year_of
from fingerpost.render.site import Site, rendered

WIDTH = 720.0
_LEFT, _RIGHT, _TOP, _ROW = 150.0, 700.0, 22.0, 30.0


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the line."""

    x: float
    y: float
    event: Event


def timeline_picture(site: Site, id: str, case: Case) -> str:
    """Return the picture, or "" where fewer than three events have both a date and a phase."""
    rows = {page.id: page.record.title for page in site.phases}
    events = [(when_as_number(event.when), event) for event in case.events if event.phase in rows]
    dated = sorted(((when, event) for when, event in events if when is not None), key=lambda pair: pair[0])
    if len(dated) < 3:
        return ""
    used = [phase for phase in rows if any(event.phase == phase for _, event in dated)]
    first, last = int(dated[0][0]), int(dated[-1][0]) + 1
    across = (_RIGHT - _LEFT) / (last - first)
    marks = [
        Mark(round(_LEFT + (when - first) * across, 1), _TOP + used.index(event.phase or "") * _ROW, event)
        for when, event in dated
    ]
    step = max(1, (last - first) // 6)
    years = [(round(_LEFT + (year - first) * across, 1), year) for year in range(first, last + 1, step)]
    return rendered(
        "timeline.html",
        site,
        "../../",
        id=id,
        marks=marks,
        years=years,
        rows=[(rows[phase], _TOP + index * _ROW) for index, phase in enumerate(used)],
        left=_LEFT,
        right=_RIGHT,
        width=WIDTH,
        height=_TOP + len(used) * _ROW + 24,
        path="M" + "L".join(f"{mark.x} {mark.y}" for mark in marks),
    )


def when_as_number(when: str) -> float | None:
    """Return a date as a year with its fraction; a span and a bare year as their beginning."""
    year = year_of(when)
    if year is None:
        return None
    month = int(when[5:7]) if len(when) in (7, 10) else 1
    day = int(when[8:10]) if len(when) == 10 else 1
    return year + (month - 1) / 12 + (day - 1) / 365
