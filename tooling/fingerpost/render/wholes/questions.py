"""Open questions: what each page of the playbook does not know, and how somebody could help to find it out."""

import re
from collections import Counter
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from fingerpost.model import KINDS, NOT_KNOWN, PlaybookPage
from fingerpost.render.site import Site, rendered

_LINK = re.compile(r"\]\(([^()\s:]+)\.md(#[^()\s]*)?\)")
_MARKS = re.compile(r"\s*\[@[^\[\]]*\]|\]\([^()]*\)|[*\[]")
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """What one page does not know."""

    page: PlaybookPage
    first: str
    """Its first sentence, without marks."""
    text: str
    """All of it, in Markdown whose links lead from the page that gathers the questions."""
    help: str
    """What would help to answer it: a name that the template puts into words."""


def questions_list(site: Site, root: str) -> str:
    """Return the questions of every page under their kinds, and what the cases could not find out."""
    kinds = [(kind, questions) for kind in KINDS.values() if (questions := _of_kind(site, kind.id, root))]
    unknown = Counter(gap.field for _, case in site.library.standing() for gap in case.not_known)
    fields = sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))
    return rendered("slots/questions.html", site, root, groups=kinds, fields=fields, not_known=_anchor())


def _of_kind(site: Site, kind: str, root: str) -> list[Question]:
    pages = ((page, page.part(NOT_KNOWN).strip()) for page in site.library.of_kind(kind))
    return [_question(site, page, text, root) for page, text in pages if text]


def _question(site: Site, page: PlaybookPage, text: str, root: str) -> Question:
    def led(link: re.Match[str]) -> str:
        inner = normpath(join(dirname(page.path), link[1])).removeprefix("playbook/")
        return f"]({root}{'' if inner == 'index' else inner.removesuffix('/index') + '/'}{link[2] or ''})"

    sentence = _SENTENCE.match(text)
    first = " ".join(_MARKS.sub("", sentence[0] if sentence else text).split())
    return Question(page, first, _LINK.sub(led, text), _help(site, page))


def _help(site: Site, page: PlaybookPage) -> str:
    """Return what the library lacks most about a page."""
    box = site.boxes.get(page.ref)
    if box is None:
        return page.kind.id if page.kind.id in ("exercise", "role") else "source"
    said = (*box.supporting, *box.against, *box.unclear)
    if not (said or box.met or box.passed or box.touched):
        return "no place"
    if not any(entry.independent for entry in said):
        return "from outside"
    return "more" if box.against else "contrary"


def _anchor() -> str:
    return NOT_KNOWN.lower().replace(" ", "-")
