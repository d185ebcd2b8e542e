"""The bibliography: each work with how much of it was read, and every page and case that uses it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from fingerpost.link import Node
from fingerpost.model import Source
from fingerpost.model.organisation import OrganisationSource
from fingerpost.model.provenance import CaseSource
from fingerpost.render.site import Site, rendered

MOST_CASES = 12
"""How many cases that use a work are listed with it; pages of the playbook are few."""
Work = Source | CaseSource | OrganisationSource


def sources_list(site: Site, root: str) -> str:
    """Return the works in the order of their authors."""
    also = _own_uses(site)
    works = sorted(
        site.library.sources.items(), key=lambda pair: ((pair[1].authors or pair[1].title).casefold(), pair[0])
    )
    entries = []
    for id, work in works:
        uses = {*site.links.cited_by.get(id, ()), *(node for name in _names(work) for node in also[name])}
        ordered = sorted(uses, key=lambda node: (site.title(*node).casefold(), node))
        by_cases = [node for node in ordered if node[0] == "case"]
        entries.append((id, work, [node for node in ordered if node[0] != "case"], by_cases))
    read = Counter(work.read for _, work in works).most_common()
    return rendered("slots/sources.html", site, root, entries=entries, read=read, most=MOST_CASES)


def _own_uses(site: Site) -> dict[tuple[str, str], list[Node]]:
    """Return which cases and organisations list a work of ours among their own sources, by each of the work's names."""
    found: dict[tuple[str, str], list[Node]] = {
        name: [] for work in site.library.sources.values() for name in _names(work)
    }
    for node, sources in _owners(site):
        for source in sources:
            for name in _names(source):
                if name in found:
                    found[name].append(node)
    return found


def _owners(site: Site) -> Iterator[tuple[Node, Iterable[Work]]]:
    yield from ((("case", id), case.sources.values()) for id, case in site.library.standing())
    yield from ((("organisation", id), entry.sources.values()) for id, entry in site.library.organisations.items())


def _names(work: Work) -> Iterator[tuple[str, str]]:
    """Yield what two records of one work share: its address, or its title with its year."""
    if work.url:
        yield "", work.url.split("://", 1)[1].rstrip("/").removeprefix("www.")
    yield work.title.casefold(), str(work.year or "")
