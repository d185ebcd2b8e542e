"""Cases as long as a real library's, cut from a playbook's own: fewer entries, sentences and sources, other places."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import yaml

from fingerpost.check.incomplete_case import ASKED_OF_REAL_CASES

Tree = dict[str, Any]
"""A case's file, in which all is text."""
LISTS = (
    *("sites", "partners", "funding", "adapted_from", "context", "events", "trajectory", "spells", "pitfalls"),
    *("evidence", "national_rules", "followed_up", "not_known", "known_none"),
)
"""What is told entry by entry."""
_LEAST = dict.fromkeys(LISTS, 1) | {"events": 2, "trajectory": 2, "what_happened": 3, "did_not_work": 1}
"""How many entries or sentences stay where there are as many: a course needs two points to be drawn."""
_SENTENCE = re.compile(r".+?[.?!][”)]?\s+(?=[A-Z“])|.+", re.DOTALL)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
_CITED = re.compile(r"\[@(?!ours\])[^\]]*\]")
_SOURCES = (2, 4)
_MIDDLE, _SPREAD, _LONGEST = 0.96, 0.28, 1.6
"""Of the mean that is asked for. What has to stay makes some longer than they were to be, so the middle lies lower."""
_NEAR = 0.3
"""Degrees by which a place may lie away from the one whose name it has."""


class _Writer(yaml.CSafeDumper):
    """Writes paragraphs as they stand."""


_Writer.add_representer(
    str, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else "")
)


def written(tree: object) -> str:
    """Return YAML in which every text stays one: a year or a date stands in quotation marks."""
    return str(yaml.dump(tree, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=120))


def _words(tree: object) -> int:
    return len(written(tree).split())


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """An entry or a sentence: what a case is shortened by."""

    field: str
    value: Any
    words: int
    stays: bool
    """True for what excuses a field that every case has to have."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A playbook's own case, taken apart."""

    tree: Tree
    pieces: tuple[Piece, ...]
    words: int
    """Of all that is neither a piece nor a source, as YAML: what white space parts, so keys and marks count."""


def taken_apart(text: str) -> Whole:
    """Return a case's file as what stays and what may go."""
    tree = yaml.load(text, yaml.CBaseLoader)  # noqa: S506  # a SafeLoader: all is text
    rest = {name: value for name, value in tree.items() if name not in (*LISTS, "story", "did_not_work", "sources")}
    return Whole(tree, tuple(_pieces(tree)), _words(rest) + len(tree) - len(rest))


def _pieces(tree: Tree) -> Iterator[Piece]:
    for name in LISTS:
        for entry in tree.get(name, ()):
            stays = isinstance(entry, dict) and entry.get("field") in ASKED_OF_REAL_CASES
            yield Piece(name, entry, _words([entry]), stays)
    for name, text in (*tree["story"].items(), ("did_not_work", tree.get("did_not_work", ""))):
        for sentence in _SENTENCE.findall(text):
            if not _ABBREVIATION.search(sentence):  # what explains it may go
                yield Piece(name, sentence, len(sentence.split()), stays=False)


def _citing(value: Any, keys: Iterator[str]) -> Any:
    """Return an entry or a sentence with other sources in place of its own."""
    if isinstance(value, dict):
        return value | ({"source": next(keys)} if "source" in value else {})
    return _CITED.sub(lambda _: f"[@{next(keys)}]", value)


def made(wholes: Sequence[Whole], others: Sequence[str], words: int, chance: random.Random) -> Tree:
    """Return a case of about so many words, cut from one of some; it lies elsewhere and takes from other cases."""
    case = _cut(chance.choice(wholes), words * min(chance.gauss(_MIDDLE, _SPREAD), _LONGEST), chance)
    place, setting, scale, focus = (whole.tree for whole in chance.choices(wholes, k=4))
    case["place"] = place["place"] | {"setting": setting["place"]["setting"], "scale": scale["place"]["scale"]}
    if location := case["place"].get("location"):
        case["place"]["location"] = [f"{float(degrees) + chance.uniform(-_NEAR, _NEAR):.3f}" for degrees in location]
    if "focus" in focus:
        case["focus"] = focus["focus"]
    for entry in (*case.get("adapted_from", ()), *case.get("sites", ())):
        if "case" in entry:
            entry["case"] = chance.choice(others)
    return case


def _cut(whole: Whole, words: float, chance: random.Random) -> Tree:
    """Return a case of so many words: the least of each field, then what comes."""
    keys = chance.sample(list(whole.tree["sources"]), min(chance.randint(*_SOURCES), len(whole.tree["sources"])))
    sources = {key: whole.tree["sources"][key] for key in keys}
    met, first, rest = Counter[str](), list[Piece](), list[Piece]()
    for piece in chance.sample(whole.pieces, len(whole.pieces)):
        met[piece.field] += 1
        stays = piece.stays or met[piece.field] <= _LEAST.get(piece.field, 0)
        (first if stays else rest).append(piece)
    kept, total = set(first), whole.words + _words(sources) + sum(piece.words for piece in first)
    for piece in rest:
        if total + piece.words / 2 > words:
            break
        kept.add(piece)
        total += piece.words
    return _joined(whole, [piece for piece in whole.pieces if piece in kept], sources)


def _joined(whole: Whole, pieces: list[Piece], sources: Tree) -> Tree:
    """Return a case of some pieces, which cite some sources in turn."""
    turns, names, values = count(), list(sources), dict[str, list[Any]]()
    keys = (names[turn % len(names)] for turn in turns)
    for piece in pieces:
        values.setdefault(piece.field, []).append(_citing(piece.value, keys))
    tree = {name: values.get(name, []) if name in LISTS else value for name, value in whole.tree.items()}
    tree["story"] = {name: _text(values[name]) for name in whole.tree["story"] if name in values}
    if "did_not_work" in tree:
        tree["did_not_work"] = _text(values["did_not_work"])
    return tree | {"sources": dict(islice(sources.items(), next(turns)))}


def _text(sentences: list[str]) -> str:
    return "".join(sentences).strip() + "\n"
