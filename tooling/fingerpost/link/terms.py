"""The terms of the glossary in running text: where each stands, and which records use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from ahocorasick_rs import BytesAhoCorasick, Implementation

from fingerpost.link.references import CITED, Node, prose
from fingerpost.model import Library

_NOT_PROSE = re.compile(r"^#+ .*$|`[^`\n]*`|\[@[^\[\]]*\]|\]\([^()\n]*\)|<!--[^\n<]*?-->", re.MULTILINE)
_SMALL = {ord(capital): capital.lower() for capital in ascii_uppercase}
_SMALL_BYTES = bytes.maketrans(f"{ascii_uppercase}\n".encode(), f"{ascii_lowercase} ".encode())
"""English letters only, so that each character stays in its place and as long as it was."""
_LONGEST_NAME = 80
"""Characters; a longer name is no word that stands in a sentence."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Every name of every term, with an automaton that finds them all in one reading of a text."""

    phrases: tuple[str, ...]
    """Each name in small letters."""
    ids: tuple[str, ...]
    """The term of each name."""
    automaton: BytesAhoCorasick
    """Finds names in UTF-8: to find them in text takes three times as long."""

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
                            found.setdefault(f"{form[0].upper()}{form[1:]}".translate(_SMALL), id)
        return cls.of_phrases(tuple(found), tuple(found.values()))

    @classmethod
    def of_phrases(cls, phrases: tuple[str, ...], ids: tuple[str, ...]) -> "TermIndex":
        """Return the index of some names, each with its term."""
        automaton = BytesAhoCorasick([phrase.encode() for phrase in phrases], implementation=Implementation.DFA)
        return cls(phrases, ids, automaton)

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another machine without the automaton, which is made there anew."""
        return TermIndex.of_phrases, (self.phrases, self.ids)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, term id) of each term in a text, never overlapping: the first, and of those the longest.

        Neither a part of a word nor of a compound is a term: no "system" in "ecosystem" or "system-wide".
        """
        raw = text.encode(errors="replace").translate(_SMALL_BYTES)
        matches = self.automaton.find_matches_as_indexes(raw, overlapping=True)
        at = start = reached = 0
        for byte, _, phrase in sorted((byte, byte - end, phrase) for phrase, byte, end in matches):
            start, at = start + len(raw[at:byte].decode()), byte
            end = start + len(self.phrases[phrase])
            if start >= reached and not _joins(text[start - 1 : start]) and not _joins(text[end : end + 1]):
                reached = end
                yield start, end, self.ids[phrase]


def _joins(character: str) -> bool:
    """Tell whether a character beside a word makes it a part of another; "" is no character."""
    return character.isalnum() or character in ("-", "_")


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
    marked = any(mark in markdown for mark in ("#", "`", "](", "<!--"))  # of a hundred texts in cases, none
    return (_NOT_PROSE if marked else CITED).sub(" ", markdown)


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
