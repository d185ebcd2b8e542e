"""Everything printed, put into the staging folder; each is kept by the content that it was made from."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from fingerpost.cache import cached_folder, digest, digest_of_folder
from fingerpost.engine import pdf
from fingerpost.publish import Staging
from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.epub import epub
from fingerpost.render.sheets.naming import STANDING, standing
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.parcels import case_parcel, parcels
from fingerpost.render.sheets.shelf import BOOK, Printed, shelf
from fingerpost.render.site import OnShelf, Site
from fingerpost.workers import HERE, Files, Workers

_KEPT = 128
"""How many printed files stay in the cache: those of a few editions."""
_LISTED = "prints.json"
"""The file in the cache that lists what was printed last."""


def keep_prints(cache: Path, staged: Staging) -> tuple[OnShelf, ...]:
    """Take over all that is printed from the site that stands; return what there is, () where not all of it stands."""
    try:
        listed = tuple(OnShelf(**entry) for entry in json.loads((cache / _LISTED).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return ()
    return listed if staged.keep([STANDING, *(entry.uri for entry in listed)]) else ()


def write_prints(site: Site, cache: Path, staged: Staging) -> tuple[OnShelf, ...]:
    """Write everything that is printed on every build; return what there is, for those who look for it."""
    made_from = digest((pdf.version(), digest_of_folder(pdf.TEMPLATES), digest_of_folder(pdf.FONTS)))

    def made(printed: Printed) -> bytes:
        content = json.dumps(printed.document, ensure_ascii=False)
        name = digest((made_from, printed.template, site.library.today, content))

        def make(folder: Path) -> None:
            content = pdf.compile_pdf(printed.template, printed.document, day=site.library.today)
            (folder / "print.pdf").write_bytes(content)

        return (cached_folder(cache / "prints", name, make, keep=_KEPT) / "print.pdf").read_bytes()

    everything = list(shelf(printing(site)))
    longest_first = sorted(everything, key=lambda printed: len(printed.document.get("chapters", ())), reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        file_by_uri = dict(
            zip((printed.uri for printed in longest_first), workers.map(made, longest_first), strict=True)
        )
    staged.put(STANDING, standing(printed.document for printed in everything))
    files = [file_by_uri[printed.uri] for printed in everything]
    for printed, file in zip(everything, files, strict=True):
        staged.put(printed.uri, file)
    listed = []
    for printed, file in zip(everything, files, strict=True):
        listed.append(_on_shelf(printed, file))
        if printed.uri == BOOK:
            listed.append(_epub(printed, staged))
    (cache / _LISTED).write_text(json.dumps([asdict(entry) for entry in listed]), encoding="utf-8")
    return tuple(listed)


def _epub(printed: Printed, staged: Staging) -> OnShelf:
    """Write the book for e-readers too."""
    file = epub(printed.document)
    uri = BOOK.replace(".pdf", ".epub")
    staged.put(uri, file)
    return OnShelf(uri, printed.group, printed.title, "EPUB, for e-readers and screen readers", 0, 0, len(file))


def _on_shelf(printed: Printed, file: bytes) -> OnShelf:
    pages = pdf.page_count(file)
    return OnShelf(printed.uri, printed.group, printed.title, printed.form, pages, printed.minutes, len(file))


def printing(site: Site, *, facilitator: bool = False, large: bool = False) -> Printing:
    """Return what everything printed of a site is made from."""
    edition = Edition(site.settings.name, site.library.today, site.settings.url, site.settings.licence)
    return Printing(site.library, site.links, site.boxes, edition, facilitator=facilitator, large=large)


def printed_pack(printing: Printing, choices: Sequence[Choice]) -> bytes:
    """Return what was chosen as a PDF."""
    return pdf.compile_pdf("sheets", pack(printing, choices), day=printing.library.today)


def write_parcels(site: Site, staged: Staging, workers: Workers = HERE) -> None:
    """Write what the pack builder binds."""
    press = printing(site)
    ids = [id for id, _ in site.library.standing()]
    for _ in workers.spread_written(partial(_write_some_parcels, press), ids, staged):
        pass  # it gives nothing but its files
    for uri, text in parcels(press):
        staged.put(uri, text)


def _write_some_parcels(press: Printing, ids: Sequence[str], files: Files) -> list[None]:
    for id in ids:
        files.put(*case_parcel(press, id))
    return []
