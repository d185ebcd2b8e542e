"""Dates and lengths of time → as they are said."""

from datetime import date
from functools import lru_cache

from fingerpost.model import Case


@lru_cache(maxsize=4096)  # a library names the same few dates again and again
def dated(when: str) -> str:
    """Return a date, as far as it is known, as it is said: '14 September 2018', 'February 2019', '2016–2019'."""
    if when == "undated":
        return "No date given"
    if len(when) == len("2016-2019"):
        return when.replace("-", "–")
    year, *rest = (int(part) for part in when.split("-"))
    month = f"{date(year, rest[0], 1):%B} " if rest else ""
    return f"{rest[1]} {month}{year}" if len(rest) > 1 else f"{month}{year}"


def span(case: Case) -> str:
    """Return when a case began and ended, as it is said: '2014 to now'."""
    if not case.started:
        return "start not known"
    end = f"to {case.ended}" if case.ended else ("to now" if case.status == "active" else "on")
    return f"{case.started} {end}"


def lasting(minutes: int) -> str:
    """Return a length of time in words: '40 minutes', '1 hour 15 minutes'."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' * (hours != 1)}"] * bool(hours) + [f"{rest} minutes"] * bool(rest or not hours)
    return " ".join(parts)
