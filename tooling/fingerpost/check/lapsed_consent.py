"""A case stands only as long as the people it is about agree to it.

Good:  consent: {basis: agreed, …, review_by: 2027-05-01} before that day
Bad:   the same after that day, or an embargo that has not ended
Why:   agreement is given for a time; the build keeps the promise so that nobody has to remember it.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "lapsed-consent"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each case whose consent has lapsed, or whose embargo still holds, on the library's day."""
    for id, case in library.standing():
        path = path_of(library, "case", id)
        if case.consent.review_by and case.consent.review_by < library.today:
            message = f"consent was to be asked again by '{case.consent.review_by}'"
            yield Finding(
                path, ("consent", "review_by"), CODE, message, "ask again and write the new date, or withdraw the case"
            )
        if case.consent.embargo_until and case.consent.embargo_until > library.today:
            message = f"the case is not to be shown before '{case.consent.embargo_until}'"
            yield Finding(
                path, ("consent", "embargo_until"), CODE, message, "keep the file out of the library until then"
            )
