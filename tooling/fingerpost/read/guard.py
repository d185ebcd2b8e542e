"""YAML of strangers → plain trees of text, refusing whatever could hurt or mislead.

PyYAML's safe loader still lets 400 bytes of aliases fill the memory, keeps the last of two equal keys and reads `NO` as
false. So only its event stream is used: every scalar stays text, and the model gives it a type.
"""

import re
from collections.abc import Iterator
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from fingerpost.problems import Key, Spot
from fingerpost.read.slips import Fault, keeps_for_itself, slip

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""Text, lists and mappings; None for a value left blank."""

LARGEST_FILE = 64 * 1024
DEEPEST = 12
MOST_NODES = 5_000
HIDDEN = re.compile("[\0-\b\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters, line ends that editors do not show, marks that turn the reading direction, half characters."""
_STRANGE_INDENT = re.compile(r"^ *([^\S\n ])[^\S\n]*\S", re.MULTILINE)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str, *, largest: int = LARGEST_FILE, most_nodes: int = MOST_NODES) -> Tree:
    """Return the tree of one YAML document. Raises Fault for the first thing that cannot be let in.

    largest: bytes; most_nodes: scalars, lists and mappings together.
    """
    if len(text.encode(errors="replace")) > largest:
        message = f"the file is larger than {largest // 1024} kilobytes, more than a record can need"
        raise Fault(Spot(1, 1), "too-large", message, "shorten it, or split it into two")
    for fault in (*islice(hidden(text), 1), *islice(_strange_indents(text), 1)):
        raise fault
    builder = _Builder(most_nodes)
    try:
        next_event = _Loader(text).get_event
        while not isinstance(event := next_event(), StreamEndEvent):
            builder.take(event)
    except yaml.YAMLError as error:
        raise slip(error, text) from None
    return builder.root


def hidden(text: str, first_line: int = 1) -> Iterator[Fault]:
    """Yield a fault for each character that nobody can see and that can mislead."""
    for found in HIDDEN.finditer(text):
        before = text[: found.start()]
        spot = Spot(first_line + before.count("\n"), len(before) - before.rfind("\n"))
        yield _hidden(spot, found[0])


def _hidden(spot: Spot, character: str) -> Fault:
    message = f"a hidden character stands here (its number is U+{ord(character):04X})"
    fix = "delete it, and type the space or the line end anew; such marks come from pasting out of PDFs and chats"
    return Fault(spot, "hidden-character", message, fix)


def positions(text: str) -> dict[Key, Spot]:
    """Return where every node of a readable text starts; a mapping's value stands where its key does."""
    spots: dict[Key, Spot] = {}
    for key, node in _nodes(yaml.compose(text, Loader=_Loader), ()):
        spots.setdefault(key, Spot(node.start_mark.line + 1, node.start_mark.column + 1))
    return spots


def scalars(text: str) -> dict[Key, yaml.ScalarNode]:
    """Return the nodes of a readable text's values that are text themselves."""
    nodes = _nodes(yaml.compose(text, Loader=_Loader), (), values=True)
    return {key: node for key, node in nodes if isinstance(node, yaml.ScalarNode)}


def words_of(text: str, scalar: yaml.ScalarNode) -> list[tuple[int, int]]:
    """Return where each word of a scalar begins, in its value and in the file; none where the words are not the same.

    However a text is written, in quotes, after a bar or over several lines, its words are those that stand in the file.
    """
    start = scalar.start_mark.index
    if scalar.style in ("|", ">"):
        start = text.find("\n", start, scalar.end_mark.index) + 1
    elif scalar.style:
        start += 1
    in_value = [word.start() for word in re.finditer(r"\S+", scalar.value)]
    in_file = [word.start() for word in re.compile(r"\S+").finditer(text, start, scalar.end_mark.index)]
    if scalar.style in ("'", '"') and len(in_file) == len(in_value) + 1:
        in_file.pop()
    return list(zip(in_value, in_file, strict=True)) if len(in_value) == len(in_file) else []


