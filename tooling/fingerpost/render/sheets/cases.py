"""Cases as pieces that printed sheets can hold: briefly for one phase, or whole."""

from fingerpost.evidence import Box, Met, Said
from fingerpost.model import Case, Event
from fingerpost.model.provenance import Dispute
from fingerpost.render.case_words import STORY_HEADINGS
from fingerpost.render.dates import dated
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.pieces import case_name, citation, met, said
from fingerpost.render.sheets.tree import Branch, plain, tree

_MOST_EVENTS = 6
_MOST_FINDINGS = 4
_NOT_REAL = {
    "training": "Invented for training. No such place exists, and it counts as no evidence.",
    "composite": "Told from several places. No single place did all of this.",
}


def case_in_phase(printing: Printing, box: Box, id: str) -> Branch:
    """Return a case, told briefly for the phase whose evidence box is given."""
    case = printing.library.cases[id]
    events = next((passed.events for passed in box.passed if passed.case_id == id), ())
    told = {
        "told_as": "In this phase",
        "events": [event_told(event) for event in events[:_MOST_EVENTS]],
        "story": [] if events else [{"heading": "", "blocks": tree(case.story.what_happened)[:1]}],
        "findings": [said(printing.library, entry) for entry in findings_of(box, id)][:_MOST_FINDINGS],
    }
    return {**opening(printing, id, case), **told, **ending(printing, id, case)}


def case_whole(printing: Printing, id: str) -> Branch:
    """Return a case with its story, all its events and all that was found."""
    case = printing.library.cases[id]
    story = ((heading, getattr(case.story, name)) for name, heading in STORY_HEADINGS.items())
    findings = (Said(id, case, proof, independent=False) for proof in case.evidence)
    told = {
        "told_as": "What happened when",
        "events": [event_told(event) for event in case.events],
        "story": [{"heading": heading, "blocks": tree(text)} for heading, text in story if text],
        "findings": [said(printing.library, entry) for entry in findings],
    }
    return {**opening(printing, id, case), **told, **ending(printing, id, case)}


def opening(printing: Printing, id: str, case: Case) -> Branch:
    """Return what every telling of a case begins with: what it is called, where and when it was, whether it is real."""
    place, words = case.place, printing.library.vocabulary
    nation, setting, scale = (
        codes[code].title if code in codes else code
        for codes, code in ((words.nations, place.nation), (words.settings, place.setting), (words.scales, place.scale))
    )
    return {
        "scope": id,
        **case_name(id, case),
        "place": plain(place.name if nation in place.name else f"{place.name}, {nation}"),
        "kind_of_place": f"{setting}, {scale.lower()}",
        "years": _years(case),
        "not_real": _NOT_REAL.get(case.kind),
        "disputes": [_disputed(dispute) for dispute in case.disputed],
        "summary": plain(case.summary),
    }


def _disputed(dispute: Dispute) -> str:
    by = f" by {dispute.by}" if dispute.by else ""
    return plain(f"Disputed since {dated(dispute.on)}{by}, and not settled. {dispute.what}")


def event_told(event: Event) -> Branch:
    """Return something that happened, with its date as it is said."""
    return {"when": dated(event.when), "text": plain(event.text), "citation": citation(event.source)}


def findings_of(box: Box, id: str) -> list[Said]:
    """Return what one case says of a page, what speaks against it first."""
    return [entry for entry in (*box.against, *box.supporting, *box.unclear) if entry.case_id == id]


def ending(printing: Printing, id: str, case: Case) -> Branch:
    """Return what every telling ends with: what did not work, and whose account is missing."""
    return {
        "met": [met(printing.library, Met(id, case, entry)) for entry in case.pitfalls],
        "did_not_work": tree(case.did_not_work or ""),
        "not_told": next((plain(gap.because) for gap in case.not_known if gap.field == "did_not_work"), None),
        "missing_voices": plain(case.missing_voices),
    }


def _years(case: Case) -> str:
    if case.ended:
        return f"{case.started}–{case.ended}" if case.started else f"ended {case.ended}"
    began = f"since {case.started}" if case.status == "active" else f"began {case.started}"
    return began if case.started else "dates not known"
