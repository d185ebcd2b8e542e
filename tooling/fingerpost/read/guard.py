"""YAML of strangers → plain trees of text, refusing whatever could hurt or mislead.

PyYAML's safe loader still lets 400 bytes of aliases fill the memory, keeps the last of two equal keys and reads `NO` as
false. So only its event stream is used: every scalar stays text, and the model gives it a type.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from fingerpost.problems import Key, Spot

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""Text, lists and mappings; None for a value left blank."""

LARGEST_FILE = 64 * 1024
DEEPEST = 12
MOST_NODES = 5_000
_PLAIN = "delete it, or save the file as plain text in UTF-8"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(eq=False)
class Fault(Exception):
    """Why a text cannot be read as YAML, and where."""

    spot: Spot
    code: str
    message: str
    fix: str


def load(text: str, *, largest: int = LARGEST_FILE, most_nodes: int = MOST_NODES) -> Tree:
    """Return the tree of one YAML document. Raises Fault for the first thing that cannot be let in.

    largest: bytes; most_nodes: scalars, lists and mappings together.
    """
    if len(text.encode()) > largest:
        raise Fault(
            Spot(1, 1), "too-large", f"the file is larger than {largest // 1024} KiB", "shorten it, or split it into two"
        )
    if "\t" in text and (spot := _tab_in_indent(text)):
        raise Fault(
            spot, "yaml-syntax", "a tab stands where the line is indented", "use spaces, two for each step inwards"
        )
    builder = _Builder(most_nodes)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from None
    except yaml.YAMLError as error:
        raise Fault(_unreadable(error, text), "yaml-syntax", "a hidden character that YAML does not allow", _PLAIN) from None
    return builder.root


def positions(text: str) -> dict[Key, Spot]:
    """Return where every node of a readable text starts; a mapping's value stands where its key does."""
    return dict(_positions(yaml.compose(text, Loader=_Loader), ()))


def _positions(node: yaml.Node | None, key: Key) -> Iterator[tuple[Key, Spot]]:
    if node is None:
        return
    yield key, Spot(node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _positions(value, (*key, name.value))
            yield (*key, name.value), Spot(name.start_mark.line + 1, name.start_mark.column + 1)
    elif isinstance(node, yaml.SequenceNode):
        for index, entry in enumerate(node.value):
            yield from _positions(entry, (*key, index))


class _Builder:
    """Builds the tree while it watches the events."""

    def __init__(self, most_nodes: int) -> None:
        self.root: Tree = None
        self._open: list[list[Tree] | dict[str, Tree]] = []
        self._names: list[str | None] = []
        self._nodes_left = most_nodes
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._count(event)
            blank = event.value == "" and event.style is None
            self._put(None if blank else event.value, event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._count(event)
            inner: list[Tree] | dict[str, Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(inner, event)
            self._open.append(inner)
            self._names.append(None)
            if len(self._open) > DEEPEST:
                raise self._fault(event, f"lists stand inside lists more than {DEEPEST} deep", "bring it nearer the edge")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._names.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self._fault(event, f"'*{event.anchor}' points back to another part", "write the words out again; start text that begins with * with a quote")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._fault(event, "a line '---' begins a second document", "delete the line; one file holds one record")

    def _count(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self._nodes_left -= 1
        if self._nodes_left < 0:
            raise self._fault(event, "the file has more entries than a record can need", "split it into two")
        if event.anchor is not None:
            raise self._fault(event, f"'&{event.anchor}' gives a part a name", "delete it; put text that begins with & in quotes")
        if event.tag is not None:
            raise self._fault(event, f"'{event.tag}' asks for a type", "delete it; put text that begins with ! in quotes")

    def _put(self, value: Tree, event: yaml.Event) -> None:
        if not self._open:
            self.root = value
            return
        holder = self._open[-1]
        if isinstance(holder, list):
            holder.append(value)
            return
        name = self._names[-1]
        if name is None:
            if not isinstance(value, str):
                raise self._fault(event, "a field has no name", "write it as 'name: value'; put text that begins with [ or { in quotes")
            if value in holder:
                raise self._fault(event, f"'{value}' is given twice in one place", "keep one of the two, or join them", code="duplicate-key")
            self._names[-1] = value
        else:
            holder[name] = value
            self._names[-1] = None

    @staticmethod
    def _fault(event: yaml.Event, message: str, fix: str, code: str = "yaml-refused") -> Fault:
        mark = event.start_mark
        return Fault(Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1), code, message, fix)


def _unreadable(error: yaml.YAMLError, text: str) -> Spot:
    """Find the character that the reader refused; it tells its offset, not its line."""
    before = text[: getattr(error, "position", 0) or 0]
    return Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _tab_in_indent(text: str) -> Spot | None:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            return Spot(number, indent.index("\t") + 1)
    return None


def _explained(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say what people usually did where PyYAML says what its grammar missed."""
    mark = error.problem_mark or error.context_mark
    spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
    lines = text.split("\n")
    line = lines[spot.line - 1].strip() if spot.line <= len(lines) else ""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        message, fix = f"a colon inside the text '{line[:60]}'", 'put the whole text in double quotes: field: "text: with a colon"'
    elif "while scanning a quoted scalar" in (error.context or ""):
        start = error.context_mark
        spot = Spot(start.line + 1, start.column + 1) if start else spot
        message, fix = "a quotation mark is opened and never closed", "close it at the end of the text; write \\\" for a mark inside"
    elif "cannot start any token" in problem:
        message, fix = f"'{line[:40]}' begins with a mark that YAML keeps for itself", "put the whole text in double quotes"
    elif "could not find expected ':'" in problem:
        message, fix = f"'{line[:60]}' has no colon after the field's name, or runs on from the line above", "write 'name: text'; indent lines that go on, or begin the text with |"
    elif "expected <block end>" in problem or "did not find expected" in problem:
        message, fix = f"the line '{line[:60]}' is indented otherwise than its neighbours, or text goes on after a closing quote", "line it up with the fields that it belongs with; put text with quotation marks in one pair of double quotes"
    else:
        message, fix = f"the file cannot be read from '{line[:60]}' on ({problem})", "look at this line and the one above: quotes, colons, indentation"
    return Fault(spot, "yaml-syntax", message, fix)
