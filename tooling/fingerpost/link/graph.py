"""The graph of the library: every relation both ways, and every name that leads nowhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from fingerpost.kept import NOTHING, Kept
from fingerpost.link.named import KeptNames, Named
from fingerpost.link.names import dangling, names_of
from fingerpost.link.references import Node, Reference, of_case, of_organisation, of_page, of_term
from fingerpost.link.table import of_wayfinder
from fingerpost.link.terms import TermIndex, terms_used
from fingerpost.model import KINDS, Library
from fingerpost.problems import Finding
from fingerpost.workers import HERE, Workers

K = TypeVar("K", Node, str)


@dataclass(frozen=True, slots=True)
class Links:
    """What names what. Everything is in order, so that the same library gives the same site."""

    neighbours: dict[Node, tuple[Node, ...]]
    """Records that a record names, or that name it."""
    cited_by: dict[str, tuple[Node, ...]]
    """Which records cite each work of the bibliography."""
    own_sources: dict[Node, frozenset[str]]
    """Which of its own sources each case and organisation cites."""
    uses_of_term: dict[str, tuple[Node, ...]]
    """Which records use each term in their text."""
    terms: TermIndex

    def of(self, kind: str, id: str) -> dict[str, list[str]]:
        """Return the neighbours of a record as ids by kind."""
        found: dict[str, list[str]] = {}
        for other, other_id in self.neighbours.get((kind, id), ()):
            found.setdefault(other, []).append(other_id)
        return found


def link(library: Library, workers: Workers = HERE, kept: Kept = NOTHING) -> tuple[Links, list[Finding]]:
    """Return the graph of a library, and a finding for each name that leads nowhere.

    kept: what earlier builds found that cases name.
    """
    index = TermIndex.of(library)
    return linked(library, index, named_in(library, index, workers, kept))


def named_in(library: Library, index: TermIndex, workers: Workers = HERE, kept: Kept = NOTHING) -> Iterator[Named]:
    """Yield what each record names, in no particular order.

    index: of the library's terms. kept: what earlier builds found that cases name.
    """
    kept_names, anew = KeptNames(library, kept, names_of(library)["case"]), list[Node]()
    for node in nodes_of(library):
        if named := kept_names.of(node):
            yield named
        else:
            anew.append(node)
    for named in named_by(library, index, anew, workers):
        kept_names.keep(named)
        yield named


def named_by(library: Library, index: TermIndex, nodes: Sequence[Node], workers: Workers = HERE) -> Iterator[Named]:
    """Yield what some records name, in no particular order. index: of the library's terms."""
    yield from workers.spread(partial(_named_some, library, index, names_of(library)), nodes)


def linked(library: Library, index: TermIndex, all_named: Iterable[Named]) -> tuple[Links, list[Finding]]:
    """Return the graph of a library by what each record names, and a finding for each name that leads nowhere."""
    neighbours: dict[Node, set[Node]] = {}
    cited_by: dict[str, set[Node]] = {}
    own_sources: dict[Node, frozenset[str]] = {}
    uses: dict[str, set[Node]] = {}
    findings: list[Finding] = []
    same = {node: node for node in nodes_of(library)}  # so that a name that stands a thousand times takes room once
    for named in all_named:
        node = same[named.node]
        findings += named.findings
        for target in named.targets:
            other = same.setdefault(target, target)
            neighbours.setdefault(node, set()).add(other)
            neighbours.setdefault(other, set()).add(node)
        for id in named.works:
            cited_by.setdefault(id, set()).add(node)
        for id in named.terms:
            uses.setdefault(id, set()).add(node)
        if named.own is not None:
            own_sources[node] = named.own
    if library.wayfinder:
        names, path = names_of(library), path_of(library, "wayfinder", "wayfinder")
        named_there = (dangling(names, set(), path, name) for name in of_wayfinder(library.wayfinder))
        findings += filter(None, named_there)
    return Links(_ordered(neighbours), _ordered(cited_by), own_sources, _ordered(uses), index), findings


def _named_some(library: Library, index: TermIndex, names: dict[str, set[str]], nodes: Sequence[Node]) -> list[Named]:
    return [_named(library, index, names, node) for node in nodes]


def _named(library: Library, index: TermIndex, names: dict[str, set[str]], node: Node) -> Named:
    own, used = _own_sources(library, node), set[str]()
    path = path_of(library, *node)
    targets, works, findings = set[Node](), set[str](), list[Finding]()
    for reference in _references(library, node):
        if finding := dangling(names, own, path, reference):
            findings.append(finding)
        elif reference.kind == "own source":
            used.add(reference.id)
        elif reference.kind == "source":
            works.add(reference.id)
        elif not reference.kind.startswith("list ") and (reference.kind, reference.id) != node:
            targets.add((reference.kind, reference.id))
    own_used = frozenset(used) if own else None
    terms = frozenset(terms_used(library, index, node))
    return Named(node, frozenset(targets), frozenset(works), own_used, terms, tuple(findings))


def _ordered(sets: dict[K, set[Node]]) -> dict[K, tuple[Node, ...]]:
    return {key: tuple(sorted(nodes)) for key, nodes in sorted(sets.items(), key=lambda pair: str(pair[0]))}


def path_of(library: Library, kind: str, id: str) -> str:
    """Return the file that holds a record, from the project's root."""
    folders = {
        "case": ("case_studies", "yml"),
        "term": ("glossary", "md"),
        "organisation": ("playbook/organisations", "yml"),
    }
    if kind in folders:
        folder, ending = folders[kind]
        return f"{folder}/{id}.{ending}"
    return library.pages[f"{kind}-{id}"].path if kind in KINDS else f"playbook/{kind}.yml"


def nodes_of(library: Library) -> Iterator[Node]:
    """Yield kind and id of every record that may name others."""
    yield from ((page.kind.id, page.id) for page in library.pages.values())
    yield from (("term", id) for id in library.terms)
    yield from (("organisation", id) for id in library.organisations)
    yield from (("case", id) for id in library.cases)


def _references(library: Library, node: Node) -> Iterator[Reference]:
    kind, id = node
    if kind == "case":
        return iter(()) if library.cases[id].withdrawn else of_case(library.cases[id])
    if kind == "term":
        return of_term(library.terms[id])
    if kind == "organisation":
        return of_organisation(library.organisations[id])
    return of_page(library.pages[f"{kind}-{id}"])


def _own_sources(library: Library, node: Node) -> set[str]:
    owner = library.cases.get(node[1]) if node[0] == "case" else library.organisations.get(node[1])
    return set(owner.sources) if owner else set()
