"""The cases in a phase's guide: which are chosen, by a rule that is printed beside them."""

from fingerpost.evidence import Box
from fingerpost.model import Case, Library, PlaybookPage
from fingerpost.render.sheets.cases import case_in_phase, findings_of
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.tree import Branch

MOST = 4
RULE = (
    "They are chosen by a rule, from all the cases in the library that were in this phase or that say something about "
    "it. The first is one in which something did not go well: it met a pitfall and did not get out, one of this "
    "phase’s own before any other, or it holds a finding that contradicts these pages. The rest, four in all at most, "
    "are those that add most to the variety of settings, scales and nations. Among equals, evidence found by people "
    "outside the work comes first."
)
NOTHING_WENT_BADLY = (
    "None of these met a pitfall that it did not get out of, and none contradicts these pages. "
    "That is a gap in the library, and no sign that all goes well."
)
FEW = "So far the library holds no more than these."


def chosen(library: Library, box: Box, page: PlaybookPage) -> list[str]:
    """Return the ids of at most four cases, by `RULE`."""
    left = sorted(box.places, key=lambda id: library.cases[id].title.casefold())
    first = max(left, key=lambda id: (_trouble(library.cases[id], page), _strength(box, id)), default=None)
    picked: list[str] = []
    while left and len(picked) < MOST:
        if not picked and first and _trouble(library.cases[first], page):
            best = first
        else:
            best = max(left, key=lambda id: (_novelty(library, picked, id), _strength(box, id)))
        picked.append(best)
        left.remove(best)
    return picked


def _trouble(case: Case, page: PlaybookPage) -> int:
    """Return 2 for a pitfall of this phase not got out of, 1 for any other or for a contrary finding, else 0."""
    stuck = {met.pitfall for met in case.pitfalls if met.outcome == "did-not"}
    contrary = any(proof.direction == "against" and page.ref in proof.about for proof in case.evidence)
    return 2 if stuck & set(page.record.pitfalls) else 1 if stuck or contrary else 0


def _strength(box: Box, id: str) -> tuple[int, int, int]:
    """Return what a case's evidence on the page weighs: findings from outside, all findings, events in the phase."""
    findings = findings_of(box, id)
    events = sum(len(passed.events) for passed in box.passed if passed.case_id == id)
    return sum(entry.independent for entry in findings), len(findings), events


def _novelty(library: Library, picked: list[str], id: str) -> int:
    """Return in how many ways a place differs from all those picked: setting, scale, nation."""
    place = library.cases[id].place
    others = [library.cases[other].place for other in picked]
    facets = ("setting", "scale", "nation")
    return sum(all(getattr(place, facet) != getattr(other, facet) for other in others) for facet in facets)


def cases_chapter(printing: Printing, page: PlaybookPage) -> Branch:
    """Return the cases of a phase's guide, with the rule that chose them."""
    library, box = printing.library, printing.box(page)
    ids = chosen(library, box, page)
    well = not any(_trouble(library.cases[id], page) for id in ids)
    notes = [NOTHING_WENT_BADLY] * (well and bool(ids)) + [FEW] * (len(ids) < MOST)
    pieces = [case_in_phase(printing, box, id) for id in ids]
    return {"type": "cases", "title": "Cases, told briefly", "note": " ".join((RULE, *notes)), "pieces": pieces}
