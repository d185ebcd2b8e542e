"""Which names lead somewhere, and what to tell somebody who wrote one that does not."""

import re

from fingerpost.link.references import Reference
from fingerpost.link.table import lists_of
from fingerpost.model import KINDS, Library
from fingerpost.model.fields import ID, REF
from fingerpost.model.messages import say
from fingerpost.model.phrases import phrase
from fingerpost.problems import Finding, nearest

FEW = 20
"""A list shorter than this is told whole to somebody who used a name that is not in it."""
WORDS = {
    "own source": ("unknown-source", "a source here"),
    "source": ("unknown-source", "a source"),
    "kind of page": ("unknown-kind", "a page"),
    "kind": ("unknown-kind", "a kind for paths"),
}
LOOK_UP = {
    "unknown-kind": "look up kind",
    "unknown-code": "look up code",
    "unknown-source": "look up source",
}


def names_of(library: Library) -> dict[str, set[str]]:
    """Return every id that may be named, by kind; but of kinds whose file cannot be read: anything may be there."""
    names: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for page in library.pages.values():
        names[page.kind.id].add(page.id)
    names |= {"term": set(library.terms), "case": set(library.cases), "organisation": set(library.organisations)}
    names["kind"] = {kind.id for kind in KINDS.values() if kind.gist or kind.id == "funding"} | {"term", "case"}
    for kind, id in library.unreadable:
        names.setdefault(kind, set()).add(id)
    if ("sources", "sources") not in library.unreadable:
        names["source"] = set(library.sources)
    if ("vocabulary", "vocabulary") not in library.unreadable:
        lists = type(library.vocabulary).model_fields
        names |= {f"list {name}": set(library.vocabulary.codes(name)) for name in lists}
    if library.wayfinder:
        names |= lists_of(library.wayfinder)
    return names


def _known(names: dict[str, set[str]], own: set[str], kind: str) -> set[str] | None:
    """Return the names that a reference of a kind may have, None where it may have any."""
    if kind == "kind of page":
        return {f"{page}-{id}" for page in KINDS for id in names[page]}
    return own if kind == "own source" else names.get(kind)


def _told_before(reference: Reference) -> bool:
    """Tell whether the model has refused a name already, for it is none at all."""
    pattern = REF if reference.kind == "kind of page" else ID
    is_field = isinstance(reference.at, tuple) and reference.kind not in ("source", "own source")
    parts = reference.id.split("/") if reference.kind == "page" else [reference.id]
    return not reference.id or (is_field and not all(re.match(pattern, part) for part in parts))


def dangling(names: dict[str, set[str]], own: set[str], path: str, reference: Reference) -> Finding | None:
    """Return what is wrong with a reference, None where it leads somewhere."""
    kind, id = reference.kind, reference.id
    known = _known(names, own, kind)
    if known is None or id in known or _told_before(reference):
        return None
    code, what = _code_and_words(kind)
    fix = nearest(id, known) or (
        phrase("one of", names=", ".join(sorted(known)))
        if 0 < len(known) < FEW
        else phrase(LOOK_UP.get(code, "look up folder"))
    )
    return Finding(path, reference.at, *say("unknown name", code=code, name=id, what=what, fix=fix))


def _code_and_words(kind: str) -> tuple[str, str]:
    """Return the problem's code for a kind of reference, and what a name of it would be."""
    if kind.startswith("list "):
        return "unknown-code", phrase("a code", name=kind.removeprefix("list "))
    if kind.startswith("own list "):
        return "unknown-code", phrase("a code here", name=kind.removeprefix("own list "))
    if kind in WORDS:
        code, what = WORDS[kind]
        return code, phrase(what)
    return f"unknown-{kind}", f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
