"""No nine words in a row are taken from the documents that the playbook grew out of.

Good:  the same fact in your own words, with its source; a work's title; a quotation of fewer than nine words
Bad:   a sentence of somebody's report, or most of one
Why:   facts are free, sentences belong to those who wrote them; and what we can say anew, we have understood.

`playbook/not-our-words.bin` holds a number for each run of their words and never the words: the documents are not
ours to publish. In a case it is a hint and stops nothing. `python tooling/not_our_words.py DOCUMENT…` writes it.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from fingerpost.link import Links, path_of, spots_of
from fingerpost.model import Cases, Library, PlaybookPage, texts_of
from fingerpost.problems import Finding, Key, Spot
from fingerpost.read.runs import RUN, runs, words

CODE = "borrowed-words"
_TITLES = "sources"
"""The field that holds titles and addresses of works, which are what they are."""
_SHORTEST = 2 * RUN - 1
"""Characters of nine words of one letter."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each text that holds such a run, at its first."""
    theirs = _theirs(library)
    for page in library.pages.values():
        yield from _in_page(page, theirs)
    for kind, records in (("term", library.terms), ("organisation", library.organisations)):
        for id, record in records.items():
            yield from _in_record(record, path_of(library, kind, id), theirs)


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each case that holds such a run, at its first."""
    theirs = _theirs(library)
    for id, case in cases:
        yield from _in_record(case, path_of(library, "case", id), theirs)


def _theirs(library: Library) -> frozenset[int]:
    titles = (source.title for source in library.sources.values())
    return library.not_our_words.difference(number for title in titles for number in runs(title.encode()))


def _in_page(page: PlaybookPage, theirs: frozenset[int]) -> Iterator[Finding]:
    yield from _in_record(page.record, page.path, theirs)
    for part in page.parts:
        if found := _first(part.text, theirs):
            yield _finding(page.path, spots_of(part)(found[0]), found[1])


def _in_record(record: BaseModel, path: str, theirs: frozenset[int]) -> Iterator[Finding]:
    """Look through all texts at once, which is quick, and only then for the one that it is."""
    texts = [(key, text) for key, text in texts_of(record) if len(text) >= _SHORTEST and key[0] != _TITLES]
    if theirs and not theirs.isdisjoint(runs("\n".join([text for _, text in texts]).encode())):
        for key, text in texts:
            if found := _first(text, theirs):
                yield _finding(path, (*key, found[0]), found[1])


def _first(text: str, theirs: frozenset[int]) -> tuple[int, str] | None:
    """Return where the first such run begins in a text, and its words."""
    run = next((index for index, number in enumerate(runs(text.encode())) if number in theirs), None)
    if run is None:
        return None
    taken = [word.decode(errors="replace") for word in words(text.encode())[run : run + RUN]]
    pattern = r"[\W_]+".join("['’‘]?".join(map(re.escape, word)) for word in taken)
    place = re.search(pattern, text, re.IGNORECASE)
    return (place.start() if place else 0), " ".join(taken)


def _finding(path: str, at: Key | Spot, taken: str) -> Finding:
    message = f"'{taken}' stands word for word in a document that is not ours"
    return Finding(
        path, at, CODE, message, f"say it in your own words, or quote fewer than {RUN} words with their source"
    )
