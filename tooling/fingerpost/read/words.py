"""What the model found wrong with a record → plain words for the person who wrote it."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fingerpost.model.fields import EXPECTED
from fingerpost.problems import Finding, Key, nearest

_NUMBERS = {"int_parsing": "a whole number", "int_type": "a whole number", "float_parsing": "a number", "float_type": "a number"}
_SHAPES = {
    "model_type": ("a group of fields", "write it over several lines, each 'name: value', indented by two spaces"),
    "dict_type": ("a group of fields", "write it over several lines, each 'name: value', indented by two spaces"),
    "tuple_type": ("a list", "write one entry a line, each beginning with '- '"),
    "list_type": ("a list", "write one entry a line, each beginning with '- '"),
    "string_type": ("text", "write words after the colon; put them in quotes if they hold a colon, [ or {"),
}


def explain(path: str, error: ValidationError, record: type[BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each thing that the model refused, in the order of the fields."""
    for detail in error.errors(include_url=False):
        yield _finding(path, detail, record)


def _finding(path: str, detail: ErrorDetails, record: type[BaseModel]) -> Finding:
    key: Key = detail["loc"]
    name = _spoken(key)
    kind, found, context = detail["type"], _shown(detail.get("input")), detail.get("ctx", {})
    code, message, fix = "invalid-value", f"{name} is {found}, which does not fit: {detail['msg'].lower()}", "see the field's explanation"
    if kind == "missing":
        key = key[:-1] if isinstance(key[-1], str) else key
        code, message = "missing-field", f"{name} is missing"
        fix = f"add a line '{detail['loc'][-1]}: …'"
        if len(key) == 0:
            fix += ", or list it under not_known with a reason where the form allows it" if detail["loc"][-1] in _MAY_BE_UNKNOWN else ""
    elif kind == "extra_forbidden":
        known = _fields_at(record, key[:-1])
        code, message = "unknown-field", f"'{key[-1]}' is not a field that belongs here"
        fix = nearest(str(key[-1]), known) or f"delete it, or use one of: {', '.join(known)}"
    elif kind == "literal_error":
        choices = _choices(str(context["expected"]))
        code, message = "unknown-choice", f"{name} is {found}; it must be one of: {', '.join(choices)}"
        fix = nearest(found.strip("'"), choices) or f"choose one of: {', '.join(choices)}"
    elif kind == "string_pattern_mismatch" and context["pattern"] in EXPECTED:
        expected, fix = EXPECTED[context["pattern"]]
        message = f"{name} is {found}, which is not {expected}"
    elif kind in _NUMBERS:
        message, fix = f"{name} is {found}, which is not {_NUMBERS[kind]}", "write digits only, such as 2014"
    elif kind in _SHAPES:
        expected, fix = _SHAPES[kind]
        message = f"{name} is {found}, where {expected} is expected"
    elif kind == "string_too_long":
        message, fix = f"{name} has {len(str(detail['input']))} characters; {context['max_length']} fit", "shorten it; the story has room for more"
    elif kind in ("string_too_short", "too_short"):
        message, fix = f"{name} is too short to say anything: {found}", "say it in a whole sentence, or leave the field out"
    elif kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        message = f"{name} is {found}; it must be {'at least' if 'ge' in context else 'at most'} {bound}"
        fix = "look for a digit too many or a sign"
    return Finding(path, key, code, message, fix)


_MAY_BE_UNKNOWN = frozenset({"started", "lead", "funding", "did_not_work"})


def _spoken(key: Key) -> str:
    """Say where a field stands: "'when' of the 3rd entry in events"."""
    names = [part for part in key if part not in ("[key]",)]
    if not names:
        return "the record"
    last = names[-1]
    if isinstance(last, int):
        return f"entry {last + 1} of '{names[-2]}'" if len(names) > 1 else f"entry {last + 1}"
    if len(names) > 2 and isinstance(names[-2], int):
        return f"'{last}' of entry {names[-2] + 1} of '{names[-3]}'"
    return f"'{last}'" + (f" of '{names[-2]}'" if len(names) > 1 else "")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value if len(value) <= 60 else value[:57] + '…'}'"
    if isinstance(value, dict):
        return "a group of fields"
    return "a list" if isinstance(value, list | tuple) else "blank"


def _choices(expected: str) -> list[str]:
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(", ")]


def _fields_at(record: type[BaseModel], key: Key) -> Sequence[str]:
    """Return the names of the fields that the model knows at a place in a record."""
    schema = record.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    here = schema
    for part in key:
        here = _inside(here, part, definitions)
    return sorted(_resolved(here, definitions).get("properties", {}))


def _inside(schema: dict[str, Any], part: str | int, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _resolved(schema, definitions)
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
