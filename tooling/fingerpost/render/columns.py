"""The case library as its page's script reads it: one file of columns to choose by, and the cards in small files.

The script fetches the columns when a reader first chooses, and then only the cards that it shows. Both grow with the
number of cases and with nothing else. Each file is named by what it holds, so that a browser may keep it for ever.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from fingerpost.model import Case, Library
from fingerpost.render.dates import span
from fingerpost.render.facets import FACETS, Catalogue
from fingerpost.render.templates import ENGLISH

IN_ONE_FILE = 50
"""Cards in a file: some four kilobytes on the way."""


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """What the page of all cases fetches."""

    columns: str
    """The address of the file to choose by, from the site's root."""
    files: dict[str, str]
    """Address → text of every file."""


def case_files(library: Library, catalogue: Catalogue) -> CaseFiles:
    """Return the columns, which name the files of cards, and these files."""
    cards = [_card(library, id, case) for id, case in catalogue.cases]
    parts = [_file("cards", cards[first : first + IN_ONE_FILE]) for first in range(0, len(cards), IN_ONE_FILE)]
    columns = {
        "count": len(cards),
        "today": library.year,
        "begun": [case.started for _, case in catalogue.cases],
        "newest": [newest_evidence(case) for _, case in catalogue.cases],
        "facets": {facet.id: dict(_bits(catalogue, facet.id)) for facet in FACETS},
        "cards": [address for address, _ in parts],
        "in_one_file": IN_ONE_FILE,
    }
    address, text = _file("columns", columns)
    return CaseFiles(address, {address: text, **dict(parts)})


def newest_evidence(case: Case) -> int | None:
    """Return the year in which something was last found out about a case, None where no year is given."""
    return max((proof.year for proof in case.evidence if proof.year), default=None)


def _bits(catalogue: Catalogue, facet: str) -> Iterator[tuple[str, str]]:
    """Yield each value of a facet with a bit for each case, in base 64: the first in the lowest bit."""
    for (of, value), places in sorted(catalogue.places.items()):
        if of == facet:
            bits = bytearray(-(-len(catalogue.cases) // 8))
            for place in places:
                bits[place >> 3] |= 1 << (place & 7)
            yield value, b64encode(bits).decode()


def _card(library: Library, id: str, case: Case) -> list[object]:
    """Return what is shown of a case, in the order that the script knows."""
    place, codes = case.place, library.vocabulary
    return [
        id,
        case.title,
        case.summary,
        place.name,
        codes.nations[place.nation].title,
        codes.scales[place.scale].title,
        span(case),
        case.kind,
        case.status,
        case.ended,
        "" if case.language == ENGLISH else case.language,
    ]


def _file(name: str, content: object) -> tuple[str, str]:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"search/{name}-{sha256(text.encode()).hexdigest()[:12]}.json", text
