"""Records → what the header's search suggests from: titles, other names, what people say, summaries."""

import json
from collections.abc import Iterator
from textwrap import shorten

from fingerpost.model import address
from fingerpost.render.site import Site
from fingerpost.render.templates import ENGLISH

ADDRESS = "search/suggestions.json"
_MOST_CASES = 500
"""A larger library is not suggested from: its names would outweigh everything else. The search page finds each case."""
_ENOUGH = 130
"""Characters of a definition or a summary of a record that is mostly looked up by its name."""


def suggestions(site: Site) -> str:
    """Return the records as JSON: u address, t title, k kind, s summary, a also called, p people say, l language."""
    return json.dumps(list(_entries(site)), ensure_ascii=False, separators=(",", ":"))


def _entries(site: Site) -> Iterator[dict[str, object]]:
    library = site.library
    for page in library.pages.values():
        record = page.record
        kind = page.kind.singular
        yield _entry(
            page.address, record.title, kind, record.summary, record.synonyms, record.people_say, record.language
        )
    for id, term in library.terms.items():
        yield _entry(address("term", id), term.title, "Word", _short(term.definition), term.synonyms, term.people_say)
    cases = list(library.standing())
    for id, case in cases if len(cases) <= _MOST_CASES else ():
        place = tuple(name for name in (case.place.name, case.place.local_authority) if name)
        names = (*case.also_known_as, *place)
        yield _entry(address("case", id), case.title, "Case", _short(case.summary), names, (), case.language)
    for id, entry in library.organisations.items():
        yield _entry(address("organisation", id), entry.title, "Organisation", _short(entry.summary), (), ())


def _short(summary: str) -> str:
    return shorten(summary, _ENOUGH, placeholder=" …")


def _entry(
    uri: str,
    title: str,
    kind: str,
    summary: str,
    also: tuple[str, ...],
    said: tuple[str, ...],
    language: str = ENGLISH,
) -> dict[str, object]:
    entry: dict[str, object] = {"u": uri, "t": title, "k": kind, "s": summary}
    if also:
        entry["a"] = also
    if said:
        entry["p"] = said
    if language != ENGLISH:
        entry["l"] = language
    return entry