def _nodes(node: yaml.Node | None, key: Key, *, values: bool = False) -> Iterator[tuple[Key, yaml.Node]]:
    """Yield each node with its key: for a field its name's node, or with `values` its value's."""
    if node is None:
        return
    yield key, node
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if not values:
                yield (*key, name.value), name
            yield from _nodes(value, (*key, name.value), values=values)
    elif isinstance(node, yaml.SequenceNode):
        for index, entry in enumerate(node.value):
            yield from _nodes(entry, (*key, index), values=values)


class _Builder:
    """Builds the tree while it watches the events: a thousand for a long case, so the common ones come first."""

    def __init__(self, most_nodes: int) -> None:
        self._top: list[Tree] = []
        self._holder: list[Tree] | dict[str, Tree] = self._top
        self._name: str | None = None
        """The field of the holder whose value comes next."""
        self._around: list[list[Tree] | dict[str, Tree]] = []
        self._nodes_left = most_nodes
        self._documents = 0

    @property
    def root(self) -> Tree:
        """Return what was built; None for a text in which nothing stands."""
        return self._top[0] if self._top else None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, ScalarEvent):
            self._count(event)
            if event.style == '"' and (unseen := HIDDEN.search(event.value)):
                raise _hidden(_spot(event), unseen[0])
            self._put(event.value if event.value or event.style else None, event)
        elif isinstance(event, CollectionStartEvent):
            self._count(event)
            inner: list[Tree] | dict[str, Tree] = {} if isinstance(event, MappingStartEvent) else []
            self._put(inner, event)
            self._around.append(self._holder)
            self._holder = inner
            if len(self._around) > DEEPEST:
                message = f"lists and groups stand inside one another more than {DEEPEST} deep"
                raise Fault(_spot(event), "too-deep", message, "put text that begins with [ or { in quotes")
        elif isinstance(event, CollectionEndEvent):
            self._holder = self._around.pop()
        elif isinstance(event, AliasEvent):
            raise keeps_for_itself(_spot(event), f"*{event.anchor}")
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = "a line '---' begins a second record"
                raise Fault(_spot(event), "second-record", message, "delete the line; one file holds one record")

    def _count(self, event: ScalarEvent | CollectionStartEvent) -> None:
        self._nodes_left -= 1
        if self._nodes_left < 0:
            message = "the file has more entries than a record can need"
            raise Fault(_spot(event), "too-large", message, "split it into two")
        if event.anchor is not None:
            raise keeps_for_itself(_spot(event), f"&{event.anchor}")
        if event.tag is not None:
            raise keeps_for_itself(_spot(event), event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _put(self, value: Tree, event: yaml.Event) -> None:
        holder = self._holder
        if isinstance(holder, list):
            holder.append(value)
        elif self._name is not None:
            holder[self._name] = value
            self._name = None
        elif not isinstance(value, str):
            message = "a field has no name here"
            raise Fault(_spot(event), "yaml-syntax", message, "write 'name: text'; put text with [, { or ? in quotes")
        elif value == "<<" and isinstance(event, ScalarEvent) and not event.style:
            raise keeps_for_itself(_spot(event), "<<")
        elif value in holder:
            message = f"the field '{value}' stands twice in the same place"
            raise Fault(_spot(event), "duplicate-key", message, "keep one of the two, or join what they say")
        else:
            self._name = value


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)


def _strange_indents(text: str) -> Iterator[Fault]:
    """Yield a fault for each line that is indented with anything but spaces."""
    for found in _STRANGE_INDENT.finditer(text):
        what = "a tab" if found[1] == "\t" else "a space that is not an ordinary one"
        message = f"{what} stands at the beginning of this line, where only spaces count"
        fix = "delete it, and indent with spaces: two for each step inwards"
        spot = Spot(text.count("\n", 0, found.start()) + 1, found.start(1) - found.start() + 1)
        yield Fault(spot, "yaml-syntax", message, fix)
