"""Typst: a document as JSON → a tagged PDF. The only file that knows Typst."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import typst

from fingerpost.engine.glyphs import showable
from fingerpost.engine.qr import qr_code
from fingerpost.problems import ToolingError

_PACKAGE = Path(__file__).parent.parent
TEMPLATES = _PACKAGE / "templates" / "print"
FONTS = _PACKAGE / "theme" / "fonts-print"
_PAGE = re.compile(rb"/Type\s*/Page\b")
_LONG = re.compile(r"\S{36}")
"""What no word of ours is as long as."""
_LAST = re.compile(r" (\S{1,9})$")
"""A short word at the end of a paragraph: it would look lost on a line of its own."""


def compile_pdf(template: str, document: dict[str, Any], *, day: str) -> bytes:
    """Return what a template makes of a document, as PDF/UA-1: tagged, and the same bytes for the same input.

    template: the name of a file in templates/print, without its ending.
    day:      the date that the file bears, as 2026-11-22, in place of the clock's.

    Raises ToolingError with Typst's own words, and with its warnings too, so that no flawed sheet is published.
    """
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            input=str(TEMPLATES / f"{template}.typ"),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={
                "document": _json(_settled(showable(document, FONTS))),
                "pictures": _json(_qr_codes(document)),
            },
            timestamp=int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise _fault(template, document, error.message, error.hints) from error
    for warning in warnings:
        raise _fault(template, document, warning.message, warning.hints)
    if not isinstance(pdf, bytes):
        raise _fault(template, document, "it gave no document", [])
    return pdf


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _settled(value: Any) -> Any:
    """Return a document whose lines break well: anywhere in a long address, and never before one short last word."""
    if isinstance(value, list):
        return [_settled(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    told: dict[str, Any] = {
        name: _LONG.sub("\\g<0>\u200b", entry) if name == "text" and isinstance(entry, str) else _settled(entry)
        for name, entry in value.items()
    }
    if told.get("type") == "paragraph":
        ends = [node for node in told["children"] if node["type"] != "citation"][-1:]
        for node in ends:
            if node["type"] == "text":
                node["text"] = _LAST.sub("\u00a0\\1", node["text"])
    return told


def _qr_codes(value: Any) -> dict[str, str]:
    """Return the picture of each address that a document holds as "qr"."""
    if isinstance(value, list):
        return {url: picture for entry in value for url, picture in _qr_codes(entry).items()}
    if not isinstance(value, dict):
        return {}
    own = {value["qr"]: qr_code(value["qr"])} if value.get("qr") else {}
    return own | _qr_codes(list(value.values()))


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF of ours has."""
    return len(_PAGE.findall(pdf))


def version() -> str:
    """Return what, besides a document and the templates, decides the bytes of a PDF."""
    return f"typst {metadata.version('typst')}, segno {metadata.version('segno')}"


def _compiler() -> typst.Compiler:
    """Return a compiler of one's own: one compiles one document at a time, and several may be made at once."""
    return typst.Compiler(root=str(TEMPLATES), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _fault(template: str, document: dict[str, Any], message: str, hints: list[str]) -> ToolingError:
    words = "; ".join(" ".join(line.split()) for line in (message, *hints))
    return ToolingError(
        f"Typst could not make '{document.get('title', '?')}' with templates/print/{template}.typ: {words}"
    )
