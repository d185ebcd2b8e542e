"""A bound document → an EPUB for e-readers and screen readers: a zip of XHTML, the same bytes for the same input."""

import io
import re
import zipfile
from uuid import NAMESPACE_URL, uuid5

from fingerpost.render.sheets.tree import Branch
from fingerpost.render.templates import template

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, so that nothing of the clock is in it."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def epub(document: Branch) -> bytes:
    """Return a document as EPUB 3: a file for each chapter, a navigation document, and the sources that they cite."""
    chapters = [(f"chapter-{number}.xhtml", chapter) for number, chapter in enumerate(document["chapters"], 1)]
    files = {
        piece["address"]: f"{name}#{anchor(piece['address'])}"
        for name, chapter in chapters
        for piece in (chapter, *chapter.get("pieces", ()))
        if "address" in piece
    }
    identifier = f"urn:uuid:{uuid5(NAMESPACE_URL, document['edition']['url'] or document['edition']['name'])}"
    texts = {
        "META-INF/container.xml": _filled("container.xml"),
        "book/package.opf": _filled("package.opf.xml", **document | {"chapters": chapters, "identifier": identifier}),
        "book/nav.xhtml": _filled("nav.xhtml", title=document["title"], chapters=chapters),
        "book/book.css": _filled("book.css"),
        **{f"book/{name}": _filled("chapter.xhtml", chapter=chapter, files=files) for name, chapter in chapters},
        "book/sources.xhtml": _filled("sources.xhtml", sources=document["sources"], edition=document["edition"]),
    }
    return _zipped(texts)


def anchor(address: str) -> str:
    """Return an address as an id inside a file."""
    return "p-" + re.sub(r"[^a-z0-9]+", "-", address.casefold()).strip("-")


def _filled(name: str, **values: object) -> str:
    return _NOT_IN_XML.sub("", template(f"epub/{name}").render(anchor=anchor, **values)).lstrip()


def _zipped(texts: dict[str, str]) -> bytes:
    """Return a zip whose first file names its type, uncompressed, as the standard asks."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _LONG_AGO), "application/epub+zip")
        for name, text in texts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return file.getvalue()
