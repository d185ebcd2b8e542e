"""A page's words → what the full-text index is made from: the same words with nothing around them."""

from dataclasses import dataclass

from fingerpost.render.site import template


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


def search_page(record: SearchRecord) -> str:
    """Return the page that the indexer reads."""
    return template("search_record.html").render(record=record)
