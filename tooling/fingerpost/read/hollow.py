"""Values that are none: blanks, days that no calendar has, spans that end before they begin."""

import re
from collections.abc import Iterator
from datetime import date

from fingerpost.model.messages import say
from fingerpost.problems import Finding, Key
from fingerpost.read.guard import Tree
from fingerpost.read.words import spoken

Hollow = dict[Key, Finding]
"""What is wrong with values that are none, by their fields."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPAN = re.compile(r"(\d{4})-(\d{4})")
_LENGTHS = (len("2014-2019"), len("2014-03-21"))
SPANS = (("when",), ("years",))
"""Fields in which two numbers with a dash are years, and not a score or a sum."""


def hollow(path: str, tree: Tree, key: Key = ()) -> Iterator[tuple[Key, Finding]]:
    """Yield each field whose value was left out, or is a day or a span that cannot be, with a finding."""
    if tree is None or isinstance(tree, str):
        yield from _of_value(path, tree, key)
        return
    for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if type(value) is not str:
            yield from hollow(path, value, (*key, name))
        elif len(value) in _LENGTHS and value[:4].isdigit():
            yield from _of_value(path, value, (*key, name))


def _of_value(path: str, value: str | None, key: Key) -> Iterator[tuple[Key, Finding]]:
    if value is None:
        message = say("blank", field=spoken(key)) if key else say("blank file")
        yield key, Finding(path, key, *message)
    elif _DAY.fullmatch(value) and not _is_day(value):
        yield key, Finding(path, key, *say("no such day", field=spoken(key), found=value))
    elif key[-1:] in SPANS and (span := _SPAN.fullmatch(value)) and span[2] < span[1]:
        mended = f"{span[2]}-{span[1]}"
        yield key, Finding(path, key, *say("span turned round", field=spoken(key), found=value, mended=mended))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
