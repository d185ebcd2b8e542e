"""What one record names, and how what a case names is kept from build to build."""

from typing import NamedTuple

from pydantic_core import from_json, to_json

from fingerpost.cache import digest
from fingerpost.kept import Kept
from fingerpost.link.references import Node
from fingerpost.model import Library
from fingerpost.problems import Finding


class Named(NamedTuple):
    """What one record names: a tuple, which goes from process to process fastest."""

    node: Node
    targets: frozenset[Node]
    """Records that it names in its fields and in its text."""
    works: frozenset[str]
    """Works of the bibliography that it cites."""
    own: frozenset[str] | None
    """Those of its own sources that it cites; None for a record that has none."""
    terms: frozenset[str]
    """Terms that its text uses."""
    findings: tuple[Finding, ...]


class KeptNames:
    """What cases name in which no name led nowhere. It holds while their texts and all that is no case are the same."""

    def __init__(self, library: Library, kept: Kept, cases: set[str]) -> None:
        """cases: the ids that a case may have."""
        self._texts, self._shared, self._kept, self._cases = library.texts, library.shared, kept, cases

    def of(self, node: Node) -> Named | None:
        """Return what is kept of a record. A case that names one that is gone is to be looked at anew."""
        raw = self._kept.get(self._name(node)) if node[0] == "case" else None
        if not raw:
            return None
        targets, works, own, terms = from_json(raw)
        nodes_named = frozenset((kind, id) for kind, id in targets)
        if not all(id in self._cases for kind, id in nodes_named if kind == "case"):
            return None
        self._kept.use(self._name(node))
        own = None if own is None else frozenset(own)
        return Named(node, nodes_named, frozenset(works), own, frozenset(terms), ())

    def keep(self, named: Named) -> None:
        """Keep what a case names, if all of it leads somewhere."""
        if named.node[0] == "case" and not named.findings:
            own = None if named.own is None else sorted(named.own)
            told = (sorted(named.targets), sorted(named.works), own, sorted(named.terms))
            self._kept.use(self._name(named.node), to_json(told))

    def _name(self, node: Node) -> str:
        return digest(("link", self._shared, self._texts[node]))
