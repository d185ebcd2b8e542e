"""Rules that need more than one field to see: one small file a rule, whose docstring is its page for authors."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from types import ModuleType
from typing import TypeVar

from fingerpost.cache import digest
from fingerpost.check import (
    borrowed_words,
    care_word,
    circular_adaptation,
    doubled_relation,
    hard_to_read,
    incomplete_case,
    lapsed_consent,
    missing_part,
    overdue_review,
    plain_terms,
    possible_name,
    private_detail,
    raw_html,
    same_address,
    shared_name,
    small_number,
    swapped_location,
    too_few_ways,
    undefined_term,
    unknown_part,
    unknown_slot,
    unused_source,
    unused_term,
)
from fingerpost.kept import NOTHING, Kept
from fingerpost.link import Links, path_of
from fingerpost.model import Cases, Library
from fingerpost.problems import Finding
from fingerpost.workers import HERE, Workers

R = TypeVar("R")
_NOTHING_FOUND = b"nothing"
CHECKS: tuple[ModuleType, ...] = (
    borrowed_words,
    circular_adaptation,
    doubled_relation,
    hard_to_read,
    incomplete_case,
    lapsed_consent,
    missing_part,
    plain_terms,
    private_detail,
    raw_html,
    same_address,
    shared_name,
    swapped_location,
    too_few_ways,
    undefined_term,
    unknown_part,
    unknown_slot,
    unused_source,
    unused_term,
)
CASE_BY_CASE: tuple[ModuleType, ...] = (private_detail, raw_html, undefined_term)
"""Of these, the rules whose `check` leaves the cases to `check_cases`, since each case is looked at by itself."""
HINTED_IN_CASES: tuple[ModuleType, ...] = (borrowed_words, hard_to_read)
"""Of these, the rules that stop the playbook's own pages and only give a hint in a case: who tells one is not turned
away for how it is told, and the form in the browser, which cannot know other people's documents, refuses no less."""
HINTS: tuple[ModuleType, ...] = (care_word, overdue_review, possible_name, small_number)
"""Rules that have something to say to a writer and never stop a build."""


def check(library: Library, links: Links, workers: Workers = HERE, kept: Kept = NOTHING) -> Iterator[Finding]:
    """Yield what every rule finds in the records that are whole; of the others, what is missing has been told.

    What is private is looked for in every case.
    kept: in which cases earlier builds found nothing.
    """
    whole = replace(
        library,
        cases=_whole(library, "case", library.cases),
        terms=_whole(library, "term", library.terms),
        organisations=_whole(library, "organisation", library.organisations),
    )

    for rule in CHECKS:
        yield from rule.check(whole, links)
    yield from _case_by_case(whole, workers, kept)
    broken = [(id, case) for id, case in library.standing() if ("case", id) in library.unreadable]
    yield from private_detail.check_broken(library, broken)


def _case_by_case(library: Library, workers: Workers, kept: Kept) -> Iterator[Finding]:
    shared = library.shared
    names = {id: digest(("check", shared, library.texts["case", id])) for id, _ in library.standing()}
    known = {id for id, name in names.items() if kept.get(name) is not None}
    cases = [(id, case) for id, case in library.standing() if id not in known]
    findings = list(workers.spread(partial(_look_at_some, library), cases))
    wrong = {finding.path for finding in findings}
    for id, name in names.items():
        if path_of(library, "case", id) not in wrong:
            kept.use(name, None if id in known else _NOTHING_FOUND)
    yield from findings


def _look_at_some(library: Library, cases: Cases) -> list[Finding]:
    return [finding for rule in CASE_BY_CASE for finding in rule.check_cases(library, cases)]


def hints_of(library: Library, links: Links) -> Iterator[Finding]:
    """Yield what is worth a writer's thought and is no mistake."""
    for rule in HINTS:
        yield from rule.check(library, links)
    for rule in HINTED_IN_CASES:
        yield from rule.check_cases(library, list(library.standing()))


def _whole(library: Library, kind: str, records: dict[str, R]) -> dict[str, R]:
    return {id: record for id, record in records.items() if (kind, id) not in library.unreadable}
