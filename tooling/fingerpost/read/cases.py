"""The files of cases → the cases, many at once, and each only once: what an earlier build found in a file stays."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pydantic_core import to_json

from fingerpost.cache import digest
from fingerpost.kept import NOTHING, Kept
from fingerpost.problems import Finding
from fingerpost.read.content import Reading, hollow_in, read_case, read_clean_case
from fingerpost.read.files import read_text
from fingerpost.read.hollow import Hollow
from fingerpost.read.salvage import Salvage, salvage
from fingerpost.workers import HERE, Workers


class _Text(NamedTuple):
    """What a file says."""

    path: str
    name: str
    """For the text: another text, another name."""
    text: str | Finding
    tree: bytes | None
    """What an earlier build found in it."""


class _Found(NamedTuple):
    """What was found in a file: a tuple, which goes from process to process fastest."""

    path: str
    name: str
    tree: bytes | None
    """All that it says, as JSON, where nothing is wrong with how it is written."""
    kept: bool = False
    """Whether an earlier build found it."""
    salvage: Salvage | Finding | None = None
    """Else what can be read of it, before any of it is a record, or why nothing can."""
    empty: Hollow | None = None
    """The values in it that are none."""


def read_cases(root: Path, paths: Sequence[str], workers: Workers = HERE, kept: Kept = NOTHING) -> dict[str, Reading]:
    """Return by its path what each file of a case gave, whatever is wrong with it.

    kept: what earlier builds found in files that were right.
    """
    found = workers.spread_read(_found_in_some, paths, partial(_text, root, kept))
    return {each.path: _reading(each, kept) for each in found}


def _text(root: Path, kept: Kept, path: str) -> _Text:
    text = read_text(root, path)
    if isinstance(text, Finding):
        return _Text(path, "", text, None)
    name = digest((text,))
    return _Text(path, name, text, kept.get(name))


def _found_in_some(texts: Sequence[_Text]) -> list[_Found]:
    return [_found(*each) for each in texts]


def _found(path: str, name: str, text: str | Finding, tree: bytes | None) -> _Found:
    if tree:
        return _Found(path, name, tree, kept=True)
    if isinstance(text, Finding):
        return _Found(path, name, None, salvage=text)
    found = salvage(text)
    empty = hollow_in(path, found)
    if found.faults or empty or not found.readable:
        return _Found(path, name, None, salvage=found, empty=empty)
    return _Found(path, name, to_json(found.tree))


def _reading(found: _Found, kept: Kept) -> Reading:
    if found.salvage is not None:
        reading = read_case(found.path, found.salvage, found.empty)
    else:
        reading = read_clean_case(found.path, found.tree or b"")
        kept.use(found.name, None if found.kept else found.tree)
    return replace(reading, name=found.name)
