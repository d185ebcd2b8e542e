"""What is printed on every build."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fingerpost.model import KINDS
from fingerpost.render.sheets.book import JOB_PACK, book, glossary, job_pack
from fingerpost.render.sheets.cards import DECKS, deck
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.guide import guide
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.tree import Branch
from fingerpost.render.sheets.worksheets import has_worksheet

GUIDES, WHOLE, ROOM = "Phase guides", "The whole playbook", "For the room"
PLAIN, LARGE = "A4", "Large print"
BOOK = "print/playbook.pdf"


@dataclass(frozen=True, slots=True)
class Printed:
    """Something that can be had in print."""

    uri: str
    """Its file, from the site's root."""
    group: str
    title: str
    form: str
    template: str
    document: Branch
    minutes: int = 0
    """How long its exercises take, where it holds any."""


def shelf(printing: Printing) -> Iterator[Printed]:
    """Yield everything that is printed on every build, in the order in which it is listed."""
    for printed in _on_shelf(printing):
        document = printed.document
        if "sheet" in document:  # so that a cover's code asks for all that is in it; no other pack is known to its page
            document = document | {"edition": printing.edition.imprint(document["address"], document["sheet"])}
        yield replace(printed, document=document)


def _on_shelf(printing: Printing) -> Iterator[Printed]:
    for page in printing.library.of_kind("phase"):
        document = guide(printing, page)
        minutes = sum(map(_minutes, document["chapters"]))
        for form, name in ((PLAIN, page.id), (LARGE, f"{page.id}-large-print")):
            twin = document | {"large": form == LARGE}
            yield Printed(f"print/phases/{name}.pdf", GUIDES, document["title"], form, "sheets", twin, minutes)
    yield Printed(BOOK, WHOLE, "The playbook as a book", PLAIN, "sheets", book(printing))
    if printing.library.terms:
        yield Printed("print/glossary.pdf", WHOLE, "The glossary", PLAIN, "sheets", glossary(printing))
    if JOB_PACK in printing.library.pages:
        document = job_pack(printing, printing.library.pages[JOB_PACK])
        yield Printed("print/job-pack.pdf", ROOM, "The job pack", PLAIN, "sheets", document)
    sheets = [Choice("worksheet", page.id) for page in printing.library.of_kind("exercise") if has_worksheet(page)]
    if sheets:
        yield Printed("print/worksheets.pdf", ROOM, "Worksheets", PLAIN, "sheets", pack(printing, sheets))
    yield from _decks(printing)


def _decks(printing: Printing) -> Iterator[Printed]:
    for kind in DECKS:
        if cards := deck(printing, kind):
            plural = KINDS[kind].plural if kind in KINDS else "Words"
            document: Branch = {
                "title": f"Cards: {plural.lower()}",
                "edition": printing.edition.imprint("print/"),
                "cards": cards,
            }
            uri = f"print/cards/{plural.lower().replace(' ', '-')}.pdf"
            yield Printed(uri, ROOM, document["title"], "A6 on A4", "cards", document)


def _minutes(chapter: Branch) -> int:
    return sum(piece["minutes"] for piece in chapter["pieces"]) if chapter["type"] == "exercises" else 0
