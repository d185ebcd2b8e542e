"""Which characters our print fonts can show, read from the fonts themselves."""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_MISSING = "□"
"""Printed for characters that no font has. Printers call it tofu; a PDF/UA file may not hold a character without a shape."""


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
    """Yield the code points of a font's character map, as the OpenType specification lays it out ("cmap", formats 4 and 12)."""
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * _short(font, 4), 16)}
    cmap = tables[b"cmap"]
    offsets = [cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * index)[0] for index in range(_short(font, cmap + 2))]
    for table in offsets:
        if _short(font, table) == 12:
            for group in range(struct.unpack_from(">I", font, table + 12)[0]):
                first, last = struct.unpack_from(">II", font, table + 16 + 12 * group)
                yield from range(first, last + 1)
        elif _short(font, table) == 4:
            twice = _short(font, table + 6)
            for segment in range(0, twice, 2):
                first, last = _short(font, table + 16 + twice + segment), _short(font, table + 14 + segment)
                yield from range(first, min(last, 0xFFFE) + 1)


def _short(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
