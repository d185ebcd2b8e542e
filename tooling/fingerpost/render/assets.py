"""What pages are dressed in: the theme's scripts, styles and icons, published in a folder named after what is in it."""

from functools import cache
from hashlib import sha256
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "theme" / "assets" / "fingerpost"
PLAIN = "assets/fingerpost"
"""The address that the folder has before it is named."""
_HASH_DIGITS = 12


@cache
def assets() -> str:
    """Return the folder's address. A file in it never changes: where one does, the whole folder has another name."""
    hashed = sha256()
    for path in sorted(path for path in SOURCE.rglob("*") if path.is_file()):
        hashed.update(f"{path.relative_to(SOURCE).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"{PLAIN}-{hashed.hexdigest()[:_HASH_DIGITS]}"
