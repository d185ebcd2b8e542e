"""Printed guides, put into the staging folder; each is kept by the content that it was made from."""

import json
from collections.abc import Sequence
from pathlib import Path

from fingerpost.cache import cached_folder, digest, digest_of_folder
from fingerpost.engine import pdf
from fingerpost.publish import Staging
from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.guide import guide
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.site import Site

_GUIDES_KEPT = 64


def write_guides(site: Site, cache: Path, staged: Staging) -> int:
    """Write each phase's guide as a PDF; return how many."""
    made_from = digest((pdf.version(), digest_of_folder(pdf.TEMPLATES), digest_of_folder(pdf.FONTS)))
    count = 0
    for id, document in guides(site).items():
        name = digest((made_from, site.library.today, json.dumps(document, ensure_ascii=False)))

        def make(folder: Path, document: dict[str, object] = document) -> None:
            (folder / "guide.pdf").write_bytes(pdf.compile_pdf("sheets", document, day=site.library.today))

        folder = cached_folder(cache / "guides", name, make, keep=_GUIDES_KEPT)
        staged.put(f"print/phases/{id}.pdf", (folder / "guide.pdf").read_bytes())
        count += 1
    return count


def guides(site: Site) -> dict[str, dict[str, object]]:
    """Return what each phase's guide prints, by the phase's id."""
    return {page.id: guide(printing(site), page) for page in site.library.of_kind("phase")}


def printing(site: Site, *, facilitator: bool = False, large: bool = False) -> Printing:
    """Return what everything printed of a site is made from."""
    edition = Edition(site.settings.name, site.library.today, site.settings.url, site.settings.licence)
    return Printing(site.library, site.links, site.boxes, edition, facilitator=facilitator, large=large)


def printed_pack(printing: Printing, choices: Sequence[Choice]) -> bytes:
    """Return what was chosen as a PDF."""
    return pdf.compile_pdf("sheets", pack(printing, choices), day=printing.library.today)
