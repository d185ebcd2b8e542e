"""Rules that need more than one field to see: one small file a rule, whose docstring is its page for authors."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import TypeVar

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
    raw_html,
    same_address,
    shared_name,
    swapped_location,
    undefined_term,
    unknown_part,
    unknown_slot,
    unused_source,
    unused_term,
)
from fingerpost.link import Links
from fingerpost.model import Library
from fingerpost.problems import Finding

R = TypeVar("R")
CHECKS: tuple[ModuleType, ...] = (
    borrowed_words,
    circular_adaptation,
    doubled_relation,
    hard_to_read,
    incomplete_case,
    lapsed_consent,
    missing_part,
    plain_terms,
    raw_html,
    same_address,
    shared_name,
    swapped_location,
    undefined_term,
    unknown_part,
    unknown_slot,
    unused_source,
    unused_term,
)
HINTS: tuple[ModuleType, ...] = (care_word, overdue_review)
"""Rules that have something to say to a writer and never stop a build."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield what every rule finds in the records that are whole; of the others, what is missing has been told."""
    whole = replace(
        library,
        cases=_whole(library, "case", library.cases),
        terms=_whole(library, "term", library.terms),
        organisations=_whole(library, "organisation", library.organisations),
    )
    for rule in CHECKS:
        yield from rule.check(whole, links)


def hints_of(library: Library, links: Links) -> Iterator[Finding]:
    """Yield what is worth a writer's thought and is no mistake."""
    for rule in HINTS:
        yield from rule.check(library, links)


def _whole(library: Library, kind: str, records: dict[str, R]) -> dict[str, R]:
    return {id: record for id, record in records.items() if (kind, id) not in library.unreadable}
