"""Markdown that is nothing but sentences and citations → the nodes that the parser gives, in a tenth of its time.

Most of what cases tell is such text, and there may be ten thousand cases.
"""

import re
from typing import Any

from fingerpost.link import OURS
from fingerpost.link.references import CITED_KEY

Node = dict[str, Any]

_CITATION = re.compile(r"(\[@[A-Za-z0-9_-](?:[^\[\]\n]|\n(?=@))*\])")
_HERE = "\ue000"
"""Stands for a citation while the words around it are looked at."""
_MARKS = re.compile(
    r"""[\\`*_<&|~\["'\0\t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"""
)
"""What is never a plain word: marks, quotation marks whose sides depend on their neighbours, spaces of other kinds."""
_OPENINGS = re.compile(rf"\n(?:[-+=#>: ]|\d+[.)]|{_HERE}:)")
"""What begins a list, a heading, a quotation, a rule, a definition."""
_ALONE = ("  ", " \n", f"!{_HERE}")
"""Spaces that break a line or are cut off, and what makes a picture of a link."""
_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W_]|[\s.,;:!?)]|$)")
_QUOTATION = re.compile(rf'(?<![^\s(])"([^\W_](?:[^"\n{_HERE}]|\n(?!\n))*[\w.,!?’…])"(?![^\s.,;:!?)])')
_GAP = re.compile(r"\n{2,}")
_CLOSING = re.compile(r"[.,;:!?]+")


def paragraphs(markdown: str) -> list[Node] | None:
    """Return a text of sentences and citations as its blocks; None for any other, which the parser has to read."""
    words, *others = _CITATION.split(markdown.strip("\n"))
    citations = iter(others[::2])
    told = quoted(_HERE.join((words, *others[1::2])))
    if not _is_plain(told) or _HERE in markdown:
        return None
    blocks: list[Node] = []
    for paragraph in _GAP.split(told) if told else ():
        nodes: list[Node] = []
        for line in paragraph.split("\n"):
            if nodes:
                nodes.append({"type": "text", "text": " "})
            for place, piece in enumerate(line.split(_HERE)):
                if place:
                    nodes.append({"type": "citation"} | works_of(next(citations)))
                if piece:
                    nodes.append({"type": "text", "text": piece})
        blocks.append({"type": "paragraph", "children": closed_up(nodes)})
    return blocks


def _is_plain(words: str) -> bool:
    """Tell whether nothing in some words, citations apart, is markup."""
    lines = f"\n{words}"
    alone = words.endswith(" ") or any(mark in words for mark in _ALONE)
    return not (alone or _MARKS.search(words) or _OPENINGS.search(lines))


def quoted(words: str) -> str:
    """Return some words with typographic marks, as the parser sets them, where one look at the neighbours shows which.

    Where a straight mark is left, the parser has to look at them all: what opens decides what closes.
    """
    if "'" in words:
        words = _APOSTROPHE.sub("’", words)
    return _QUOTATION.sub(r"“\1”", words) if '"' in words else words


def works_of(citation: str) -> Node:
    """Return the works that a citation names, each with the work that it was read in, and whether it names us."""
    works: list[Node] = []
    for part in citation.split(";"):
        ids = CITED_KEY.findall(part) if part.strip(" \n[]").startswith("@") else ()
        if ids and ids[0] != OURS:
            works.append({"id": ids[0], "via": ids[1] if len(ids) > 1 else None})
    return {"works": works, "ours": OURS in citation and OURS in CITED_KEY.findall(citation)}


def closed_up(nodes: list[Node]) -> list[Node]:
    """Set citations close to the word before them and after the mark that ends the sentence, as printers do."""
    told: list[Node] = []
    for node in nodes:
        kind, before = node["type"], told[-1]["type"] if told else ""
        if kind == "citation" and before == "text":
            told[-1]["text"] = told[-1]["text"].rstrip()
        elif kind == "text" and before == "citation" and (mark := _CLOSING.match(node["text"])):
            node["text"] = node["text"][mark.end() :]
            place = next((place for place in range(len(told), 0, -1) if told[place - 1]["type"] != "citation"), 0)
            if not place or told[place - 1]["type"] != "text":
                told.insert(place, {"type": "text", "text": ""})
                place += 1
            told[place - 1]["text"] += mark[0]
        told.append(node)
    return [node for node in told if node["type"] != "text" or node["text"]]
