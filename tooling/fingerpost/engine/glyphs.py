"""Which characters our print fonts can show, read from the fonts themselves."""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_MISSING = "□"
"""Printed for characters that no font has: a PDF/UA file may not hold a character without a shape."""


def showable(value: Any, fonts: Path) -> Any:
    """Return JSON with each run of characters that none of the fonts in a folder can show replaced by one sign."""
    if isinstance(value, str):
        return _unshowable(fonts).sub(_MISSING, value)
    if isinstance(value, dict):
        return {name: showable(entry, fonts) for name, entry in value.items()}
    return [showable(entry, fonts) for entry in value] if isinstance(value, list) else value


@cache
def _unshowable(fonts: Path) -> re.Pattern[str]:
    known = {code for font in fonts.glob("*.ttf") for code in _characters(font.read_bytes())}
    known |= set(map(ord, "\n\t\u00ad\u200b"))  # they have no shape: they say where text breaks
    return re.compile(f"[^{''.join(re.escape(chr(code)) for code in sorted(known))}]+")


def _characters(font: bytes) -> Iterator[int]:
    """Yield the code points of a font's character map (OpenType's "cmap", formats 4 and 12)."""
    records = range(12, 12 + 16 * _short(font, 4), 16)
    cmap = next(_long(font, at + 8) for at in records if font[at : at + 4] == b"cmap")
    for table in (cmap + _long(font, cmap + 8 + 8 * index) for index in range(_short(font, cmap + 2))):
        if _short(font, table) == 12:
            for group in range(table + 16, table + 16 + 12 * _long(font, table + 12), 12):
                yield from range(_long(font, group), _long(font, group + 4) + 1)
        elif _short(font, table) == 4:
            twice = _short(font, table + 6)
            for segment in range(0, twice, 2):
                first, last = _short(font, table + 16 + twice + segment), _short(font, table + 14 + segment)
                yield from range(first, min(last, 0xFFFE) + 1)


def _long(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", font, at)[0])


def _short(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
