"""The terms of the glossary in running text: where each stands, and which records use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.link.references import Node, prose
from fingerpost.model import Library, Term

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOT_PROSE = re.compile(r"^#+ .*$|`[^`\n]*`|\[@[^\]\n]*\]|\]\([^)\n]*\)|<!--.*?-->", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Phrases by their first word, longest first."""

    by_first_word: dict[str, tuple[tuple[str, str], ...]]
    """Folded first word → (folded phrase, id of the term)."""

    @classmethod
    def of(cls, library: Library) -> "TermIndex":
        """Return the index of a library's terms, quiet ones left out."""
        phrases: dict[str, str] = {}
        for id, term in sorted(library.terms.items()):
            if not term.quiet:
                for name in (term.title, *term.synonyms):
                    for form in _forms(name):
                        phrases.setdefault(form, id)
        by_first: dict[str, list[tuple[str, str]]] = {}
        for phrase, id in sorted(phrases.items(), key=lambda pair: (-len(pair[0]), pair[0])):
            first = _WORD.match(phrase)
            if first:
                by_first.setdefault(first[0], []).append((phrase, id))
        return cls({word: tuple(entries) for word, entries in sorted(by_first.items())})

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, term id) of each term in a text, longest match first, never overlapping."""
        folded = text.casefold() if text.isascii() else text.lower()
        if len(folded) != len(text):
            folded = text
        reached = 0
        for word in _WORD.finditer(folded):
            if word.start() < reached:
                continue
            for phrase, id in self.by_first_word.get(word[0], ()):
                end = word.start() + len(phrase)
                if folded.startswith(phrase, word.start()) and not folded[end : end + 1].isalnum():
                    yield word.start(), end, id
                    reached = end
                    break


def _forms(name: str) -> Iterator[str]:
    """Yield a name as it stands in text: itself without brackets, and its plain plural."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip().lower()
    yield name
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        yield f"{name[:-1]}ies"
    elif name.endswith(("s", "x", "ch", "sh")):
        yield f"{name}es"
    else:
        yield f"{name}s"


def terms_used(library: Library, index: TermIndex, node: Node) -> set[str]:
    """Return the terms that a record's own text uses."""
    kind, id = node
    if kind == "case":
        case = library.cases[id]
        texts = [] if case.withdrawn else [case.summary, *(text for _, text in prose(case))]
    elif kind == "term":
        term: Term = library.terms[id]
        texts = [term.definition, term.note]
    elif kind == "organisation":
        texts = [library.organisations[id].summary]
    else:
        texts = [part.text for part in library.pages[f"{kind}-{id}"].parts]
    used = {found for text in texts for _, _, found in index.find(_NOT_PROSE.sub(" ", text.replace("\n", " ")))}
    return used - {id} if kind == "term" else used
