"""How long what was checked may be leaned on before somebody looks at it again."""

from calendar import monthrange

REVIEW_MONTHS = {"case": 24, "term": 36, "organisation": 12}
"""Kind of record → months after which it is to be reviewed again: organisations change fastest, meanings slowest."""
PAGE_REVIEW_MONTHS = 24
"""The same for every kind of playbook page."""
FOLLOW_UP_YEARS = 4
"""Years after which somebody should find out what became of a place."""
ASK_AHEAD_MONTHS = 3
"""Months before consent has to be renewed in which to ask for it: at the day itself the case leaves the site."""


def review_due(kind: str, reviewed: str) -> str:
    """Return the day by which a record of a kind is to be reviewed again."""
    return months_later(reviewed, REVIEW_MONTHS.get(kind, PAGE_REVIEW_MONTHS))


def months_later(day: str, months: int) -> str:
    """Return the day that many months later, or the last of its month where there is no such day."""
    year, month, day_of_month = (int(part) for part in day.split("-"))
    years, month = divmod(month - 1 + months, 12)
    year, month = year + years, month + 1
    return f"{year:04}-{month:02}-{min(day_of_month, monthrange(year, month)[1]):02}"
