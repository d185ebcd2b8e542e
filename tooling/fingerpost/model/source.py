"""A work in the bibliography."""

from fingerpost.model.fields import Record, Text, Url, Year


class Source(Record):
    """One work; its key in playbook/sources.yml is its id."""

    title: Text
    authors: Text | None = None
    publisher: Text | None = None
    year: Year | None = None
    """Left out where the copy read shows none."""
    url: Url | None = None
    read: Text
    """How much of it was read: 'full text', 'opening of the page', 'through another work'."""
    note: Text | None = None
