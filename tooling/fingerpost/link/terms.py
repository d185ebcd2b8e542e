"""The terms of the glossary in running text: where each stands, and which records use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.link.references import Node, prose
from fingerpost.model import Library

_NOT_PROSE = re.compile(r"^#+ .*$|`[^`\n]*`|\[@[^\[\]]*\]|\]\([^()\n]*\)|<!--[^\n<]*?-->", re.MULTILINE)
_NOTHING = r"(?!)"
_LONGEST_NAME = 80
"""Characters; a longer name is no word that stands in a sentence."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Every name of every term, with a pattern that finds them."""

    id_by_phrase: dict[str, str]
    """A name in small letters → the id of its term."""
    pattern: re.Pattern[str]
    """Finds the mark or space before a name and then the name, in small letters; of two names the longer."""

    @classmethod
    def of(cls, library: Library) -> "TermIndex":
        """Return the index of a library's terms, quiet ones left out."""
        phrases: dict[str, str] = {}
        for id, term in sorted(library.terms.items()):
            if not term.quiet:
                for name in (term.title, *term.synonyms):
                    for form in _forms(name):
                        if len(form) <= _LONGEST_NAME:
                            phrases.setdefault(form, id)
        # Neither a part of a word nor of a compound: no "system" in "ecosystem" or "system-wide". That it begins with
        # a mark, and not with a look behind, lets the search skip all letters: a third of the time on a page.
        pattern = rf"[^\w-](?:{_alternatives(sorted(phrases))})(?![\w-])" if phrases else _NOTHING
        return cls(phrases, re.compile(pattern))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, term id) of each term in a text, never overlapping."""
        for match in self.pattern.finditer(f" {lowered(text)}"):
            yield match.start(), match.end() - 1, self.id_by_phrase[" ".join(match[0][1:].split())]


def lowered(text: str) -> str:
    """Return a text in small letters, each character in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _alternatives(phrases: list[str]) -> str:
    """Return a pattern for any of some phrases, in which a shared beginning is tried once."""
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase[1:])
    branches = [(r"\s" if first == " " else re.escape(first)) + _rest(rests) for first, rests in by_first.items()]
    return "|".join(branches)


def _rest(rests: list[str]) -> str:
    if len(rests) == 1:
        return re.escape(rests[0]).replace(r"\ ", r"\s")
    longer = _alternatives([rest for rest in rests if rest])
    return f"(?:{longer})?" if "" in rests else f"(?:{longer})"


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
    used = {term for _, _, term in index.find(_NOT_PROSE.sub(" ", "\n\n".join(texts)))}
    return used - {id} if kind == "term" else used
