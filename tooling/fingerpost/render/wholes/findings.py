"""Every finding of a real place, gathered by how it was found out and by whether residents had their say on it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from fingerpost.model import Case, Library, ProofPoint
from fingerpost.render.case_words import DIRECTIONS
from fingerpost.render.site import Site, rendered
from fingerpost.render.wholes.in_turn import in_turn

MOST = 60
"""Findings of a group that the page shows: more would bury it, and weigh too much on a telephone."""
_ORDER = {direction: place for place, direction in enumerate(DIRECTIONS)}


class Finding(NamedTuple):
    """One finding with the case that it comes from: a tuple, which is made fastest."""

    case_id: str
    case: Case
    proof: ProofPoint


@dataclass(frozen=True, slots=True)
class Found:
    """Findings that have something in common: what contradicts the playbook first, then the newest."""

    id: str
    title: str
    summary: str
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """As many as the page shows, in turn from those against, for and unclear."""
        return in_turn(self.findings, _direction, MOST)

    @property
    def directions(self) -> Counter[str]:
        """How many there are of each direction."""
        return Counter(map(_direction, self.findings))


def _direction(finding: Finding) -> str:
    return finding.proof.direction


def _findings_of(library: Library) -> Iterator[Finding]:
    """Yield every finding that counts. Invented and withdrawn cases found nothing."""
    for id, case in library.standing():
        if case.kind == "real":
            yield from (Finding(id, case, proof) for proof in case.evidence)


def groups(library: Library) -> Iterator[Found]:
    """Yield the findings on which residents had their say, then all by design, in the vocabulary's order."""
    every = sorted(_findings_of(library), key=_rank)
    by_design: dict[str, list[Finding]] = {}
    for finding in every:
        by_design.setdefault(finding.proof.design, []).append(finding)
    heard = tuple(finding for finding in every if finding.proof.community_view)
    yield Found("residents", "What residents say of it", "Findings of every kind on which residents are heard.", heard)
    for code, design in library.vocabulary.evidence_designs.items():
        yield Found(code, design.title, design.summary or "", tuple(by_design.get(code, ())))


def findings_list(site: Site, root: str) -> str:
    """Return every group that holds something, each finding with its case, what it bears on and who says so."""
    heard, *by_design = groups(site.library)
    every = [finding for group in by_design for finding in group.findings]
    places = len(set(map(attrgetter("case_id"), every)))
    return rendered(
        "slots/findings.html",
        site,
        root,
        groups=[group for group in (heard, *by_design) if group.findings],
        every=len(every),
        heard=len(heard.findings),
        places=places,
        against=_against(every),
        words=DIRECTIONS,
    )


def _against(findings: Iterable[Finding]) -> int:
    return sum(finding.proof.direction == "against" for finding in findings)


def _rank(finding: Finding) -> tuple[int, int, str, str]:
    proof = finding.proof
    return _ORDER[proof.direction], -(proof.year or 0), finding.case.title, proof.claim
