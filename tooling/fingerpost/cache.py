"""Work that was done before, by the content that it was made from. A damaged entry is a miss."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fingerpost.forks import runs
from fingerpost.problems import ToolingError

KEPT = 4
"""How many entries of a kind stay, unless said otherwise."""
_WHOLE = ".complete"
"""The file in each entry that names what else is in it."""


def digest(pieces: Iterable[str | bytes]) -> str:
    """Return a name for a sequence of pieces that no other sequence has."""
    hashed = hashlib.sha256()
    for piece in pieces:
        raw = piece.encode() if isinstance(piece, str) else piece
        hashed.update(len(raw).to_bytes(8, "big"))
        hashed.update(raw)
    return hashed.hexdigest()[:32]


def digest_of_folder(folder: Path) -> str:
    """Return a name for everything in a folder: names and bytes, never dates."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    named = [path for path in files if path != folder / _WHOLE]
    return digest(piece for path in named for piece in (path.relative_to(folder).as_posix(), path.read_bytes()))


def cached_folder(cache: Path, name: str, make: Callable[[Path], None], *, keep: int = KEPT) -> Path:
    """Return the folder that was made under a name, making it where it is not there whole.

    keep: how many of the newest entries beside it stay.

    Raises ToolingError where it can be neither found nor written.
    """
    folder = cache / name
    forget_unfinished(cache)
    if _is_whole(folder):
        with suppress(OSError):  # it may be read and not written to
            os.utime(folder)
        return folder
    partial = cache / f"{name}.partial-{os.getpid()}"
    try:
        _remove(partial)
        partial.mkdir(parents=True)
        make(partial)
        (partial / _WHOLE).write_text(digest_of_folder(partial), encoding="utf-8")
        if not _is_whole(folder):  # another build may have made it meanwhile, and be reading it
            _remove(folder)
            partial.rename(folder)
    except OSError as error:  # the file that it names may be one that was to be copied
        raise ToolingError(f"cannot keep what was made in {cache}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            _remove(partial)
    _forget_oldest(cache, keep)
    return folder


def whole_in(cache: Path) -> Iterator[Path]:
    """Yield the folders that were made and are whole, the newest first."""
    return (entry for entry in _newest_first(cache) if _is_whole(entry))


def _newest_first(cache: Path) -> list[Path]:
    return sorted(cache.iterdir(), key=_made_at, reverse=True)


def _made_at(entry: Path) -> float:
    with suppress(OSError):  # another build has renamed or forgotten it
        return entry.stat().st_mtime
    return 0.0


def forget_unfinished(cache: Path) -> None:
    """Remove what processes that are gone left half made, and the folder where there is nothing else in it."""
    for left in sorted(cache.glob("*.partial-*")):
        process = left.name.rpartition("-")[2]
        if process.isdigit() and not runs(int(process)):
            _remove(left)
            with suppress(OSError):  # it holds something else
                cache.rmdir()


def _is_whole(folder: Path) -> bool:
    with suppress(OSError):
        return (folder / _WHOLE).read_bytes() == digest_of_folder(folder).encode()
    return False


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _forget_oldest(cache: Path, keep: int) -> None:
    with suppress(OSError):
        for entry in _newest_first(cache)[keep:]:
            _remove(entry)
