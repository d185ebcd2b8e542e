"""What was last reviewed a good while ago is read again. This is a hint: it never fails a build.

Good:  reviewed: 2026-11-22 on a page that somebody read on that day
Bad:   a page that nobody has looked at for longer than its kind may go
Why:   a page ages without any change to it; but a build that worked yesterday does not fail for today's date.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.model.review import review_due
from fingerpost.problems import Finding

CODE = "overdue-review"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a hint for each record whose review is overdue on the library's day."""
    for kind, id, reviewed in library.reviewed():
        due = review_due(kind, reviewed)
        if due < library.today:
            message = f"it was last reviewed on '{reviewed}', and was to be read again by {due}"
            fix = "read it with fresh eyes, mend what has changed, and write today's date"
            yield Finding(path_of(library, kind, id), ("reviewed",), CODE, message, fix)
