"""A commented case file, ready to fill in, with the library's own choices beside each field."""

import json
import re
from collections.abc import Iterable

from fingerpost.model import Library
from fingerpost.render.templates import template


def new_case_id(title: str) -> str:
    """Return the id that a title makes: small letters, digits and single dashes; "" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:80]


def new_case(library: Library, title: str) -> str:
    """Return the text of the file."""
    vocabulary = library.vocabulary

    def listed(codes: Iterable[str]) -> str:
        return " · ".join(codes)

    def pages(kind: str) -> list[str]:
        return [page.id for page in library.of_kind(kind)] or ["none-yet"]

    return template("new_case.yml").render(
        title=json.dumps(title, ensure_ascii=False),
        path=f"case_studies/{new_case_id(title)}.yml",
        today=library.today,
        review_by=f"{library.year + 3}{library.today[4:]}".replace("-02-29", "-02-28"),
        year=library.year,
        nations=listed(vocabulary.nations),
        regions=listed(vocabulary.regions),
        region=next(iter(vocabulary.regions), "none"),
        scales=listed(vocabulary.scales),
        settings=listed(vocabulary.settings),
        ways_in=listed(vocabulary.ways_in),
        subjects=listed(vocabulary.subjects),
        designs=listed(vocabulary.evidence_designs),
        themes=listed(pages("theme")),
        theme=pages("theme")[0],
        phases=listed(pages("phase")),
        phase=pages("phase")[0],
        pitfall=pages("pitfall")[0],
    )
