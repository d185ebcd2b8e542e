"""A real case says what its readers will ask, or says why that is not known.

Good:  not_known: [{field: funding, because: "The accounts were not published."}]
Bad:   a real case without `did_not_work` and without a reason
Why:   blank, unknown and none are three different things, and the missing half is often the useful one.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "incomplete-case"
ASKED_OF_REAL_CASES = ("started", "lead", "funding", "events", "evidence", "did_not_work")
NEEDED_WHERE_AGREED = ("agreed_by", "naming", "on", "right_of_reply", "community_review", "review_by")


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each thing that a case leaves open without saying so."""
    for id, case in library.standing():
        path = path_of(library, "case", id)
        if case.kind == "real":
            yield from _open_questions(path, case)
        yield from _half_told(path, case)
        yield from _at_odds(path, case)


def _open_questions(path: str, case: Case) -> Iterator[Finding]:
    excused = {gap.field for gap in case.not_known} | {nothing.field for nothing in case.known_none}
    for name in ASKED_OF_REAL_CASES:
        if not getattr(case, name) and name not in excused:
            yield Finding(path, (), *say("open question", name=name))


def _half_told(path: str, case: Case) -> Iterator[Finding]:
    for index, met in enumerate(case.pitfalls):
        if met.outcome in ("got-out", "partly") and not met.way_out:
            yield Finding(path, ("pitfalls", index), *say("no way out", name=met.pitfall, outcome=met.outcome))
    for index, event in enumerate(case.events):
        if event.phase and not event.coded:
            yield Finding(path, ("events", index), *say("phase not judged", name=event.phase))
    if case.consent.basis == "agreed":
        for name in NEEDED_WHERE_AGREED:
            if getattr(case.consent, name) is None:
                yield Finding(path, ("consent",), *say("agreed without", name=name))


def _at_odds(path: str, case: Case) -> Iterator[Finding]:
    if case.ended and case.started and case.ended < case.started:
        yield Finding(path, ("ended",), *say("ended before", ended=case.ended, started=case.started))
    for index, nothing in enumerate(case.known_none):
        if getattr(case, nothing.field) or any(gap.field == nothing.field for gap in case.not_known):
            yield Finding(path, ("known_none", index), *say("none and told", name=nothing.field))
