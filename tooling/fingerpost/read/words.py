"""What the model found wrong with a record → plain words for the person who wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fingerpost.model.fields import EXPECTED, ID
from fingerpost.model.messages import Message, say
from fingerpost.model.phrases import phrase
from fingerpost.model.schema import schema_of
from fingerpost.problems import Finding, Key, nearest

MAY_BE_UNKNOWN = frozenset({"started", "lead", "funding", "did_not_work"})
EARLIEST_YEAR = 1800
_BY_KIND = {
    "string_type": "not text",
    "tuple_type": "not a list",
    "list_type": "not a list",
    "string_too_short": "too short",
    "too_short": "no entries",
    "bool_type": "not yes or no",
    "bool_parsing": "not yes or no",
}
"""What the model refused → the message that says no more than the field and what was found."""


def explain(
    path: str, error: ValidationError, record: type[BaseModel], lost: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield a finding for each thing that the model refused, in the order of the fields.

    lost: names of fields that stood in lines which could not be read; that they are missing is not told again.
    """
    details = error.errors(include_url=False)
    schema = schema_of(record)
    for detail in details:
        if not _follows_from_another(detail, details, lost):
            yield Finding(path, *_told(detail, schema))


def _follows_from_another(detail: ErrorDetails, details: Sequence[ErrorDetails], lost: frozenset[str]) -> bool:
    """Tell whether a thing is wrong only because another is: a field missing because its name is misspelt."""
    key = detail["loc"]
    if key and key[-1] in lost and not detail["input"]:
        return True
    if detail["type"] == "missing":
        beside = [
            str(other["loc"][-1])
            for other in details
            if other["type"] == "extra_forbidden" and other["loc"][:-1] == key[:-1]
        ]
        return key[-1] in lost or any(nearest(name, [str(key[-1])]) for name in beside)
    if detail["type"] == "too_short":
        return any(other["loc"][: len(key)] == key and other is not detail for other in details)
    return False


def _told(detail: ErrorDetails, schema: dict[str, Any]) -> tuple[Key, str, str, str]:
    """Return the field, the code, what was found, and what to do."""
    key: Key = detail["loc"]
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing" and isinstance(key[-1], str):
        return key[:-1], *say("missing", field=spoken(key), fix=_to_add(key, schema))
    if kind == "extra_forbidden":
        return key, *_of_stranger(detail, schema)
    if kind == "literal_error":
        choices = _choices(str(context["expected"]))
        given = detail["input"] if isinstance(detail["input"], str) else ""
        fix = nearest(given, choices) or phrase("choose")
        return key, *say("choice", field=spoken(key), found=_shown(detail), choices=", ".join(choices), fix=fix)
    if kind == "string_too_short" and not str(detail["input"]).strip():
        return key, *say("empty", field=spoken(key))
    if "location" in key:
        name = spoken(key[: key.index("location") + 1])
        return key[:-1] if kind == "missing" else key, *_of_location(detail, name)
    return key, *_of_value(detail, _schema_at(schema, key), spoken(key))


def _of_value(detail: ErrorDetails, schema: Mapping[str, Any], name: str) -> Message:
    """Return what was found in a field of a known name, and what to do."""
    kind, given, found, context = detail["type"], detail["input"], _shown(detail), detail.get("ctx", {})
    if kind == "string_pattern_mismatch" and context["pattern"] in EXPECTED:
        expected, fix = EXPECTED[context["pattern"]]
        mended = re.sub(r"[^a-z0-9]+", "-", str(given).casefold()).strip("-")
        if context["pattern"] == ID and mended:
            return say("name", field=name, found=found, mended=mended)
        return say("pattern", field=name, found=found, expected=expected, fix=fix)
    if kind == "string_type" and isinstance(given, dict) and len(given) == 1:
        first, rest = next(iter(given.items()))
        whole = f'"{first}: {rest}"' if isinstance(rest, str) else '"…"'
        return say("colon", field=name, name=first, whole=whole)
    if kind in ("model_type", "dict_type"):
        return say("not a group", field=name, found=found, fix=_to_group(detail["loc"], schema))
    if kind == "string_too_long":
        return say("too long", field=name, count=len(str(given)), most=context["max_length"])
    if kind in _BY_KIND:
        return say(_BY_KIND[kind], field=name, found=found)
    if schema.get("minimum") == EARLIEST_YEAR:
        return say("not a year", field=name, found=found, least=EARLIEST_YEAR)
    if kind in ("greater_than_equal", "less_than_equal"):
        return say("out of range", field=name, found=found, least=schema.get("minimum"), most=schema.get("maximum"))
    return say("not a number" if kind.startswith("int") else "other", field=name, found=found)


