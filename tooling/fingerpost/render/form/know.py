"""What the form in the browser knows: schema, questions, choices and words, each from the one place that states it."""

import json
from collections import Counter
from functools import cache
from typing import Any

from fingerpost.check.circular_adaptation import adapted
from fingerpost.check.incomplete_case import ASKED_OF_REAL_CASES, NEEDED_WHERE_AGREED
from fingerpost.check.possible_name import ORGANISATIONS, PEOPLE, PERSON, WHOLE_NAME
from fingerpost.check.private_detail import CHOSEN, NAMED, NOBODY_NAMED, PRIVATE, SHOWN
from fingerpost.check.private_detail import NAMES as PRIVATE_NAMES
from fingerpost.check.raw_html import HTML, IN_CODE
from fingerpost.check.small_number import SMALL
from fingerpost.check.swapped_location import ENOUGH, NEAR, Square, squares
from fingerpost.check.undefined_term import ABBREVIATION, NAMES, abbreviations_known
from fingerpost.link import OURS
from fingerpost.link.names import FEW, LOOK_UP, WORDS
from fingerpost.link.references import CITED, CITED_KEY, of_case, prose
from fingerpost.model import KINDS, Case
from fingerpost.model.fields import EXPECTED, ID, REF
from fingerpost.model.messages import MESSAGES
from fingerpost.model.phrases import PHRASES
from fingerpost.model.schema import Schema, schema_of
from fingerpost.problems import NEAREST
from fingerpost.read.guard import DEEPEST, HIDDEN, LARGEST_FILE, MOST_NODES, Tree
from fingerpost.read.hollow import SPANS
from fingerpost.read.partial import partial
from fingerpost.read.words import EARLIEST_YEAR, MAY_BE_UNKNOWN
from fingerpost.render.form.questions import questions
from fingerpost.render.rules import OTHERS, PAGE, explained_codes
from fingerpost.render.site import Site
from fingerpost.render.templates import TEMPLATES

_PROBE = f"[@{OURS}]"
"""Stands in every field of a made-up case, so that those who follow its names show which fields hold names."""


def form_knows(site: Site) -> str:
    """Return all that the form knows but the library's other cases, as JSON."""
    return _json(
        {
            "schema": schema_of(Case),
            **questions(),
            "messages": MESSAGES,
            "phrases": PHRASES,
            "nearest": NEAREST,
            "expected": EXPECTED,
            "patterns": _patterns(),
            "earliest": EARLIEST_YEAR,
            "spans": [name for (name,) in SPANS],
            "asked": ASKED_OF_REAL_CASES,
            "neededWhereAgreed": NEEDED_WHERE_AGREED,
            "mayBeUnknown": sorted(MAY_BE_UNKNOWN),
            "few": FEW,
            "lookUp": LOOK_UP,
            "referenceWords": WORDS,
            "ours": OURS,
            "abbreviations": sorted(abbreviations_known(site.library)),
            "named": sorted(NAMES),
            **_care(),
            "most": {"bytes": LARGEST_FILE, "deep": DEEPEST, "nodes": MOST_NODES},
            "references": reference_fields(),
            "prose": prose_fields(),
            "kinds": {kind.id: kind.plural for kind in KINDS.values()},
            "names": _names(site),
            "explained": {
                "at": site.settings.url and f"{site.settings.url}{PAGE}",
                "others": OTHERS,
                "codes": explained_codes(),
            },
            "firstLine": (TEMPLATES / "new_case.yml").read_text(encoding="utf-8").split("\n", 1)[0],
            "site": site.settings.name,
            "repository": site.settings.repository,
        }
    )


def _care() -> dict[str, Any]:
    """Return what tells private details, names that nobody agreed to, and numbers that point at people."""
    return {
        "private": PRIVATE_NAMES,
        "shown": SHOWN,
        "nobodyNamed": NOBODY_NAMED,
        "chosen": CHOSEN,
        "organisations": ORGANISATIONS,
        "people": PEOPLE,
        "near": NEAR,
        "enough": ENOUGH,
    }


def cases_known(site: Site) -> str:
    """Return what the form must know of the library's cases: it grows with them, and is asked for apart."""
    by_nation = {nation: _squares(counted) for nation, counted in sorted(squares(site.library).items())}
    parents = {id: sorted(others) for id, others in sorted(adapted(site.library).items())}
    titles = {id: [] if case.withdrawn else [case.title] for id, case in sorted(site.library.cases.items())}
    return _json({"cases": titles, "squares": by_nation, "adapted": parents})


@cache
def reference_fields() -> dict[str, str]:
    """Return which fields of a case name something, and of what kind: "events[].phase" → "phase"."""
    found: dict[str, str] = {}
    for at, kind, _ in of_case(_probe()):
        path = "".join(map(_step, at)).lstrip(".") if isinstance(at, tuple) else ""
        found[f"{path}[]" if kind == "own source" else path] = kind
    return dict(sorted(found.items()))


def prose_fields() -> list[str]:
    """Return the fields of a case that are Markdown, in which sources are cited."""
    probe = _probe()
    inner = type(probe.story).model_fields
    return [f"story.{name}" if name in inner else name for name, _ in prose(probe)]


def _probe() -> Case:
    schema = schema_of(Case)
    tree = _filled(schema, schema)
    assert isinstance(tree, dict)
    del tree["withdrawn"]
    return partial(Case, tree)


def _filled(schema: Schema, root: Schema) -> Tree:
    """Return a tree that has something in every field of a schema."""
    choices = [choice for choice in schema.get("anyOf", [schema]) if choice.get("type") != "null"]
    here = choices[-1]
    here = root["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here
    if "properties" in here:
        return {name: _filled(field, root) for name, field in here["properties"].items()}
    if here.get("type") == "object":
        return {"key": _filled(here["additionalProperties"], root)}
    return [_filled(here["items"], root)] if "items" in here else _PROBE


def _step(part: str | int) -> str:
    return "[]" if isinstance(part, int) else f".{part}"


def _patterns() -> dict[str, str]:
    """Return the patterns that both sides look with; what cannot be seen is written by its number."""
    hidden = "".join(letter if "!" <= letter <= "~" else f"\\u{ord(letter):04x}" for letter in HIDDEN.pattern)
    sought = {
        "cited": CITED,
        "citedKey": CITED_KEY,
        "html": HTML,
        "private": PRIVATE,
        "named": NAMED,
        "person": PERSON,
        "wholeName": WHOLE_NAME,
        "small": SMALL,
        "code": IN_CODE,
        "abbreviation": ABBREVIATION,
    }
    return {"id": ID, "ref": REF, "hidden": hidden, **{name: pattern.pattern for name, pattern in sought.items()}}


def _names(site: Site) -> dict[str, dict[str, list[str]]]:
    """Return every name that a case may use, by kind: its title and, for a code, its meaning."""
    library = site.library
    pages = {kind: {page.id: [page.record.title] for page in library.of_kind(kind)} for kind in KINDS}
    lists = {f"list {name}": library.vocabulary.codes(name) for name in type(library.vocabulary).model_fields}
    codes = {
        name: {id: [code.title, *([code.summary] if code.summary else [])] for id, code in found.items()}
        for name, found in lists.items()
        if name in reference_fields().values()
    }
    return {**pages, **codes}


def _squares(counted: Counter[Square]) -> list[tuple[int, int, int]]:
    return [(latitude, longitude, many) for (latitude, longitude), many in sorted(counted.items())]


def _json(known: object) -> str:
    return json.dumps(known, separators=(",", ":")) + "\n"
