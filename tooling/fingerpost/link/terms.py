"""The terms of the glossary in running text: where each stands, and which records use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from fingerpost.link.references import Node, prose
from fingerpost.model import Library

_NOT_PROSE = re.compile(r"^#+ .*$|`[^`\n]*`|\[@[^\[\]]*\]|\]\([^()\n]*\)|<!--[^\n<]*?-->", re.MULTILINE)
_LONGEST_NAME = 80
"""Characters; a longer name is no word that stands in a sentence."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Every name of every term, with an automaton that finds them all in one reading of a text."""

    phrases: tuple[str, ...]
    """Each name in small letters."""
    ids: tuple[str, ...]
    """The term of each name."""
    automaton: AhoCorasick

    @classmethod
    def of(cls, library: Library) -> "TermIndex":
        """Return the index of a library's terms, quiet ones left out."""
        found: dict[str, str] = {}
        for id, term in sorted(library.terms.items()):
            if not term.quiet:
                for name in (term.title, *term.synonyms):
                    for form in _forms(name):
                        if len(form) <= _LONGEST_NAME:
                            found.setdefault(form, id)
        return cls(tuple(found), tuple(found.values()), AhoCorasick(found, implementation=Implementation.DFA))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, term id) of each term in a text, never overlapping: the first, and of those the longest.

        Neither a part of a word nor of a compound is a term: no "system" in "ecosystem" or "system-wide".
        """
        small = lowered(text).replace("\n", " ")
        matches = self.automaton.find_matches_as_indexes(small, overlapping=True)
        reached = 0
        for start, negative_length, phrase in sorted((start, start - end, phrase) for phrase, start, end in matches):
            end = start - negative_length
            if start >= reached and not _joins(small[start - 1 : start]) and not _joins(small[end : end + 1]):
                reached = end
                yield start, end, self.ids[phrase]


def _joins(character: str) -> bool:
    """Tell whether a character beside a word makes it a part of another; "" is no character."""
    return character.isalnum() or character in ("-", "_")


def lowered(text: str) -> str:
    """Return a text in small letters, each character in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _forms(name: str) -> Iterator[str]:
    """Yield a name as it stands in text: itself without brackets, and its plain plural ("theories of change")."""
    name = " ".join(re.sub(r"\s*\([^()]*\)", "", name).lower().split())
    if not name:
        return
    yield name
    head, joint, tail = name.partition(" of ")
    yield f"{_plural(head)}{joint}{tail}"


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"


def without_marks(markdown: str) -> str:
    """Return the words of running text: no headings, code, citations, addresses or slots."""
    return _NOT_PROSE.sub(" ", markdown)


def terms_used(library: Library, index: TermIndex, node: Node) -> set[str]:
    """Return the terms that a record's own text uses."""
    kind, id = node
    if kind == "case":
        case = library.cases[id]
        texts = [] if case.withdrawn else [case.summary, *(text for _, text in prose(case))]
    elif kind == "term":
        texts = [library.terms[id].definition, library.terms[id].note]
    elif kind == "organisation":
        texts = [library.organisations[id].summary]
    else:
        texts = [part.text for part in library.pages[f"{kind}-{id}"].parts]
    used = {term for _, _, term in index.find(without_marks("\n\n".join(texts)))}
    return used - {id} if kind == "term" else used
