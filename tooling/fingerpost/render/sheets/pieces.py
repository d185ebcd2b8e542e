"""Exercises, pitfalls, terms and findings as pieces that any printed sheet can hold."""

from fingerpost.evidence import Box, Met, Said
from fingerpost.model import Case, Library, PlaybookPage, address
from fingerpost.render.dates import dated, lasting
from fingerpost.render.sheets.session import clock
from fingerpost.render.sheets.tree import Branch, language_of, plain, tree

_MOST_FINDINGS = 6
"""Findings printed for a page, or open, in its evidence box; all that speak against it are printed."""
_MOST_OF_AN_OUTCOME = 2
"""Places printed that met a pitfall, for each way in which it ended."""
_MOST_PLACES = 16
_MOST_SAYINGS = 3
DISPUTED = "Something in this case is disputed."
FOR_FACILITATORS = "Facilitator notes"
"""The part of an exercise that no participant is given."""


def exercise(page: PlaybookPage, *, facilitator: bool = False) -> Branch:
    """Return an exercise as a group is given it: nothing of what its facilitator alone should read, unless asked."""
    record = page.record
    begun = clock([step.minutes for step in record.steps])
    piece: Branch = {
        **_head(page),
        "minutes": record.minutes,
        "lasting": lasting(record.minutes or 0),
        "group": record.group,
        "room": record.room,
        "materials": [plain(material) for material in record.materials],
        "purpose": tree(page.part("What it is for"), page.path),
        "steps": [
            {"minutes": step.minutes, "from": start, "do": tree(step.do, page.path)}
            for step, (start, _) in zip(record.steps, begun, strict=True)
        ],
    }
    return piece | ({"notes": tree(page.part(FOR_FACILITATORS), page.path)} if facilitator else {})


def pitfall(library: Library, page: PlaybookPage, box: Box | None) -> Branch:
    """Return a pitfall with its signs, its ways out, and places that met it."""
    every = box.met if box else ()
    shown = [entry for entry in every if _rank(entry, every) < _MOST_OF_AN_OUTCOME]
    return {
        **_head(page),
        "people_say": [plain(words) for words in page.record.people_say[:_MOST_SAYINGS]],
        "opening": tree(page.part(""), page.path),
        "signs": tree(page.part("How to spot it early"), page.path),
        "ways_out": tree(page.part("Ways out"), page.path),
        "met": [met(library, entry) | {"case": case_name(entry.case_id, entry.case)} for entry in shown],
        "more": len(every) - len(shown),
    }


def term(library: Library, id: str) -> Branch:
    """Return a term with its definition."""
    record = library.terms[id]
    return {"title": plain(record.title), "definition": plain(record.definition), "address": address("term", id)}


def evidence(library: Library, box: Box) -> Branch:
    """Return what stands in the evidence slot: the grade, what was found, and who was there."""
    supporting, unclear = box.supporting[:_MOST_FINDINGS], box.unclear[:_MOST_FINDINGS]
    return {
        "type": "evidence",
        "grade": {"title": box.grade.title, "meaning": box.grade.meaning},
        "newest": box.newest,
        "against": [_said_of(library, entry) for entry in box.against],
        "supporting": [_said_of(library, entry) for entry in supporting],
        "unclear": [_said_of(library, entry) for entry in unclear],
        "more": len(box.supporting) + len(box.unclear) - len(supporting) - len(unclear),
        "passed": [case_name(passed.case_id, passed.case) for passed in box.passed[:_MOST_PLACES]],
        "more_passed": max(0, len(box.passed) - _MOST_PLACES),
    }


def evidence_in_brief(box: Box) -> Branch:
    """Return what stands in the evidence slot of a book: the grade, and how much was found; the page has the rest."""
    sides = (("for", box.supporting), ("against", box.against), ("unclear", box.unclear))
    found = [f"{len(entries)} {side}" for side, entries in sides if entries]
    return {
        "type": "grade",
        "grade": {"title": box.grade.title, "meaning": box.grade.meaning},
        "found": ", ".join(found),
    }


def crosswalk(page: PlaybookPage) -> Branch:
    """Return what stands in the crosswalk slot: where published models have something near."""
    rows = [
        {"framework": plain(row.framework), "stage": plain(row.stage), "citation": citation(row.source)}
        for row in page.record.crosswalk
    ]
    return {"type": "crosswalk", "rows": rows}


def said(library: Library, entry: Said) -> Branch:
    """Return one finding with how it was found."""
    proof, designs = entry.proof, library.vocabulary.evidence_designs
    return {
        "scope": entry.case_id,
        "claim": plain(proof.claim),
        "direction": proof.direction,
        "before": proof.before,
        "after": proof.after,
        "design": designs[proof.design].title if proof.design in designs else proof.design,
        "year": proof.year,
        "caution": proof.caution and plain(proof.caution),
        "citation": citation(proof.source),
        **language_of(entry.case),
    }


def met(library: Library, entry: Met) -> Branch:
    """Return how a case met a pitfall, and what came of it."""
    page = library.pages.get(f"pitfall-{entry.met.pitfall}")
    return {
        "scope": entry.case_id,
        "title": plain(page.record.title) if page else entry.met.pitfall,
        **({"titled": titled} if page and (titled := language_of(page.record)) else {}),
        "address": address("pitfall", entry.met.pitfall),
        "outcome": entry.met.outcome,
        "when": entry.met.when and dated(entry.met.when),
        "what_happened": plain(entry.met.what_happened),
        "way_out": entry.met.way_out and plain(entry.met.way_out),
        "citation": citation(entry.met.source),
        **language_of(entry.case),
    }


def case_name(id: str, case: Case) -> Branch:
    """Return what is needed to name a case and to lead to it, with a word where something in it is disputed."""
    return {
        "title": plain(case.title),
        "place": plain(case.place.name),
        "address": address("case", id),
        "disputed": DISPUTED if case.disputed else None,
        **language_of(case),
    }


def citation(ids: tuple[str, ...]) -> Branch:
    """Return a citation of whole works."""
    return {"type": "citation", "works": [{"id": id, "via": None} for id in ids], "ours": False}


def _head(page: PlaybookPage) -> Branch:
    record = page.record
    return {
        "title": plain(record.title),
        "summary": plain(record.summary),
        "address": page.address,
        **language_of(record),
    }


def _said_of(library: Library, entry: Said) -> Branch:
    return said(library, entry) | {"case": case_name(entry.case_id, entry.case)}


def _rank(entry: Met, every: tuple[Met, ...]) -> int:
    """Return how many stand before an entry that ended in the same way."""
    return [other for other in every if other.met.outcome == entry.met.outcome].index(entry)
