"""The model's own fields → the codebook: every field of every record with what stands in it, and every code."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from fingerpost.model.fields import EXPECTED
from fingerpost.model.schema import schema_of
from fingerpost.render.cases_csv import COLUMNS, KEYS
from fingerpost.render.data import RECORDS
from fingerpost.render.site import Site, rendered

_PLAIN = {"string": "words", "integer": "a whole number", "number": "a number", "boolean": "true or false"}


class FieldLine(NamedTuple):
    """One field as the codebook tells it."""

    name: str
    needed: bool
    holds: str
    """What kind of value it has."""
    record: str
    """The anchor of the record that it is made of, "" for plain values."""
    says: str
    """The field's own description."""


class RecordLines(NamedTuple):
    """One kind of record with its fields."""

    anchor: str
    title: str
    says: str
    fields: list[FieldLine]


def codebook(site: Site, root: str, part: str) -> str:
    """Return a part of the codebook: the 'columns' of the table of cases, the 'records', or the code 'lists'."""
    vocabulary = site.library.vocabulary
    return rendered(
        "slots/codebook.html",
        site,
        root,
        part=part,
        columns=[*KEYS, *((column.name, column.says) for column in COLUMNS)],
        kinds_of_record=[(name, list(records_of(name, record))) for name, record in RECORDS.items()],
        lists=[(name, vocabulary.codes(name).items()) for name in type(vocabulary).model_fields],
    )


def records_of(kind: str, record: type[BaseModel]) -> Iterator[RecordLines]:
    """Yield a record and each record that it is made of, as they are first met.

    kind: what the record's anchors begin with, such as "case".
    """
    schema = schema_of(record)
    parts: dict[str, Any] = schema.get("$defs", {})
    yield _lines(kind, kind, schema)
    for name, part in parts.items():
        if "properties" in part:
            yield _lines(kind, name, part)


def _lines(kind: str, name: str, schema: dict[str, Any]) -> RecordLines:
    needed = set(schema.get("required", ()))
    fields = [
        FieldLine(field, field in needed, *_holds(kind, of), " ".join(of.get("description", "").split()))
        for field, of in schema["properties"].items()
    ]
    anchor = kind if name == kind else _anchor(kind, name)
    return RecordLines(anchor, name.capitalize() if name == kind else name, schema.get("description", ""), fields)


def _anchor(kind: str, name: str) -> str:
    return f"{kind}-{name.casefold()}"


def _holds(kind: str, of: dict[str, Any]) -> tuple[str, str]:
    """Return what a field holds, in words, and the anchor of the record that it is made of."""
    if "$ref" in of:
        name = of["$ref"].rpartition("/")[2]
        return name, _anchor(kind, name)
    if "anyOf" in of:
        choices = [_holds(kind, choice) for choice in of["anyOf"] if choice.get("type") != "null"]
        return " or ".join(dict.fromkeys(words for words, _ in choices)), next((to for _, to in choices if to), "")
    if "enum" in of or "const" in of:
        return "one of: " + ", ".join(of.get("enum") or [of["const"]]), ""
    if of.get("type") == "array":
        words, to = _holds(kind, of["items"]) if "items" in of else ("two numbers", "")
        return f"a list, each {words}" if "items" in of else words, to
    if of.get("type") == "object":
        words, to = _holds(kind, of["additionalProperties"]) if of.get("additionalProperties") else ("anything", "")
        return f"by key, each {words}", to
    pattern = of.get("pattern", "")
    return (EXPECTED[pattern][0] if pattern in EXPECTED else _PLAIN.get(of.get("type", ""), "a value")), ""
