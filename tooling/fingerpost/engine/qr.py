"""Segno: addresses → QR codes as SVG. The only file that knows it."""

import io
from functools import cache

import segno

_LONG = 90
"""Characters: a longer address gives up some of its proof against smudges, so that its squares stay large enough."""
_MASK = 2
"""The pattern laid over every code. Readers read any; to look for the best of the eight takes four times as long."""


@cache
def qr_code(url: str) -> str:
    """Return a QR code that still reads when a seventh of it is smudged; a long address's, when a fourteenth is."""
    picture = io.BytesIO()
    code = segno.make(url, error="m" if len(url) < _LONG else "l", mask=_MASK, micro=False, boost_error=False)
    code.save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode("utf-8")
