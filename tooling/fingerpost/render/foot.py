"""What stands under every page: ways on from it, the words that it used, its sources."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from fingerpost.link import Node
from fingerpost.model import KINDS, Source
from fingerpost.model.organisation import OrganisationSource
from fingerpost.model.provenance import CaseSource
from fingerpost.render.annotate import Notes
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import WORD, WORK, WORK_HOW_READ, WORK_LINK, escaped, safe

Work = Source | CaseSource | OrganisationSource
_NONE: Mapping[str, Work] = {}
MOST_RELATED = 60
_SHOWN_APART = frozenset({"page", "source"})
_HEADINGS = {
    **{kind.id: kind.plural for kind in KINDS.values() if kind.id not in _SHOWN_APART},
    "term": "Words",
    "organisation": "Organisations",
    "case": "Cases",
}


def foot(site: Site, root: str, node: Node, notes: Notes, *, reviewed: str, edit: str) -> str:
    """Return the foot of a record's page. `edit` is where a change to it is suggested, "" for nowhere."""
    return rendered(
        "foot.html",
        site,
        root,
        related=_related(site, root, node),
        words=_joined(_word(site, root, id) for id in notes.terms),
        works=_joined(_works(site, node, notes)),
        reviewed=reviewed,
        edit=edit,
    )


def own_works(site: Site, node: Node) -> Mapping[str, Work]:
    """Return the sources that a record brings itself, by their keys."""
    kind, id = node
    if kind == "case" and site.stands(kind, id):
        return site.library.cases[id].sources
    return site.library.organisations[id].sources if kind == "organisation" else _NONE


def _joined(pieces: Iterator[str]) -> Markup:
    return safe("".join(pieces))


def _word(site: Site, root: str, id: str) -> str:
    term = site.library.terms[id]
    return WORD.format(root=root, id=id, title=escaped(term.title), definition=escaped(term.definition))


def _works(site: Site, node: Node, notes: Notes) -> Iterator[str]:
    own = own_works(site, node)
    for number, key in enumerate(notes.sources, 1):
        work = own.get(key) or site.library.sources[key]
        authors, read = getattr(work, "authors", None), getattr(work, "read", None)
        yield WORK.format(
            number=number,
            authors=f"{escaped(authors)}, " if authors else "",
            title=escaped(work.title),
            publisher=f", {escaped(work.publisher)}" if work.publisher and work.publisher != authors else "",
            year=work.year or "no date",
            link=WORK_LINK.format(url=escaped(work.url)) if work.url else "",
            how_read=WORK_HOW_READ.format(read=escaped(read)) if read else "",
        )


def _related(site: Site, root: str, node: Node) -> list[tuple[str, list[Markup], int]]:
    """Return links to the neighbours of a record under a heading for each kind, in the order of the kinds.

    Of each kind there are no more than a reader can look through, and how many others there are.
    """
    if node[0] in ("page", "list") or not site.stands(*node):
        return []
    neighbours = site.links.of(*node)
    groups: list[tuple[str, list[Markup], int]] = []
    for kind, heading in _HEADINGS.items():
        shown_above = kind == "case" and node[0] in KINDS
        ids = [] if shown_above else [id for id in neighbours.get(kind, ()) if site.stands(kind, id)]
        if ids:
            ids.sort(key=lambda id, kind=kind: site.title(kind, id).casefold())  # type: ignore[misc]  # one kind a turn
            groups.append((heading, [site.link(root, kind, id) for id in ids[:MOST_RELATED]], len(ids) - MOST_RELATED))
    return groups
