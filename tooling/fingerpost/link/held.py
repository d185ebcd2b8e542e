"""A graph that is held in memory and brought up to date: what a preview does at every edit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from fingerpost.kept import NOTHING, Kept
from fingerpost.link.graph import Links, linked, named_by, named_in, nodes_of
from fingerpost.link.named import Named
from fingerpost.link.references import Node
from fingerpost.link.terms import TermIndex
from fingerpost.model import Library, changed
from fingerpost.problems import Finding

K = TypeVar("K", Node, str)


@dataclass(frozen=True, slots=True)
class Graph:
    """The links of a library, and what each of its records names."""

    library: Library
    named: dict[Node, Named]
    links: Links
    findings: tuple[Finding, ...]
    """One for each name that leads nowhere."""

    @classmethod
    def of(cls, library: Library, kept: Kept = NOTHING) -> "Graph":
        """Return the graph of a library. kept: what earlier builds found that cases name."""
        index = TermIndex.of(library)
        return cls._of(library, index, named_in(library, index, kept=kept))

    @classmethod
    def _of(cls, library: Library, index: TermIndex, all_named: Iterable[Named]) -> "Graph":
        named = {each.node: each for each in all_named}
        links, findings = linked(library, index, named.values())
        return cls(library, named, links, tuple(findings))

    def after(self, library: Library) -> "Graph":
        """Return the graph of a library that came of this one: the records that are the same objects did not change."""
        if not _lean_on_the_same(self.library, library):
            return Graph.of(library)
        old = self.library
        anew = set(_changed(old, library))
        same = (old.pages.keys(), old.cases.keys(), old.organisations.keys(), old.unreadable)
        if same == (library.pages.keys(), library.cases.keys(), library.organisations.keys(), library.unreadable):
            now = {named.node: named for named in named_by(library, self.links.terms, sorted(anew))}
            gone = {finding for node in now for finding in self.named[node].findings}
            stay = (finding for finding in self.findings if finding not in gone)
            found = (finding for named in now.values() for finding in named.findings)
            return Graph(library, self.named | now, relinked(self.links, self.named, now), (*stay, *found))
        there = dict.fromkeys(nodes_of(library))
        stays = {
            node: named
            for node, named in self.named.items()
            if node in there and node not in anew and not named.findings and named.targets <= there.keys()
        }
        others = named_by(library, self.links.terms, [node for node in there if node not in stays])
        return self._of(library, self.links.terms, chain(stays.values(), others))


def _lean_on_the_same(one: Library, other: Library) -> bool:
    """Tell whether what any record may name, or use as a term, besides pages, cases and organisations, is the same."""
    lists = ((each.vocabulary, each.sources, each.wayfinder) for each in (one, other))
    same_lists = all(mine is theirs for mine, theirs in zip(*lists, strict=True))
    return same_lists and not changed(one.terms, other.terms)


def _changed(one: Library, other: Library) -> Iterator[Node]:
    """Yield the pages, cases and organisations of the second library that are others than in the first."""
    pages = (other.pages.get(ref) for ref in changed(one.pages, other.pages))
    yield from ((page.kind.id, page.id) for page in pages if page)
    yield from (("case", id) for id in changed(one.cases, other.cases) if id in other.cases)
    ids = changed(one.organisations, other.organisations)
    yield from (("organisation", id) for id in ids if id in other.organisations)


def relinked(links: Links, before: Mapping[Node, Named], now: Mapping[Node, Named]) -> Links:
    """Return links after some of the same records changed.

    before: what each record named. now: what those that changed name.
    """
    neighbours, cited_by, uses = dict(links.neighbours), dict(links.cited_by), dict(links.uses_of_term)
    own_sources = {node: own for node, own in links.own_sources.items() if node not in now}
    for node, named in now.items():
        old = before[node]
        for other in sorted(old.targets ^ named.targets):
            back = now.get(other) or before.get(other)
            beside = other in named.targets or (back is not None and node in back.targets)
            _put(neighbours, node, other, beside=beside)
            _put(neighbours, other, node, beside=beside)
        for id in sorted(old.works ^ named.works):
            _put(cited_by, id, node, beside=id in named.works)
        for id in sorted(old.terms ^ named.terms):
            _put(uses, id, node, beside=id in named.terms)
        if named.own is not None:
            own_sources[node] = named.own
    return Links(
        _in_order(links.neighbours, neighbours),
        _in_order(links.cited_by, cited_by),
        own_sources,
        _in_order(links.uses_of_term, uses),
        links.terms,
    )


def _put(mapping: dict[K, tuple[Node, ...]], key: K, node: Node, *, beside: bool) -> None:
    """Let a record stand with a key, or not."""
    others = {*mapping.get(key, ()), node} if beside else {*mapping.get(key, ())} - {node}
    if others:
        mapping[key] = tuple(sorted(others))
    else:
        mapping.pop(key, None)


def _in_order(before: Mapping[K, object], now: dict[K, tuple[Node, ...]]) -> dict[K, tuple[Node, ...]]:
    """Return a mapping in the order of its keys, in which it is already if none came."""
    return now if now.keys() <= before.keys() else dict(sorted(now.items(), key=lambda pair: str(pair[0])))
