"""A real case says what its readers will ask, or says why that is not known.

Good:  not_known: [{field: funding, because: "The accounts were not published."}]
Bad:   a real case without `did_not_work` and without a reason
Why:   blank, unknown and none are three different things, and the missing half is often the useful one.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library
from fingerpost.problems import Finding

CODE = "incomplete-case"
ASKED_OF_REAL_CASES = ("started", "lead", "funding", "events", "evidence", "did_not_work")


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
            fix = f'tell it, or add to not_known: {{field: {name}, because: "…"}}'
            yield Finding(path, (), CODE, f"'{name}' is neither told nor listed under not_known", fix)


def _half_told(path: str, case: Case) -> Iterator[Finding]:
    for index, met in enumerate(case.pitfalls):
        if met.outcome in ("got-out", "partly") and not met.way_out:
            message = f"the pitfall '{met.pitfall}' has outcome '{met.outcome}' but no way_out"
            yield Finding(
                path,
                ("pitfalls", index),
                CODE,
                message,
                "add way_out: one sentence on what they did, or change the outcome",
            )
    for index, event in enumerate(case.events):
        if event.phase and not event.coded:
            message = f"the event is placed in the phase '{event.phase}' without saying how that was judged"
            yield Finding(
                path,
                ("events", index),
                CODE,
                message,
                "add coded: grounded (a source says so) or coded: speculative (our reading)",
            )
    if case.consent.basis == "agreed":
        for name in ("agreed_by", "naming", "on", "review_by"):
            if getattr(case.consent, name) is None:
                yield Finding(
                    path, ("consent",), CODE, f"consent was agreed, but '{name}' is missing", f"add {name} to consent"
                )


def _at_odds(path: str, case: Case) -> Iterator[Finding]:
    if case.ended and case.started and case.ended < case.started:
        yield Finding(
            path,
            ("ended",),
            CODE,
            f"it ended in '{case.ended}', before it started in '{case.started}'",
            "mend one of the two",
        )
    for index, nothing in enumerate(case.known_none):
        if getattr(case, nothing.field) or any(gap.field == nothing.field for gap in case.not_known):
            message = f"'{nothing.field}' is listed under known_none, and told or listed under not_known as well"
            yield Finding(path, ("known_none", index), CODE, message, "keep the one that is true")
