"""A phase's guide says what its page says, with cases chosen by the rule that it prints."""

from fingerpost.model import Library
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.guide_cases import MOST, chosen
from fingerpost.render.sheets.tree import plain
from tests.prints.reading import Branch, branches, chapter


def test_sources_are_numbered_in_the_order_of_reading(documents: dict[str, Branch]) -> None:
    """Numbers begin at 1, miss none out, and first stand in the order of the list."""
    for document in documents.values():
        pairs = ((mark["number"], mark["via"]) for found in branches(document, "citation") for mark in found["marks"])
        first_used = list(dict.fromkeys(number for pair in pairs for number in pair if number))

        assert first_used == [source["number"] for source in document["sources"]]
        assert first_used == list(range(1, len(first_used) + 1))


def test_cases_are_chosen_by_the_printed_rule(printing: Printing, library: Library) -> None:
    """At most four real cases, none twice, and where any of them went badly here, one that did."""
    for page in library.of_kind("phase"):
        box = printing.box(page)
        ids = chosen(library, box, page)

        assert len(ids) == len(set(ids)) == min(MOST, len(box.places))
        assert {library.cases[id].kind for id in ids} <= {"real"}
        stuck = {id for id in box.places for met in library.cases[id].pitfalls if met.outcome == "did-not"}
        stuck |= {said.case_id for said in box.against}
        assert not stuck or stuck & set(ids), page.id


def test_guides_hold_every_word_of_the_phase(library: Library, documents: dict[str, Branch]) -> None:
    """Every part of the page is in its guide, in the page's order."""
    for id, document in documents.items():
        page = library.pages[f"phase-{id}"]

        parts = chapter(document, "phase")["parts"]
        assert [part["heading"] for part in parts] == [plain(part.heading) for part in page.parts]
        assert not list(branches(parts, "slot"))
