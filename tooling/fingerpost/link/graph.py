"""The graph of the library: every relation both ways, and every name that leads nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from fingerpost.link.references import Node, Reference, of_case, of_organisation, of_page, of_term
from fingerpost.link.terms import TermIndex, terms_used
from fingerpost.model import KINDS, Library
from fingerpost.model.fields import ID, REF
from fingerpost.model.messages import phrase, say
from fingerpost.problems import Finding, nearest

K = TypeVar("K", Node, str)
FEW = 20
"""A list shorter than this is told whole to somebody who used a name that is not in it."""
_WORDS = {
    "own source": ("unknown-source", "a source here"),
    "source": ("unknown-source", "a source"),
    "kind of page": ("unknown-kind", "a page"),
}
_LOOK_UP = {
    "unknown-kind": "look up kind",
    "unknown-code": "look up code",
    "unknown-source": "look up source",
}


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


def link(library: Library) -> tuple[Links, list[Finding]]:
    """Return the graph of a library, and a finding for each name that leads nowhere."""
    index, names = TermIndex.of(library), _names(library)
    neighbours: dict[Node, set[Node]] = {}
    cited_by: dict[str, set[Node]] = {}
    own_sources: dict[Node, frozenset[str]] = {}
    uses: dict[str, set[Node]] = {}
    findings: list[Finding] = []
    for node, path, references in _everything(library):
        own, used = _own_sources(library, node), set[str]()
        for reference in references:
            target = (reference.kind, reference.id)
            if finding := _dangling(names, own, path, reference):
                findings.append(finding)
            elif reference.kind == "own source":
                used.add(reference.id)
            elif reference.kind == "source":
                cited_by.setdefault(reference.id, set()).add(node)
            elif not reference.kind.startswith("list ") and target != node:
                neighbours.setdefault(node, set()).add(target)
                neighbours.setdefault(target, set()).add(node)
        if own:
            own_sources[node] = frozenset(used)
        for id in terms_used(library, index, node):
            uses.setdefault(id, set()).add(node)
    return Links(_ordered(neighbours), _ordered(cited_by), own_sources, _ordered(uses), index), findings


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


def _everything(library: Library) -> Iterator[tuple[Node, str, Iterator[Reference]]]:
    for page in library.pages.values():
        yield (page.kind.id, page.id), page.path, of_page(page)
    for id, term in library.terms.items():
        yield ("term", id), path_of(library, "term", id), of_term(term)
    for id, organisation in library.organisations.items():
        yield ("organisation", id), path_of(library, "organisation", id), of_organisation(organisation)
    for id, case in library.cases.items():
        yield ("case", id), path_of(library, "case", id), iter(()) if case.withdrawn else of_case(case)


def _names(library: Library) -> dict[str, set[str]]:
    """Return every id that may be named, by kind; but of kinds whose file cannot be read: anything may be there."""
    names: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for page in library.pages.values():
        names[page.kind.id].add(page.id)
    names |= {"term": set(library.terms), "case": set(library.cases), "organisation": set(library.organisations)}
    for kind, id in library.unreadable:
        names.setdefault(kind, set()).add(id)
    if ("sources", "sources") not in library.unreadable:
        names["source"] = set(library.sources)
    if ("vocabulary", "vocabulary") not in library.unreadable:
        lists = type(library.vocabulary).model_fields
        names |= {f"list {name}": set(library.vocabulary.codes(name)) for name in lists}
    return names


def _own_sources(library: Library, node: Node) -> set[str]:
    owner = library.cases.get(node[1]) if node[0] == "case" else library.organisations.get(node[1])
    return set(owner.sources) if owner else set()


def _known(names: dict[str, set[str]], own: set[str], kind: str) -> set[str] | None:
    """Return the names that a reference of a kind may have, None where it may have any."""
    if kind == "kind of page":
        return {f"{page}-{id}" for page in KINDS for id in names[page]}
    return own if kind == "own source" else names.get(kind)


def _told_before(reference: Reference) -> bool:
    """Tell whether the model has refused a name already, for it is none at all."""
    pattern = REF if reference.kind == "kind of page" else ID
    is_field = isinstance(reference.at, tuple) and reference.kind not in ("source", "own source")
    parts = reference.id.split("/") if reference.kind == "page" else [reference.id]
    return not reference.id or (is_field and not all(re.match(pattern, part) for part in parts))


def _dangling(names: dict[str, set[str]], own: set[str], path: str, reference: Reference) -> Finding | None:
    """Return what is wrong with a reference, None where it leads somewhere."""
    kind, id = reference.kind, reference.id
    known = _known(names, own, kind)
    if known is None or id in known or _told_before(reference):
        return None
    code, what = _code_and_words(kind)
    fix = nearest(id, known) or (
        phrase("one of", names=", ".join(sorted(known)))
        if 0 < len(known) < FEW
        else phrase(_LOOK_UP.get(code, "look up folder"))
    )
    return Finding(path, reference.at, *say("unknown name", code=code, name=id, what=what, fix=fix))


def _code_and_words(kind: str) -> tuple[str, str]:
    """Return the problem's code for a kind of reference, and what a name of it would be."""
    if kind.startswith("list "):
        return "unknown-code", phrase("a code", name=kind.removeprefix("list "))
    if kind in _WORDS:
        code, what = _WORDS[kind]
        return code, phrase(what)
    return f"unknown-{kind}", f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
