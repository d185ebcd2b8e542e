"""Dates as they are written → dates as they are said."""

from datetime import date


def dated(when: str) -> str:
    """Return a date, as far as it is known, as it is said: '14 September 2018', 'February 2019', '2016–2019'."""
    if when == "undated":
        return "No date given"
    if len(when) == len("2016-2019"):
        return when.replace("-", "–")
    year, *rest = (int(part) for part in when.split("-"))
    month = f"{date(year, rest[0], 1):%B} " if rest else ""
    return f"{rest[1]} {month}{year}" if len(rest) > 1 else f"{month}{year}"
