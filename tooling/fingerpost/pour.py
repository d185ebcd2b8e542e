"""Fills slots: puts what the library knows into the pages that the engine made."""

import re
from dataclasses import dataclass
from html import escape

from fingerpost.link import OURS, Node
from fingerpost.model import PlaybookPage
from fingerpost.render.annotate import annotate
from fingerpost.render.foot import foot, own_works
from fingerpost.render.generated import Body
from fingerpost.render.markdown import clean
from fingerpost.render.site import Site
from fingerpost.render.slots import SLOTS
from fingerpost.render.staging import DESCRIPTION, KICKER, TITLE
from fingerpost.render.tables import framed_tables
from fingerpost.render.templates import BY_US, ENGLISH

_BEGIN, _END, _FOOT, _CONTENTS = (f"<!-- fingerpost: {name} -->" for name in ("article", "end", "foot", "contents"))
_SLOT = re.compile(r"<!-- fingerpost: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_MARKERS = re.compile("|".join(re.escape(marker) for marker in (TITLE, DESCRIPTION, KICKER, _CONTENTS, _BEGIN, _FOOT)))
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_ELEMENT = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Poured:
    """A finished page."""

    address: str
    html: str
    article: str
    """What stands in its article, as HTML: search reads its words."""


def pour_page(site: Site, page: PlaybookPage, engine_html: str) -> Poured:
    """Return a person's page with its slots filled, its terms linked and its citations numbered."""
    head, rest = engine_html.split(_BEGIN, 1)
    written, tail = rest.rsplit(_END, 1)
    root = _root(page.address)

    def fill(slot: re.Match[str]) -> str:
        html = SLOTS[slot[1]](site, page, root, slot[2] or "")
        return html if page.record.language == ENGLISH else BY_US.format(html=html)

    filled = _SLOT.sub(fill, framed_tables(_with_our_headings(page, clean(written))))
    node = (page.kind.id, page.id)
    article, foot = _finished(site, root, node, filled, page.record.reviewed, page.path)
    return Poured(page.address, f"{head}{article}{tail.replace(_FOOT, foot)}", article)


def _with_our_headings(page: PlaybookPage, html: str) -> str:
    """Return a page's words with the headings that every page of its kind has told from those in its own language."""
    if page.record.language == ENGLISH:
        return html
    return _HEADING.sub(
        lambda found: found[0].replace("<h2", f'<h2 lang="{ENGLISH}"', 1) if found[2] in page.kind.parts else found[0],
        html,
    )


def pour_body(site: Site, shell: "Shell", body: Body) -> Poured:
    """Return a generated page: its body in the shell of its kind."""
    root = _root(body.address)
    article, foot = _finished(site, root, body.node, body.html, body.reviewed, body.source_path)
    contents = "".join(
        f'<li><a href="#{id}">{_ELEMENT.sub("", title)}</a></li>' for id, title in _HEADING.findall(article)
    )
    words = {
        TITLE: escape(body.title),
        DESCRIPTION: escape(body.description),
        KICKER: escape(body.kicker),
        _CONTENTS: contents,
        _BEGIN: article,
        _FOOT: foot,
    }
    return Poured(body.address, shell.filled(words), article)


@dataclass(frozen=True, slots=True)
class Shell:
    """The engine's page around nothing, cut where a page's own words go."""

    pieces: tuple[str, ...]
    """Literal text and markers by turns, beginning and ending with literal text."""

    @classmethod
    def of(cls, engine_html: str) -> "Shell":
        head, rest = engine_html.split(_BEGIN, 1)
        whole = head + _BEGIN + rest.rsplit(_END, 1)[1]
        literals, markers = _MARKERS.split(whole), _MARKERS.findall(whole)
        pieces = [piece for pair in zip(literals, markers, strict=False) for piece in pair]
        return cls((*pieces, literals[-1]))

    def filled(self, words: dict[str, str]) -> str:
        """Return the page with each marker replaced by its words."""
        return "".join(words[piece] if index % 2 else piece for index, piece in enumerate(self.pieces))


def _root(address: str) -> str:
    return "../" * address.count("/")


def _finished(site: Site, root: str, node: Node, html: str, reviewed: str, path: str) -> tuple[str, str]:
    """Return the annotated article and its foot: ways on, words used, sources."""
    kind, id = node
    own_sources = own_works(site, node)

    def known(key: str) -> str | None:
        source = own_sources.get(key) or site.library.sources.get(key)
        return "our reading" if key == OURS else (source.title if source else None)

    article, notes = annotate(
        html, index=site.links.terms, root=root, own_term=id if kind == "term" else "", known=known
    )
    edit = f"{site.settings.repository}/edit/main/{path}" if site.settings.repository and path else ""
    return article, foot(site, root, node, notes, reviewed=reviewed, edit=edit)
