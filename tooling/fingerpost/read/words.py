"""What the model found wrong with a record → plain words for the person who wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fingerpost.model.fields import EXPECTED, ID
from fingerpost.problems import Finding, Key, nearest

_WHERE = "write latitude first, then longitude, in degrees: [53.4, -2.9]"
_MAY_BE_UNKNOWN = frozenset({"started", "lead", "funding", "did_not_work"})
_EARLIEST_YEAR = 1800


def explain(
    path: str, error: ValidationError, record: type[BaseModel], lost: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield a finding for each thing that the model refused, in the order of the fields.

    lost: names of fields that stood in lines which could not be read; that they are missing is not told again.
    """
    details = error.errors(include_url=False)
    schema = _schema_of(record)
    for detail in details:
        if not _follows_from_another(detail, details, lost):
            yield Finding(path, *_told(detail, schema))


@cache
def _schema_of(record: type[BaseModel]) -> dict[str, Any]:
    return record.model_json_schema(by_alias=True)


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
        return key[:-1], "missing-field", f"{spoken(key)} is missing", _to_add(key, schema)
    if kind == "extra_forbidden":
        return key, "unknown-field", *_of_stranger(detail, schema)
    if kind == "literal_error":
        choices = _choices(str(context["expected"]))
        message = f"{spoken(key)} is {_shown(detail)}; it must be one of: {', '.join(choices)}"
        return key, "unknown-choice", message, nearest(str(detail["input"]), choices) or "choose one of these"
    if kind == "string_too_short" and not str(detail["input"]).strip():
        return key, "blank-value", f"{spoken(key)} has nothing in it", "write its words, or delete the line"
    if "location" in key:
        name = spoken(key[: key.index("location") + 1])
        key = key[:-1] if kind == "missing" else key
        return key, "invalid-value", f"{name} {_of_location(detail)}", _WHERE
    return key, "invalid-value", *_of_value(detail, _schema_at(schema, key), spoken(key))


