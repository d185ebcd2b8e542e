"""A page's words → what the full-text index is made from: the same words with nothing around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from fingerpost.render.templates import template

GROUPS = {
    "pitfall": "Pitfalls",
    "phase": "Phases",
    "exercise": "Exercises",
    "case": "Cases",
    "word": "Words",
    "organisation": "Organisations",
    "other": "Elsewhere",
}
"""The kinds of result that a reader may choose between, and what stands for all others."""
_NAMES = {"term": "word"}
_ELEMENT = re.compile(r"<[^>]+>")
_LOOSE = re.compile(r" (?=[.,;:?!)])")
"""What is left before a full stop where a link or a mark of a source ended."""
_UNSEARCHED = re.compile(r"<!-- unsearched -->.*?<!-- searched -->|<(svg|sup)\b.*?</\1>", re.DOTALL)
"""Pictures, marks of sources, and what templates say is told on other pages as well, where search finds it."""
_LABELS = re.compile(
    r'<(h2|dt|figcaption|(?:p|span|strong)(?= class="(?:meta|coded|direction|outcome)"))\b.*?</\1>|<dd>Not known</dd>',
    re.DOTALL,
)
"""What a case's page calls its parts: as it stands on every such page, it leads to none, and makes the index heavy."""
LARGE = 1000
"""So many pages and more are searched by what tells them apart: what stands on most weighs more than all else."""
_SAMPLE = 400
"""Pages by which it is judged what stands on most."""
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z0-9]+(?![\w'’-])")
_VEIL = 0xE000
"""The first of the signs of no script, which the indexer passes over. Two stand for each common word, the second for
one that begins with a capital; the search page's script reads them back."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as search sees it."""

    uri: str
    """Its address, from the site's root."""
    title: str
    kind: str
    summary: str
    also: str
    """Other names, and what people say who need it: they count for more than the text."""
    text: str
    language: str = "en"
    """Of its words: each language has an index of its own."""

    @property
    def group(self) -> str:
        """The one of `GROUPS` in which it is found."""
        return self.kind.lower() if self.kind.lower() in GROUPS else "other"


def name_of_kind(kind: str) -> str:
    """Return what readers call a kind of record: "Word" for a term."""
    return _NAMES.get(kind, kind).capitalize()


def words_searched(article: str, kind: str) -> str:
    """Return the words of an article that search looks through: those that tell this page from others."""
    said = _UNSEARCHED.sub("", article)
    if kind == "case":
        said = _LABELS.sub("", said)
    return _LOOSE.sub("", " ".join(unescape(_ELEMENT.sub(" ", said)).split()))


def common_words(records: Sequence[SearchRecord]) -> list[str]:
    """Return the words that stand on more than half of the pages of a large library: they lead to none of them."""
    if len(records) < LARGE:
        return []
    sample = records[:: max(1, len(records) // _SAMPLE)]
    pages_by_word = Counter(word for record in sample for word in {*map(str.lower, _WORD.findall(record.text))})
    return sorted(word for word, pages in pages_by_word.items() if pages > len(sample) / 2)


def veils(common: Sequence[str]) -> dict[str, str]:
    """Return what the indexer is given in place of each common word, so that it keeps no list of its pages."""
    said = [form for word in common for form in (word, word.capitalize())]
    return {word: chr(_VEIL + number) for number, word in enumerate(said)}


def search_page(record: SearchRecord, veil: Mapping[str, str]) -> str:
    """Return the page that the indexer reads."""
    text = _WORD.sub(lambda word: veil.get(word[0], word[0]), record.text) if veil else record.text
    return template("search_record.html").render(record=record, text=text)
