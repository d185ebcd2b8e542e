"""The pack builder's page: what can be chosen, for the browser to bind."""

import json
from collections.abc import Iterator
from typing import Any

from fingerpost.render.dates import dated
from fingerpost.render.form.questions import questions
from fingerpost.render.sheets.pack import NUMBERS, PLURALS, kind_of
from fingerpost.render.sheets.parcels import FOLDER, LED
from fingerpost.render.sheets.worksheets import has_worksheet
from fingerpost.render.site import Site, rendered

MOST_CHOSEN = 60
"""Things in one pack that a browser binds: more would be a book, which is there ready made."""

_BY_NAME = ("case", "stages")
"""What is not listed on the page, for it may be many: a name is asked for."""


def pack_tool(site: Site, root: str) -> str:
    """Return the page's tool; cases are offered from the file that other tools know them by."""
    kinds = [(kind, kind_of(kind, 1), PLURALS[kind], dict(_offered(site, kind))) for kind in PLURALS]
    return rendered(
        "slots/pack.html",
        site,
        root,
        kinds=[entry for entry in kinds if entry[0] in _BY_NAME or entry[3]],
        numbers=NUMBERS,
        places=site.places_file[0],
        pieces=FOLDER,
        led=LED,
        most=MOST_CHOSEN,
        edition=dated(site.library.today),
        aspects=_aspects(),
    )


def _aspects() -> str:
    """Return what a case's context can tell of, each in the form's words: what is typed can be saved as one."""
    groups: Any = questions()["groups"]
    return json.dumps(groups["Context"]["fields"]["aspect"]["choices"], ensure_ascii=False)


def _offered(site: Site, kind: str) -> Iterator[tuple[str, str]]:
    """Yield id and title of each thing of a kind, but of cases, which may be many, none."""
    if kind == "term":
        yield from sorted(((id, term.title) for id, term in site.library.terms.items()), key=lambda pair: pair[1])
    elif kind == "worksheet":
        exercises = site.library.of_kind("exercise")
        yield from ((page.id, page.record.title) for page in exercises if has_worksheet(page))
    elif kind not in _BY_NAME:
        yield from ((page.id, page.record.title) for page in site.library.of_kind(kind))
