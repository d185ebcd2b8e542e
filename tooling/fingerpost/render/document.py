"""A page as a document to write in, with room under each numbered line: Office Open XML, for any word processor."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fingerpost.model import PlaybookPage
from fingerpost.render.sheets.tree import Branch, tree
from fingerpost.render.site import Site
from fingerpost.render.templates import template

SLOT = "<!-- fingerpost: document -->"
"""Stands on a page that can be had as such a document, before its first heading, which is not part of it."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, so that nothing of the clock is in it."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BULLET = 1
"""The number of all lists with dots; each list with numbers has one of its own, from 2."""
_FILES = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/numbering.xml": "numbering.xml",
    "word/styles.xml": "styles.xml",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    style: str
    runs: tuple[Run, ...] = ()
    number: int = 0
    """Of the list that it is an entry of; 0 for none."""
    on_new_sheet: bool = False


def documents(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield address and bytes of the document of each page that asks for one."""
    for page in site.library.pages.values():
        if any(SLOT in part.text for part in page.parts):
            yield document_address(page), document(site, page)


def document_address(page: PlaybookPage) -> str:
    """Return where a page's document lies: beside the page, under the last part of its address."""
    return f"{page.address}{page.id.rpartition('/')[2]}.docx"


def document(site: Site, page: PlaybookPage) -> bytes:
    """Return the document."""
    blocks = list(_blocks(site, page))
    numbers = sorted({block.number for block in blocks if block.number > _BULLET})
    values = {"title": page.record.title, "name": site.settings.name, "blocks": blocks, "numbers": numbers}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, source in _FILES.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            text = template(f"document/{source}").render(**values)
            archive.writestr(info, _NOT_IN_XML.sub("", text).lstrip())
    return file.getvalue()


def _blocks(site: Site, page: PlaybookPage) -> Iterator[Block]:
    yield Block("Title", (Run(page.record.title),))
    yield Block("Subtitle", (Run(page.record.summary),))
    number = _BULLET
    for place, part in enumerate(part for part in page.parts if part.heading):
        yield Block("Heading1", (Run(part.heading),), on_new_sheet=place > 0)
        for node in tree(part.text, page.path):
            number += node.get("ordered", False)
            yield from _block(node, number)
    whence = " ".join(filter(None, (site.settings.name, site.settings.url and f"{site.settings.url}{page.address}")))
    yield Block("Subtitle", (Run(f"From {whence}. {site.settings.licence or ''}".strip()),))


def _block(node: Branch, number: int) -> Iterator[Block]:
    """Yield the paragraphs of a heading, a text, or a list; under each numbered entry one to write in."""
    if node["type"] == "list":
        ordered = node["ordered"]
        for item in node["children"]:
            runs = tuple(run for child in item["children"] for run in _runs(child))
            yield Block("ListNumber" if ordered else "ListBullet", runs, number if ordered else _BULLET)
            if ordered:
                yield Block("Answer")
    elif "children" in node:
        yield Block("Heading2" if node["type"] == "heading" else "Normal", tuple(_runs(node)))


def _runs(node: Branch) -> Iterator[Run]:
    if "text" in node:
        yield Run(node["text"])
    for child in node.get("children", ()):
        for run in _runs(child):
            yield replace(
                run, bold=run.bold or child["type"] == "strong", slanted=run.slanted or child["type"] == "emphasis"
            )
