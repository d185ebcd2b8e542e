"""Case files made by breaking good ones in many ways: what the form and the command line must agree about."""

import copy
import random
from collections.abc import Iterator
from typing import Any

import yaml

from fingerpost.problems import Key
from fingerpost.read.guard import Tree

HARD = (
    "no",
    "No",
    "012",
    "1:30",
    "1e3",
    "0x1F",
    "~",
    "null",
    "2015",
    "2015-03-21",
    "2015-02-30",
    "2018-2015",
    "undated",
    "-",
    "?",
    "a: b",
    "Note: it ends here.",
    "# not a note",
    "It's “quoted”, 'twice' and \"thrice\".",
    "[@nobody]",
    "See [@diary; @nobody].",
    "<b>bold</b> words.",
    "{: onclick=x }",
    "[x](javascript:alert)",
    "`<b>` is code.",
    "emoji 🏘️👩‍👩‍👧 end.",
    "מילים מימין לשמאל.",
    "كلمات من اليمين.",
    "Line one.\nLine two.",
    "Line one.\n\n  indented.\n",
    "\n\nLate.",
    "ends with spaces   ",
    "tab\there.",
    "a back\\slash.",
    "trailing colon:",
    "%TAG",
    "@home",
    "&x",
    "*x",
    "!x",
    "|",
    ">",
    "- dash",
    "{a}",
    "[a, b]",
    "x" * 401,
    "é" * 401,
    "short",
    " ",
    "",
    "Ends well.",
    "1799",
    "2_014",
    "02014",
    "2014.0",
    "91",
    "nan",
    "\u00a0nbsp first.",
    "Big Local",
    "https://example.org/a b",
    "https://example.org/a",
    "organicc",
    "powr-and-voice",
    "power-and-voice",
    "theme-power-and-voce",
    "theme",
    "pitfall-",
    "diary",
    "eval",
    "diry",
    "ours",
    "2014",
    "2012",
    "riverside-together",
    "made",
    "real",
    "lone-hero",
    "wales",
    "partly",
    "funding",
    "Mrs Lowe left.",
    "The chair, Siân Lowe, left.",
    "Three of the\nfour families left.",
    "organisation",
)
STRANGE: tuple[Tree, ...] = (
    None,
    [],
    {},
    ["a", "b"],
    {"a": "b"},
    [None],
    [["x"]],
    {"a": None},
    ["53.4", "-2.9"],
    ["-2.9", "53.4"],
    ["1"],
)
NAMES = ("titel", "whn", "colour", "sources", "when", "because", "yes", "1", "field name", "a: b", "é", "source")


def made_cases(bases: list[Tree], many: int, *, seed: int = 7) -> Iterator[Tree]:
    """Yield cases with no, one, two or three things changed."""
    chance = random.Random(seed)  # noqa: S311  # the same cases every time
    for number in range(many):
        tree = copy.deepcopy(chance.choice(bases))
        for _ in range(number % 4):
            _change(chance, tree)
        yield tree


def _change(chance: random.Random, tree: Tree) -> None:
    holders = list(_holders(tree, ()))
    _, holder = chance.choice(holders)
    if isinstance(holder, dict) and holder:
        name = chance.choice(sorted(holder))
        way = chance.choice(("text", "text", "text", "strange", "delete", "rename", "add", "swap"))
        if way == "delete":
            del holder[name]
        elif way == "rename":
            holder[chance.choice((name[1:] or "x", f"{name}s", *NAMES))] = holder.pop(name)
        elif way == "add":
            holder[chance.choice(NAMES)] = copy.deepcopy(chance.choice((*HARD, *STRANGE)))
        elif way == "swap":
            _, other = chance.choice(holders)
            if isinstance(other, dict) and other:
                holder[name] = copy.deepcopy(other[chance.choice(sorted(other))])
        else:
            holder[name] = copy.deepcopy(chance.choice(HARD if way == "text" else STRANGE))
    elif isinstance(holder, list) and holder:
        index = chance.randrange(len(holder))
        way = chance.choice(("text", "strange", "delete", "double"))
        if way == "delete":
            del holder[index]
        elif way == "double":
            holder.append(copy.deepcopy(holder[index]))
        else:
            holder[index] = copy.deepcopy(chance.choice(HARD if way == "text" else STRANGE))


def _holders(tree: Tree, key: Key) -> Iterator[tuple[Key, Any]]:
    if isinstance(tree, dict | list):
        yield key, tree
        for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _holders(value, (*key, name))


class _Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # ten times faster where it is
    """Writes a tree of texts; a value left out is left blank."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Writer.add_representer(type(None), lambda writer, _: writer.represent_scalar("tag:yaml.org,2002:null", ""))


def written(tree: Tree, number: int) -> str:
    """Return the text of a case file in one of the manners in which people write YAML."""
    manners: tuple[dict[str, Any], ...] = ({}, {"width": 60}, {"default_flow_style": None}, {"indent": 4})
    manner = manners[number % len(manners)]
    return str(yaml.dump(tree, Dumper=_Writer, allow_unicode=True, sort_keys=False, **manner))