def _of_value(detail: ErrorDetails, schema: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Return what was found in a field of a known name, and what to do."""
    kind, given, found, context = detail["type"], detail["input"], _shown(detail), detail.get("ctx", {})
    if kind == "string_pattern_mismatch" and context["pattern"] in EXPECTED:
        expected, fix = EXPECTED[context["pattern"]]
        mended = re.sub(r"[^a-z0-9]+", "-", str(given).casefold()).strip("-")
        if context["pattern"] == ID and mended:
            return f"{name} is {found}; such a name has small letters, digits and single dashes", f"write '{mended}'"
        return f"{name} is {found}, which is not {expected}", fix
    if kind == "string_type" and isinstance(given, dict) and len(given) == 1:
        first, rest = next(iter(given.items()))
        whole = f'"{first}: {rest}"' if isinstance(rest, str) else '"…"'
        return (
            f"{name} is read as a field '{first}', because of the colon in it",
            f"put the whole text in double quotes: {whole}",
        )
    if kind == "string_type":
        return (
            f"{name} is {found}, where text is expected",
            "write words after the colon, without brackets and dashes; in double quotes if they hold a colon",
        )
    if kind in ("tuple_type", "list_type"):
        return (
            f"{name} is {found}, where a list is expected",
            "write it in brackets, [one, two], or one entry a line, each beginning with a dash and a space",
        )
    if kind in ("model_type", "dict_type"):
        return f"{name} is {found}, where a group of fields is expected", _to_group(detail["loc"], schema)
    if kind == "string_too_long":
        return (
            f"{name} has {len(str(given))} characters; {context['max_length']} fit",
            "shorten it; there is room for more in the longer texts of the file",
        )
    if kind == "string_too_short":
        return f"{name} is {found}, which is too short to tell anybody anything", "say it in a whole sentence"
    if kind == "too_short":
        return f"{name} has no entries", "write at least one"
    if kind.startswith("bool"):
        return f"{name} is {found}, where 'yes' or 'no' is expected", "write yes or no"
    if schema.get("minimum") == _EARLIEST_YEAR:
        return f"{name} is {found}, which is not a year", f"write four digits, such as 2014, from {_EARLIEST_YEAR} on"
    if kind in ("greater_than_equal", "less_than_equal"):
        least, most = schema.get("minimum"), schema.get("maximum")
        return f"{name} is {found}; it must be from {least} to {most}", "look for a digit too many or too few"
    if kind.startswith("int"):
        return f"{name} is {found}, which is not a whole number", "write digits only, such as 60"
    return f"{name} is {found}, which is not how such a thing is written", "look how other files write it"


def _to_group(key: Key, schema: Mapping[str, Any]) -> str:
    """Say how to write a group of fields where something else was written."""
    names = schema.get("required") or sorted(schema.get("properties", {}))
    if not names:
        return "write each entry below it under a short name of its own, without a dash, as 'name: …'"
    fields = ", ".join(f"{name}: …" for name in names)
    if not key:
        return f"write each of its fields at the beginning of a line: {fields}"
    if isinstance(key[-1], int):
        return f"write it as fields, one a line, the first after the dash: {fields}"
    return f"write each of its fields below it, indented by two spaces: {fields}"


def _of_location(detail: ErrorDetails) -> str:
    kind, found = detail["type"], _shown(detail)
    if kind in ("greater_than_equal", "less_than_equal"):
        name, most = ("latitude", 90) if detail["loc"][-1] == 0 else ("longitude", 180)
        return f"has {found} as its {name}, which goes from -{most} to {most}"
    if kind.startswith("float"):
        return f"has {found} in it, which is not a number"
    return f"is {found}, where two numbers are expected"


def _to_add(key: Key, schema: dict[str, Any]) -> str:
    """Say how to add a missing field, and what it is for."""
    name = str(key[-1])
    meaning = _properties(schema, key[:-1]).get(name, {}).get("description", "")
    in_entry = any(isinstance(part, int) for part in key)
    fix = f"add '{name}: …' to the entry" if in_entry else f"add a line '{name}: …'"
    if len(key) == 1 and name in _MAY_BE_UNKNOWN:
        fix += ", or list it under not_known with the reason"
    return f"{fix} ({meaning[0].lower()}{meaning[1:].rstrip('.')})" if meaning else fix


def _of_stranger(detail: ErrorDetails, schema: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a field that is not known where it stands, and what to do."""
    key: Key = detail["loc"]
    name, known = str(key[-1]), sorted(_properties(schema, key[:-1]))
    message = f"'{name}' is not a field that belongs here"
    if close := nearest(name, known):
        return message, close
    if detail["input"] is None:
        message = f"'{name}' is read as a field by itself, because of the comma or colon beside it"
        return message, "put the whole text in double quotes"
    if len(key) > 1 and name in _properties(schema, ()):
        return message, "move it to the beginning of a line: it is a field of the whole file"
    return message, f"delete it, or use one of: {', '.join(known)}"


def spoken(key: Key) -> str:
    """Say where a field stands: "'when' of entry 3 of 'events'"."""
    names = [part for part in key if part != "[key]"]
    if not names:
        return "the file"
    last = names[-1]
    if isinstance(last, int):
        return f"entry {last + 1} of '{names[-2]}'" if len(names) > 1 else f"entry {last + 1}"
    if len(names) > 2 and isinstance(names[-2], int):
        return f"'{last}' of entry {names[-2] + 1} of '{names[-3]}'"
    return f"'{last}'" + (f" of '{names[-2]}'" if len(names) > 1 else "")


def _shown(detail: ErrorDetails) -> str:
    value = detail["input"]
    if isinstance(value, str):
        return f"'{value if len(value) <= 60 else value[:57] + '…'}'"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        words = ", ".join(entry for entry in value if isinstance(entry, str))
        return f"the list '{words if len(words) <= 60 else words[:57] + '…'}'" if words else "a list"
    return "blank"


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
