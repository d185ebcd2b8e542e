"""Running HTML → the same with the first use of each term linked and each citation numbered."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from fingerpost.link import OURS, TermIndex, cited
from fingerpost.render.templates import CITE, MARKS, OURS_MARK, TERM

_BRACKET = re.compile(r"\[@[^\]]+\]")
_LEFT_ALONE = "a|h[1-6]|dt|summary|figcaption|code|pre|button|svg|label|select|option|sup|cite"
_BEGIN = re.compile(rf"<(?:{_LEFT_ALONE})\b")
_UNLINKED = re.compile(rf"<(?P<name>{_LEFT_ALONE})\b[^<]*(?:<(?!/(?P=name)>)[^<]*)*</(?P=name)>")
"""Elements in whose text no term is linked. None of them holds another of its own name."""


@dataclass(slots=True)
class Notes:
    """What a page's text turned out to use, in the order of first use."""

    terms: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    mark_by_source: dict[str, str] = field(default_factory=dict)
    """The numbered mark of each source met so far; "" for one that the page does not know."""
    marks_by_bracket: dict[str, str] = field(default_factory=dict)
    """What stands for each citation met so far, as its author wrote it."""


def annotate(
    html: str, *, index: TermIndex, root: str, own_term: str, known: Callable[[str], str | None]
) -> tuple[str, Notes]:
    """Return the annotated HTML, and what it uses.

    root:     what leads from this page to the site's root, such as "../../".
    own_term: the id of the term whose page this is, "" for other pages.
    known:    a source's key → its title, None where the page has no such source.
    """
    html = str.__str__(html)  # a template's answer escapes whatever is cut out of it anew, which takes long
    notes, pieces, reached = Notes(), list[str](), 0
    unlinked, edges = _UNLINKED.finditer(html), list[int]()
    citations = [(match.start(), match.end(), "") for match in _BRACKET.finditer(html)]
    seen = {own_term}
    for start, end, term in sorted([*citations, *index.find(html)]):
        if not term:
            pieces += (html[reached:start].rstrip(), _citation(html[start:end], notes, root, known))
            reached = end
        elif term not in seen and start >= reached and _is_text(html, start, unlinked, edges):
            seen.add(term)
            notes.terms.append(term)
            pieces += (html[reached:start], TERM.format(root=root, id=term, words=html[start:end]))
            reached = end
    pieces.append(html[reached:])
    return "".join(pieces), notes


def _is_text(html: str, at: int, unlinked: Iterator[re.Match[str]], edges: list[int]) -> bool:
    """Tell whether a place is in running text: in no tag, and in no element whose text is left alone.

    unlinked: such elements that were not looked at yet: most pages need no more than the first half of them.
    edges: where the others begin and end, by turns; it grows.
    """
    tag = html.rfind("<", 0, at)
    if tag > html.rfind(">", 0, at) or _BEGIN.match(html, tag):
        return False
    while not edges or edges[-1] <= at:
        element = next(unlinked, None)
        if element is None:
            break
        edges += element.span()
    return bisect_right(edges, at) % 2 == 0


def _citation(bracket: str, notes: Notes, root: str, known: Callable[[str], str | None]) -> str:
    found = notes.marks_by_bracket.get(bracket)
    if found is None:
        marks = [mark for _, source in cited(bracket) if (mark := _mark(source, notes, root, known))]
        found = notes.marks_by_bracket[bracket] = MARKS.format(marks=" ".join(marks)) if marks else ""
    return found


def _mark(source: str, notes: Notes, root: str, known: Callable[[str], str | None]) -> str:
    mark = notes.mark_by_source.get(source)
    if mark is None:
        title = known(source)
        if source == OURS:
            mark = OURS_MARK.format(root=root)
        elif title:
            notes.sources.append(source)
            number = len(notes.sources)
            mark = CITE.format(number=number, label=escape(f"Source {number}: {title}"))
        else:
            mark = ""
        notes.mark_by_source[source] = mark
    return mark
