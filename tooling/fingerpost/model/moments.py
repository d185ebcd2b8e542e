"""The dated moments of a case: when they were, and where on its page each stands."""

from functools import lru_cache

from fingerpost.model.case import Case
from fingerpost.model.course import PitfallMet

_MONTHS_A_YEAR, _DAYS_A_MONTH = 12, 31


@lru_cache(maxsize=4096)  # a library names the same few years again and again
def begins(when: str) -> float | None:
    """Return a date as a year with its fraction; a span and a bare year as their beginning; None where undated."""
    if not when[:4].isdigit():
        return None
    parts = when.split("-")[1:]
    if parts and len(parts[0]) == len("2016"):
        parts = []
    month, day = [*(int(part) - 1 for part in parts), 0, 0][:2]
    return int(when[:4]) + (month + day / _DAYS_A_MONTH) / _MONTHS_A_YEAR


@lru_cache(maxsize=4096)
def ends(when: str) -> float | None:
    """Return when a date is over: a span and a bare year with their last year, a month with its last day."""
    begin = begins(when)
    if begin is None:
        return None
    if len(when) == len("2016-2019"):
        return int(when[5:]) + 1.0
    whole = {len("2016"): 1.0, len("2016-05"): 1 / _MONTHS_A_YEAR}
    return begin + whole.get(len(when), 1 / _MONTHS_A_YEAR / _DAYS_A_MONTH)


def event_anchors(case: Case) -> list[str]:
    """Return the anchor of each event: its date, with a number from the second event of the same date on.

    An anchor stays as it is whatever is added on other dates, so that others may link to it.
    """
    seen: dict[str, int] = {}
    anchors = []
    for event in case.events:
        seen[event.when] = number = seen.get(event.when, 0) + 1
        anchors.append(f"on-{event.when}-{number}" if number > 1 else f"on-{event.when}")
    return anchors


def event_of(case: Case, met: PitfallMet) -> int | None:
    """Return the place among the events of the one that a pitfall met is dated by, None where there is none.

    That is the first of the same date, else the last that falls within the time that is given for it.
    """
    if met.when is None or met.when == "undated":
        return None
    same = next((index for index, event in enumerate(case.events) if event.when == met.when), None)
    if same is not None:
        return same
    start, end = begins(met.when) or 0, ends(met.when) or 0
    within = [
        (begin, index)
        for index, event in enumerate(case.events)
        if (begin := begins(event.when)) is not None and start <= begin < end
    ]
    return max(within)[1] if within else None
