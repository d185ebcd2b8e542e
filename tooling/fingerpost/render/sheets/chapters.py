"""The chapters that guides and packs are bound from, each as plain JSON in the order in which it is printed."""

from collections.abc import Iterable

from fingerpost.model import Part, PlaybookPage, address
from fingerpost.render.sheets.cases import case_whole
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.naming import alone, name_of, name_of_all
from fingerpost.render.sheets.numbering import numbered
from fingerpost.render.sheets.pieces import crosswalk, evidence, evidence_in_brief, exercise, pitfall, term
from fingerpost.render.sheets.tree import Branch, language_of, plain, tree


def phase_chapter(printing: Printing, page: PlaybookPage) -> Branch:
    """Return a phase with every part of its page."""
    return {
        "type": "phase",
        "title": plain(page.record.title),
        "address": page.address,
        **language_of(page.record),
        "people_say": [plain(words) for words in page.record.people_say],
        "parts": parts(printing, page),
        "ways": ways(printing, page),
    }


def exercises_chapter(printing: Printing, pages: Iterable[PlaybookPage]) -> Branch:
    """Return exercises as sheets, with what their facilitator alone should read only in a facilitator's printing."""
    pieces = [exercise(page, facilitator=printing.facilitator) for page in pages]
    return {"type": "exercises", "title": "Exercise sheets", "pieces": pieces}


def pitfalls_chapter(printing: Printing, pages: Iterable[PlaybookPage]) -> Branch:
    """Return pitfalls with their signs and their ways out."""
    pieces = [pitfall(printing.library, page, printing.boxes.get(page.ref)) for page in pages]
    return {"type": "pitfalls", "title": "Pitfalls and ways out", "pieces": pieces}


def terms_chapter(printing: Printing, ids: Iterable[str]) -> Branch:
    """Return terms with their definitions."""
    return {"type": "terms", "title": "Words used here", "pieces": [term(printing.library, id) for id in ids]}


def terms_of(printing: Printing, pages: Iterable[PlaybookPage]) -> list[str]:
    """Return the ids of the terms that any of the pages uses, by title."""
    nodes = {(page.kind.id, page.id) for page in pages}
    used = [id for id, uses in printing.links.uses_of_term.items() if nodes & set(uses)]
    return sorted(used, key=lambda id: printing.library.terms[id].title.casefold())


def bound(printing: Printing, front: Branch, chapters: list[Branch]) -> Branch:
    """Return a document: what stands on its front and its chapters that hold something, with their sources.

    front: the title, the kind of document, a summary and the address of the page that it is made from.
    """
    held = [chapter for chapter in chapters if chapter.get("pieces", True)]
    chapters, sources = numbered(held, printing.library)
    whole = name_of_all(front, chapters, sources)
    pieces = _pieces(chapters)
    for piece, told in zip(pieces, _pieces(held), strict=True):
        if "address" in piece:
            piece["sheet"] = name_of(alone(_whole_of(printing, told), printing.library))
            piece["qr"] = printing.edition.leads_to(piece["address"], piece["sheet"])
    return {
        **front,
        "sheet": whole,
        "edition": printing.edition.imprint(front["address"]),
        "facilitator": printing.facilitator,
        "large": printing.large,
        "chapters": chapters,
        "held": [piece["address"] for piece in pieces if "address" in piece],
        "sources": sources,
    }


def _pieces(chapters: list[Branch]) -> list[Branch]:
    return [piece for chapter in chapters for piece in (chapter, *chapter.get("pieces", ()))]


def _whole_of(printing: Printing, piece: Branch) -> Branch:
    """Return by what a piece is named: itself; of a case in stages, which no list holds, the whole case."""
    return case_whole(printing, piece["scope"]) if "stages" in piece else piece


def ways(printing: Printing, page: PlaybookPage) -> list[Branch]:
    """Return where a phase leads: on to phases that come later in the pages' order, back to those before."""
    phases = {other.id: other.record for other in printing.library.of_kind("phase")}
    return [
        {
            "title": plain(phases[way.phase].title),
            "onward": (phases[way.phase].order or 0) > (page.record.order or 0),
            "when": plain(way.when),
            "address": address("phase", way.phase),
            **language_of(phases[way.phase]),
        }
        for way in page.record.leads_to
        if way.phase in phases
    ]


def parts(printing: Printing, page: PlaybookPage) -> list[Branch]:
    """Return the parts of a page. A heading that all pages of its kind have is ours, whatever their language."""
    return [
        {
            "heading": plain(part.heading),
            **({} if part.heading in page.kind.parts else language_of(page.record)),
            "blocks": filled(printing, page, part),
        }
        for part in page.parts
    ]


def filled(printing: Printing, page: PlaybookPage, part: Part) -> list[Branch]:
    """Return a part's blocks, with what the library knows in place of its slots. Slots for the screen alone stay."""
    return [_in_slot(printing, page, block) for block in tree(part.text, page.path)]


def _in_slot(printing: Printing, page: PlaybookPage, block: Branch) -> Branch:
    if block.get("name") == "evidence":
        box = printing.box(page)
        return evidence_in_brief(box) if printing.brief else evidence(printing.library, box)
    return crosswalk(page) if block.get("name") == "crosswalk" else block