def _to_group(key: Key, schema: Mapping[str, Any]) -> str:
    """Say how to write a group of fields where something else was written."""
    names = schema.get("required") or sorted(schema.get("properties", {}))
    if not names:
        return phrase("group of named")
    fields = ", ".join(f"{name}: …" for name in names)
    where = ("group after a dash" if isinstance(key[-1], int) else "group below") if key else "group at the top"
    return phrase(where, names=fields)


def _of_location(detail: ErrorDetails, field: str) -> Message:
    kind, found = detail["type"], _shown(detail)
    if kind in ("greater_than_equal", "less_than_equal"):
        name, most = ("latitude", 90) if detail["loc"][-1] == 0 else ("longitude", 180)
        return say("place out of range", field=field, found=found, name=name, most=most, fix=phrase("latitude first"))
    shape = "place in words" if kind.startswith("float") else "place of other shape"
    return say(shape, field=field, found=found, fix=phrase("latitude first"))


def _to_add(key: Key, schema: dict[str, Any]) -> str:
    """Say how to add a missing field, and what it is for."""
    name = str(key[-1])
    meaning = _properties(schema, key[:-1]).get(name, {}).get("description", "")
    in_entry = any(isinstance(part, int) for part in key)
    fix = phrase("add to entry" if in_entry else "add line", name=name)
    if len(key) == 1 and name in MAY_BE_UNKNOWN:
        fix += phrase("or unknown")
    return fix + phrase("meaning", meaning=f"{meaning[0].lower()}{meaning[1:].rstrip('.')}") if meaning else fix


def _of_stranger(detail: ErrorDetails, schema: dict[str, Any]) -> Message:
    """Return what is wrong with a field that is not known where it stands, and what to do."""
    key: Key = detail["loc"]
    name, known = str(key[-1]), sorted(_properties(schema, key[:-1]))
    if close := nearest(name, known):
        return say("stranger", name=name, fix=close)
    if detail["input"] is None:
        return say("stranger by a mark", name=name)
    if len(key) > 1 and name in _properties(schema, ()):
        return say("stranger", name=name, fix=phrase("to the top"))
    return say("stranger", name=name, fix=phrase("delete or one of", names=", ".join(known)))


def spoken(key: Key) -> str:
    """Say where a field stands: "'when' of entry 3 of 'events'"."""
    names = [part for part in key if part != "[key]"]
    if not names:
        return phrase("whole")
    last = names[-1]
    if isinstance(last, int):
        return phrase("entry" if len(names) > 1 else "lone entry", number=last + 1, name=names[-2:][0])
    if len(names) > 2 and isinstance(number := names[-2], int):
        return phrase("of entry", last=last, number=number + 1, name=names[-3])
    return phrase("of group", last=last, name=names[-2]) if len(names) > 1 else phrase("text", text=last)


def _shown(detail: ErrorDetails) -> str:
    value = detail["input"]
    if isinstance(value, str):
        return phrase("text", text=_short(value))
    if isinstance(value, dict):
        return phrase("group")
    if isinstance(value, list | tuple):
        words = ", ".join(entry for entry in value if isinstance(entry, str))
        return phrase("list of", text=_short(words)) if words else phrase("list")
    return phrase("blank")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _choices(expected: str) -> list[str]:
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(", ")]


def _properties(schema: dict[str, Any], key: Key) -> dict[str, Any]:
    """Return the fields that the model knows at a place in a record, by name."""
    found = _schema_at(schema, key).get("properties", {})
    return found if isinstance(found, dict) else {}


def _schema_at(schema: dict[str, Any], key: Key) -> dict[str, Any]:
    definitions = schema.get("$defs", {})
    here = schema
    for part in key:
        here = _inside(_resolved(here, definitions), part)
    return _resolved(here, definitions)


def _inside(schema: dict[str, Any], part: str | int) -> dict[str, Any]:
    if isinstance(part, int):
        inner = schema.get("items", {})
    else:
        inner = schema.get("properties", {}).get(part) or schema.get("additionalProperties") or {}
    return inner if isinstance(inner, dict) else {}


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for choice in schema.get("anyOf", []):
        if choice.get("type") != "null":
            schema = choice
            break
    if "$ref" in schema:
        return dict(definitions[schema["$ref"].rsplit("/", 1)[1]])
    return schema
