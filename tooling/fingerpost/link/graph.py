"""The graph of the library: every relation both ways, and every name that leads nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from fingerpost.link.references import Node, Reference, of_case, of_organisation, of_page, of_term
from fingerpost.link.terms import TermIndex, terms_used
from fingerpost.model import KINDS, Library
from fingerpost.problems import Finding, nearest

K = TypeVar("K", Node, str)
_NAMES = {"own source": "source of this file", "source": "work in playbook/sources.yml", "kind of page": "kind of page"}


@dataclass(frozen=True, slots=True)
class Links:
    """What names what. Everything is in order, so that the same library gives the same site."""

    neighbours: dict[Node, tuple[Node, ...]]
    """Records that a record names, or that name it."""
    cited_by: dict[str, tuple[Node, ...]]
    """Which records cite each work of the bibliography."""
    uses_of_term: dict[str, tuple[Node, ...]]
    """Which records use each term in their text."""
    terms: TermIndex

    def of(self, kind: str, id: str) -> dict[str, list[str]]:
        """Return the neighbours of a record as ids by kind."""
        found: dict[str, list[str]] = {}
        for other, other_id in self.neighbours.get((kind, id), ()):
            found.setdefault(other, []).append(other_id)
        return found


def link(library: Library) -> tuple[Links, list[Finding]]:
    """Return the graph of a library, and a finding for each name that leads nowhere."""
    index = TermIndex.of(library)
    neighbours: dict[Node, set[Node]] = {}
    cited_by: dict[str, set[Node]] = {}
    uses: dict[str, set[Node]] = {}
    findings: list[Finding] = []
    for node, path, references in _everything(library):
        for reference in references:
            target = (reference.kind, reference.id)
            if not _exists(library, node, reference):
                findings.append(_dangling(library, node, path, reference))
            elif reference.kind == "source":
                cited_by.setdefault(reference.id, set()).add(node)
            elif not reference.kind.startswith(("list ", "own ")) and target != node:
                neighbours.setdefault(node, set()).add(target)
                neighbours.setdefault(target, set()).add(node)
        for id in terms_used(library, index, node):
            uses.setdefault(id, set()).add(node)
    return Links(_ordered(neighbours), _ordered(cited_by), _ordered(uses), index), findings


def _ordered(sets: dict[K, set[Node]]) -> dict[K, tuple[Node, ...]]:
    return {key: tuple(sorted(nodes)) for key, nodes in sorted(sets.items(), key=lambda pair: str(pair[0]))}


def path_of(library: Library, kind: str, id: str) -> str:
    """Return the file that holds a record, from the project's root."""
    folders = {"case": ("case_studies", "yml"), "term": ("glossary", "md"), "organisation": ("playbook/organisations", "yml")}
    if kind in folders:
        folder, ending = folders[kind]
        return f"{folder}/{id}.{ending}"
    return library.pages[f"{kind}-{id}"].path if kind in KINDS else f"playbook/{kind}.yml"


def _everything(library: Library) -> Iterator[tuple[Node, str, Iterator[Reference]]]:
    for page in library.pages.values():
        yield (page.kind.id, page.id), page.path, of_page(page)
    for id, term in library.terms.items():
        yield ("term", id), path_of(library, "term", id), of_term(term)
    for id, organisation in library.organisations.items():
        yield ("organisation", id), path_of(library, "organisation", id), of_organisation(organisation)
    for id, case in library.cases.items():
        yield ("case", id), path_of(library, "case", id), iter(()) if case.withdrawn else of_case(case)


def _known(library: Library, node: Node, kind: str) -> set[str]:
    """Return the ids that a name of this kind may have."""
    if kind.startswith("list "):
        return set(getattr(library.vocabulary, kind.removeprefix("list ")))
    if kind == "own source":
        owner = library.cases[node[1]] if node[0] == "case" else library.organisations[node[1]]
        return set(owner.sources)
    records = {"term": library.terms, "case": library.cases, "organisation": library.organisations, "source": library.sources}
    known = set(records[kind]) if kind in records else {p.id for p in library.pages.values() if p.kind.id == kind}
    return known | {id for other, id in library.unreadable if other == kind}


def _exists(library: Library, node: Node, reference: Reference) -> bool:
    if f"{reference.kind}-{reference.id}" in library.pages:
        return True
    if ("vocabulary", "vocabulary") in library.unreadable and reference.kind.startswith("list "):
        return True
    if ("sources", "sources") in library.unreadable and reference.kind == "source":
        return True
    return reference.id in _known(library, node, reference.kind)


def _dangling(library: Library, node: Node, path: str, reference: Reference) -> Finding:
    kind, id = reference.kind, reference.id
    known = set(KINDS) if kind == "kind of page" else _known(library, node, kind)
    what = _NAMES.get(kind, f"code in the list '{kind.removeprefix('list ')}'" if kind.startswith("list ") else kind)
    code = "unknown-code" if kind.startswith("list ") else f"unknown-{kind.split()[-1]}" if kind != "kind of page" else "unknown-kind"
    fix = nearest(id, known)
    if not fix:
        fix = f"use one of: {', '.join(sorted(known))}" if len(known) < 20 else "look it up in its folder, or add it there"
    return Finding(path, reference.at, code, f"'{id}' is not a {what}", fix)
