"""A page's words → what the full-text index is made from: the same words with nothing around them."""

from dataclasses import dataclass

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


def search_page(record: SearchRecord) -> str:
    """Return the page that the indexer reads."""
    return template("search_record.html").render(record=record)
