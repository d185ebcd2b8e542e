"""Running HTML → the same with the first use of each term linked and each citation numbered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from fingerpost.link import OURS, TermIndex, cited

_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_BRACKET = re.compile(r"\[@[^\]]+\]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "figcaption")
_QUIET = frozenset((*_HEADINGS, "a", "code", "pre", "button", "svg", "label", "select", "option", "sup", "cite"))
"""Elements in whose text no term is linked."""


@dataclass(slots=True)
class Notes:
    """What a page's text turned out to use, in the order of first use."""

    terms: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def number(self, source: str) -> int:
        """Return a source's number on this page, from 1."""
        if source not in self.sources:
            self.sources.append(source)
        return self.sources.index(source) + 1


def annotate(
    html: str, *, index: TermIndex, root: str, own_term: str, known: Callable[[str], str | None]
) -> tuple[str, Notes]:
    """Return the annotated HTML, and what it uses.

    root:     what leads from this page to the site's root, such as "../../".
    own_term: the id of the term whose page this is, "" for other pages.
    known:    a source's key → its title, None where the page has no such source.
    """
    notes = Notes()
    quiet = 0
    pieces: list[str] = []
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            name = _NAME.match(piece)
            if name and name[1].lower() in _QUIET and not piece.endswith("/>"):
                quiet += -1 if piece[1] == "/" else 1
            pieces.append(piece)
        elif piece.strip():
            pieces.append("".join(_text(piece, notes, index, root, own_term, known, linked=not quiet)))
        else:
            pieces.append(piece)
    return "".join(pieces), notes


def _text(
    text: str,
    notes: Notes,
    index: TermIndex,
    root: str,
    own_term: str,
    known: Callable[[str], str | None],
    *,
    linked: bool,
) -> Iterator[str]:
    reached = 0
    for bracket in _BRACKET.finditer(text):
        yield from _terms(text[reached : bracket.start()].rstrip(), notes, index, root, own_term, linked=linked)
        yield _citation(bracket[0], notes, root, known)
        reached = bracket.end()
    yield from _terms(text[reached:], notes, index, root, own_term, linked=linked)


def _terms(text: str, notes: Notes, index: TermIndex, root: str, own_term: str, *, linked: bool) -> Iterator[str]:
    reached = 0
    if linked:
        for start, end, id in index.find(text):
            if id not in notes.terms and id != own_term:
                notes.terms.append(id)
                yield text[reached:start]
                yield f'<a class="term" href="{root}glossary/{id}/" aria-describedby="word-{id}">{text[start:end]}</a>'
                reached = end
    yield text[reached:]


def _citation(bracket: str, notes: Notes, root: str, known: Callable[[str], str | None]) -> str:
    marks: list[str] = []
    for _, source in cited(bracket):
        title = known(source)
        if source == OURS:
            marks.append(f'<a class="ours" href="{root}about/#what-is-ours" aria-label="our own synthesis">ours</a>')
        elif title:
            number = notes.number(source)
            label = escape(f"Source {number}: {title}")
            marks.append(
                f'<a class="cite" role="doc-noteref" href="#source-{number}" aria-label="{label}">{number}</a>'
            )
    return f'<sup class="cites">{" ".join(marks)}</sup>' if marks else ""
