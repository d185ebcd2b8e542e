"""Small results that were worked out before, by the content that they were worked out from, in one file.

A file that is damaged, locked or cannot be written is as good as none: everything in it is worked out anew.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from fingerpost.cache import digest, digest_of_folder

_SEAL = 16
"""Bytes before each result, by which a damaged one is known."""
_AT_ONCE = 200
"""So many new results and more are written, lest they take room in memory."""
_FIND = "SELECT content FROM kept WHERE name = ?"
_PATIENCE = 1.0  # seconds that another build may hold the file


@lru_cache(maxsize=1)
def edition() -> str:
    """Return a name for all code that a result may come from: ours, with its templates, the packages' and Python's."""
    folders = [Path(entry) for entry in sys.path if Path(entry).is_dir()]
    packages = sorted(path.name for folder in folders for path in folder.glob("*-info"))  # named by what and which
    return digest((digest_of_folder(Path(__file__).parent), sys.version, *packages))


class Kept:
    """The results. What is added is there for the next build, not for this one."""

    def __init__(self, path: Path | None = None) -> None:
        """path: the file that holds them; None to keep nothing."""
        self._path = path
        self._edition = edition() if path else ""
        self._file: sqlite3.Connection | None = None
        self._process = 0
        self._reads = self._writes = path is not None
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """Return the result of a name, None where there is none that is whole. Any process may ask."""
        if not self._reads:
            return None
        try:
            found = self._opened().execute(_FIND, (self._edition + name,)).fetchone()
            content: bytes = found[0] if found else b""
        except sqlite3.Error:
            self._reads = False  # it would keep us waiting, or fail, for each of many
            return None
        return content[_SEAL:] if content[:_SEAL] == _seal(content[_SEAL:]) else None

    def use(self, name: str, content: bytes | None = None) -> None:
        """Let the result of a name stay. content: what it is, where it is new."""
        if not self._writes:
            return
        self._used.add(self._edition + name)
        if content is not None:
            self._new[self._edition + name] = content
            if len(self._new) >= _AT_ONCE:
                self._settle(self._write)

    def close(self) -> None:
        """Write what is new, and forget what was not used, which nothing that stands was worked out from."""
        if self._writes and self._used:
            self._settle(self._write)
        if self._writes and self._used:
            self._settle(self._forget)
        if self._file:
            self._file.close()

    def _settle(self, write: Callable[[sqlite3.Connection], object]) -> None:
        try:
            with self._opened() as file:
                write(file)
        except sqlite3.Error as error:
            self._writes = False  # another build holds it, or there is no room: the next works it out anew
            if self._path and not isinstance(error, sqlite3.OperationalError):
                self._path.unlink(missing_ok=True)

    def _write(self, file: sqlite3.Connection) -> None:
        file.execute("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, content BLOB)")
        rows = ((name, _seal(content) + content) for name, content in self._new.items())
        file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
        self._new.clear()

    def _forget(self, file: sqlite3.Connection) -> None:
        stale = {name for (name,) in file.execute("SELECT name FROM kept")} - self._used
        file.executemany("DELETE FROM kept WHERE name = ?", ((name,) for name in sorted(stale)))

    def _opened(self) -> sqlite3.Connection:
        """Return the file as this process has it open: what a process inherited it must not use."""
        if self._path is None:
            raise sqlite3.OperationalError("nothing is kept")
        if self._file is None or self._process != os.getpid():
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file, self._process = sqlite3.connect(self._path, timeout=_PATIENCE), os.getpid()
            self._file.execute("PRAGMA synchronous = OFF")  # what a crash damages is a miss
        return self._file


NOTHING = Kept()
"""What keeps nothing."""


class Held(Kept):
    """The same in memory, before those of a file: a preview asks for them again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[str, bytes] = {}
        self.below: Kept = NOTHING
        """Where else to look."""

    def get(self, name: str) -> bytes | None:
        found = self._held.get(name) or self.below.get(name)
        if found is not None:
            self._held[name] = found
        return found

    def use(self, name: str, content: bytes | None = None) -> None:
        self.below.use(name, content)
        if content is not None:
            self._held[name] = content


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_SEAL]


@contextmanager
def kept_in(path: Path) -> Iterator[Kept]:
    """Give the results that a file holds, and keep what is added, whatever comes of the work with them."""
    found = Kept(path)
    try:
        yield found
    finally:
        found.close()
