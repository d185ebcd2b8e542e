"""Rules that need more than one field to see: one small file a rule, whose docstring is its page for authors."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import TypeVar

from fingerpost.check import (
    circular_adaptation,
    incomplete_case,
    lapsed_consent,
    missing_part,
    plain_terms,
    raw_html,
    same_address,
    swapped_location,
    unknown_part,
    unknown_slot,
    unused_source,
)
from fingerpost.link import Links
from fingerpost.model import Library
from fingerpost.problems import Finding

R = TypeVar("R")
CHECKS: tuple[ModuleType, ...] = (
    circular_adaptation,
    incomplete_case,
    lapsed_consent,
    missing_part,
    plain_terms,
    raw_html,
    same_address,
    swapped_location,
    unknown_part,
    unknown_slot,
    unused_source,
)


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


def _whole(library: Library, kind: str, records: dict[str, R]) -> dict[str, R]:
    return {id: record for id, record in records.items() if (kind, id) not in library.unreadable}
