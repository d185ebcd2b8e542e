"""Rules that need more than one field to see: one small file a rule, whose docstring is its page for authors."""

from collections.abc import Iterator
from types import ModuleType

from fingerpost.check import incomplete_case, lapsed_consent, parts, plain_terms, raw_html, unknown_slot, unused_source
from fingerpost.link import Links
from fingerpost.model import Library
from fingerpost.problems import Finding

CHECKS: tuple[ModuleType, ...] = (
    incomplete_case,
    lapsed_consent,
    parts,
    plain_terms,
    raw_html,
    unknown_slot,
    unused_source,
)


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield what every rule finds."""
    for rule in CHECKS:
        yield from rule.check(library, links)
