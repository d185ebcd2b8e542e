"""Every text of a record, with the field that holds it."""

from pydantic import BaseModel

from fingerpost.problems import Key


def texts_of(record: BaseModel) -> list[tuple[Key, str]]:
    """Return the texts in the order of the fields, those in groups and lists among them."""
    found: list[tuple[Key, str]] = []
    _gather(record, (), found)
    return found


def _gather(value: object, key: Key, found: list[tuple[Key, str]]) -> None:
    """Add what a value holds: a list that grows takes half the time of generators within one another."""
    if isinstance(value, str):
        found.append((key, value))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _gather(inner, (*key, index), found)
    elif isinstance(value, BaseModel | dict):
        for name, inner in (value if isinstance(value, dict) else value.__dict__).items():
            _gather(inner, (*key, name.rstrip("_")), found)
