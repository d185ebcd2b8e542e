"""YAML of strangers → plain trees of text, refusing whatever could hurt or mislead.

PyYAML's safe loader still lets 400 bytes of aliases fill the memory, keeps the last of two equal keys and reads `NO` as
false. So only its event stream is used: every scalar stays text, and the model gives it a type.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fingerpost.model.messages import say
from fingerpost.model.phrases import phrase
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
        raise Fault(Spot(1, 1), *say("too large", most=largest // 1024))
    if not text.replace(
        "\n", ""
    ).isprintable():  # few texts hold what may be hidden, so one quick look spares two long ones
        for fault in (*islice(hidden(text), 1), *islice(_strange_indents(text), 1)):
            raise fault
    try:
        return _built(_Loader(text), most_nodes, escapes="\\" in text)
    except yaml.YAMLError as error:
        raise slip(error, text) from None


def hidden(text: str, first_line: int = 1) -> Iterator[Fault]:
    """Yield a fault for each character that nobody can see and that can mislead."""
    for found in HIDDEN.finditer(text):
        before = text[: found.start()]
        spot = Spot(first_line + before.count("\n"), len(before) - before.rfind("\n"))
        yield _hidden(spot, found[0])


def _hidden(spot: Spot, character: str) -> Fault:
    return Fault(spot, *say("hidden", number=f"{ord(character):04X}"))


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


def _built(loader: Any, most_nodes: int, *, escapes: bool) -> Tree:
    """Return the tree of a loader's events: a thousand for a long case, so the common ones come first.

    escapes: whether the text holds backslashes, so that a character may be hidden behind its number.
    """
    top: list[Tree] = []
    holder: list[Tree] | dict[str, Tree] = top  # what is being filled, `around` what stands around it
    name: str | None = None  # the field of it whose value comes next
    around: list[list[Tree] | dict[str, Tree]] = []
    nodes_left, next_event = most_nodes, loader.get_event
    while True:
        event = next_event()
        sort = type(event)
        value: Tree
        if sort is ScalarEvent:
            value = event.value
            if not value and not event.style:
                value = None
            elif escapes and event.style == '"' and (unseen := HIDDEN.search(event.value)):
                raise _hidden(_spot(event), unseen[0])
        elif sort is MappingEndEvent or sort is SequenceEndEvent:
            holder = around.pop()
            continue
        elif sort is StreamEndEvent:
            return top[0] if top else None
        elif (value := _group(event, is_second=bool(top), is_deep=len(around) >= DEEPEST)) is None:
            continue
        nodes_left -= 1
        if nodes_left < 0 or event.anchor is not None or event.tag is not None:
            raise _unwanted(event, nodes_left)
        if name is not None:
            holder[name] = value  # type: ignore[call-overload]  # only a mapping's fields have names
            name = None
        elif type(holder) is list:
            holder.append(value)
        else:
            name = (
                value if type(value) is str and value not in holder and value != "<<" else _field(value, holder, event)
            )
            continue
        if sort is not ScalarEvent:
            around.append(holder)
            holder = value  # type: ignore[assignment]  # a list or a mapping


def _group(event: yaml.Event, *, is_second: bool, is_deep: bool) -> list[Tree] | dict[str, Tree] | None:
    """Return the list or mapping that an event begins, None for one that begins neither."""
    if isinstance(event, AliasEvent):
        raise keeps_for_itself(_spot(event), f"*{event.anchor}")
    if isinstance(event, DocumentStartEvent) and is_second:
        raise Fault(_spot(event), *say("second record"))
    if is_deep and isinstance(event, CollectionStartEvent):
        raise Fault(_spot(event), *say("too deep", most=DEEPEST))
    if isinstance(event, MappingStartEvent):
        return {}
    return [] if isinstance(event, SequenceStartEvent) else None


def _unwanted(event: ScalarEvent | CollectionStartEvent, nodes_left: int) -> Fault:
    if nodes_left < 0:
        return Fault(_spot(event), *say("too many"))
    if event.anchor is not None:
        return keeps_for_itself(_spot(event), f"&{event.anchor}")
    return keeps_for_itself(_spot(event), str(event.tag).replace("tag:yaml.org,2002:", "!!"))


def _field(name: Tree, holder: Tree, event: yaml.Event) -> str:
    """Return the name of a field; raises Fault where it is none."""
    if not isinstance(name, str):
        raise Fault(_spot(event), *say("nameless"))
    if name == "<<" and isinstance(event, ScalarEvent) and not event.style:
        raise keeps_for_itself(_spot(event), "<<")
    if isinstance(holder, dict) and name in holder:
        raise Fault(_spot(event), *say("twice", name=name))
    return name


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)


def _strange_indents(text: str) -> Iterator[Fault]:
    """Yield a fault for each line that is indented with anything but spaces."""
    for found in _STRANGE_INDENT.finditer(text):
        what = phrase("a tab" if found[1] == "\t" else "a strange space")
        spot = Spot(text.count("\n", 0, found.start()) + 1, found.start(1) - found.start() + 1)
        yield Fault(spot, *say("strange indent", what=what))
