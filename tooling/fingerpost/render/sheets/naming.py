"""What a printed sheet says → a short name for it, by which its page can tell whether it still stands."""

import json
from collections.abc import Iterable
from hashlib import sha256

from fingerpost.model import Library
from fingerpost.render.sheets.numbering import numbered
from fingerpost.render.sheets.tree import Branch

STANDING = "print/editions.json"
"""The file that says of each page which sheets that are made from it stand."""
_DIGITS = 6
"""As many as the script reads: a page has a few sheets, so that a changed one hardly ever gets the name of another."""
_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def alone(piece: Branch, library: Library) -> str:
    """Return a piece by itself as JSON; its citations are numbers in its own list of sources."""
    (told,), sources = numbered([piece], library)
    return f"{_WRITTEN.encode(told | {'sources': sources})}\n"


def name_of(text: str) -> str:
    """Return the name of a sheet that says a text; the script makes the same of a file."""
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def name_of_all(*told: object) -> str:
    """Return the name of a sheet that says several things, each as JSON can hold it."""
    return name_of(_WRITTEN.encode(told))


def standing(documents: Iterable[Branch]) -> str:
    """Return the names of all sheets of some documents by the address of the page that each was made from, as JSON."""
    found: dict[str, set[str]] = {}
    for document in documents:
        chapters = document.get("chapters", ())
        pieces = (piece for chapter in chapters for piece in (chapter, *chapter.get("pieces", ())))
        for sheet in (document, *pieces, *document.get("cards", ())):
            if "sheet" in sheet:
                page = sheet["address"].partition("#")[0].partition("?")[0]
                found.setdefault(page, set()).add(sheet["sheet"])
    return f"{_WRITTEN.encode({page: sorted(names) for page, names in sorted(found.items())})}\n"
