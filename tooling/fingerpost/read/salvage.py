"""A text with slips in it → what can still be read of it, so that one slip hides no other."""

import re
from dataclasses import dataclass

from fingerpost.read.guard import HIDDEN, LARGEST_FILE, MOST_NODES, Tree, load
from fingerpost.read.slips import Fault

_MOST_TRIES = 30
_NAME = re.compile(r"^\s*(?:- +)*([\w-]+)")
_TEXT_FOLLOWS = re.compile(r": *[|>][+-]?$")


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of reading a text."""

    tree: Tree
    text: str
    """The text that was read: what was given, with the lines that could not be read left blank."""
    faults: tuple[Fault, ...] = ()
    lost: frozenset[str] = frozenset()
    """Names of the fields that stood in those lines, or around them."""
    readable: bool = True
    """False where nothing could be read."""


def salvage(text: str, *, largest: int = LARGEST_FILE, most_nodes: int = MOST_NODES) -> Salvage:
    """Return the tree of a text, read on past each slip, with the slips in their order."""
    faults: list[Fault] = []
    lost: set[str] = set()
    blanked = range(0)
    for _ in range(_MOST_TRIES):
        try:
            return Salvage(load(text, largest=largest, most_nodes=most_nodes), text, tuple(faults), frozenset(lost))
        except Fault as fault:
            if not faults or not _same_slip(faults[-1], fault, text, blanked):
                faults.append(fault)
            if fault.code == "too-large":
                break
            if fault.code == "hidden-character" and (seen := _without_character(text, fault)):
                text = seen
                continue
            blanked = _lines_of(fault, text)
            text, names = _without(text, blanked)
            lost |= names
    return Salvage(None, "", tuple(faults), frozenset(lost), readable=False)


def _same_slip(last: Fault, fault: Fault, text: str, blanked: range) -> bool:
    """Tell whether a fault comes of the slip before it: it stands straight under lines that are not surely the slip."""
    if last.sure or fault.spot.line < blanked.start:
        return False
    between = text.split("\n")[blanked.stop - 1 : fault.spot.line - 1]
    return not any(line.strip() for line in between)


def _lines_of(fault: Fault, text: str) -> range:
    """Return the numbers of the lines that fall with a fault: its own and those that are indented further."""
    lines = text.split("\n")
    first = fault.spot.line
    if fault.code == "second-record":
        return range(first, len(lines) + 1)
    last = first
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > _indent(lines[first - 1])):
        last += 1
    return range(first, last + 1)


def _without_character(text: str, fault: Fault) -> str:
    """Return the text with a space for the hidden character, "" where it is not there but written as an escape."""
    lines = text.split("\n")
    line, place = lines[fault.spot.line - 1], fault.spot.column - 1
    if not HIDDEN.match(line, place):
        return ""
    lines[fault.spot.line - 1] = f"{line[:place]} {line[place + 1 :]}"
    return "\n".join(lines)


def _without(text: str, blanked: range) -> tuple[str, set[str]]:
    lines = text.split("\n")
    names = {found[1] for number in blanked if (found := _NAME.match(lines[number - 1]))}
    indent = _indent(lines[blanked.start - 1])
    above = [line for line in lines[: blanked.start - 1] if line.strip()]
    for line in reversed(above):
        if _indent(line) < indent or (line is above[-1] and _TEXT_FOLLOWS.search(line)):
            indent = min(indent, _indent(line))
            names |= {found[1]} if (found := _NAME.match(line)) else set()
    for number in blanked:
        lines[number - 1] = ""
    return "\n".join(lines), names


def _indent(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip())
