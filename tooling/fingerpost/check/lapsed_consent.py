"""A case stands only as long as the people it is about agree to it.

Good:  consent: {basis: agreed, …, review_by: 2027-05-01} before that day
Bad:   the same after that day
Why:   agreement is given for a time; the build keeps the promise so that nobody has to remember it.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "lapsed-consent"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each case whose consent has lapsed on the library's day."""
    for id, case in library.standing():
        path = path_of(library, "case", id)
        if (day := case.consent.review_by) and day < library.today:
            yield Finding(path, ("consent", "review_by"), *say("lapsed", day=day))
