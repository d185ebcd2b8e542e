"""A finished staging folder → the site: all or nothing, and only what changed is written."""

import ctypes
import filecmp
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from fingerpost.cache import digest
from fingerpost.forks import runs
from fingerpost.problems import ToolingError
from fingerpost.spare import NO_SPARE, Spare, keep_spare, spare_in

MARK = "data/v1/site.json"
"""A site that has this file was made by us and may be replaced."""
_AT_FDCWD, _EXCHANGE = -100, 2


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder beside the site, in which the new one grows."""

    folder: Path
    standing: Path
    """The site that stands; files of it that are the same in the new one are linked, not written."""
    spare: Spare = NO_SPARE
    """What stood before it; what is also in the site that stands is moved, not linked."""

    def put(self, uri: str, content: str | bytes) -> None:
        """Write one file of the new site."""
        raw = content.encode() if isinstance(content, str) else content
        with suppress(OSError):  # nothing stands there, or something else does, or files cannot be linked here
            if os.stat(f"{self.standing}/{uri}").st_size == len(raw):
                old, which = self._read(uri)
                if old == raw:
                    self._stay(uri, which)
                    return
        path = f"{self.folder}/{uri}"
        _fresh(path, lambda: _write(path, raw))

    def put_in_pieces(self, uri: str, pieces: Iterable[bytes]) -> None:
        """Write one file of the new site that is too large to be held whole."""
        path, old = self.folder / uri, self.standing / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(pieces)
        if old.is_file() and filecmp.cmp(old, path, shallow=False):
            path.unlink()
            _take(old, path)

    def keep(self, uris: Iterable[str]) -> bool:
        """Take files over from the site that stands; False, and none of them, where one is not there."""
        pairs = [(self.standing / uri, self.folder / uri) for uri in uris]
        if not pairs or not all(old.is_file() for old, _ in pairs):
            return False
        for old, path in pairs:
            path.parent.mkdir(parents=True, exist_ok=True)
            _take(old, path)
        return True

    def take(self, uri: str, name: str) -> bool:
        """Take a file over from the site that stands, if its content has this name; tell whether it was."""
        with suppress(OSError):  # nothing stands there, or files cannot be linked here
            raw, which = self._read(uri)
            if digest((raw,)) == name:
                self._stay(uri, which)
                return True
        return False

    def _read(self, uri: str) -> tuple[bytes, os.stat_result]:
        """Return a file of the site that stands, and which it is."""
        with open(f"{self.standing}/{uri}", "rb", buffering=0) as file:  # a library has tens of thousands
            return file.read(), os.fstat(file.fileno())

    def _stay(self, uri: str, which: os.stat_result) -> None:
        """Let a file of the site that stands be in the new one too."""
        old, path = f"{self.standing}/{uri}", f"{self.folder}/{uri}"
        if not self.spare.give(uri, which, path):
            _fresh(path, lambda: os.link(old, path))

    def content(self, uri: str) -> bytes:
        """Return what was written."""
        with open(f"{self.folder}/{uri}", "rb", buffering=0) as file:
            return file.read()


def _take(old: Path, path: Path) -> None:
    """Link a file, or copy it where files cannot be linked."""
    try:
        os.link(old, path)
    except OSError:
        shutil.copyfile(old, path)


def _fresh(path: str, make: Callable[[], None]) -> None:
    """Make a file where there may be one already, or no folder yet."""
    try:
        make()
    except FileExistsError:
        os.unlink(path)
        make()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        make()


def _write(path: str, raw: bytes) -> None:
    with open(path, "xb") as file:
        file.write(raw)


@contextmanager
def staging(site: Path, root: Path, kept: Path | None = None) -> Iterator[Staging]:
    """Give a folder to build in; when the block ends well it becomes the site, otherwise the site stays as it was.

    kept: where the site that stood is kept for the next build, which then has less to do; None to remove it.
    """
    site = site.resolve()
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        sweep(site)
        _refuse_strangers(site, root.resolve())
        folder = site.parent / f".{site.name}.staged-{os.getpid()}"
        folder.mkdir()
    except OSError as error:
        raise ToolingError(f"cannot build beside {site}: {error.strerror}") from error
    spare = spare_in(kept) if kept else NO_SPARE
    try:
        yield Staging(folder, site, spare)
        _swap(folder, site)
        if kept:
            keep_spare(folder, kept)
    except OSError as error:
        raise ToolingError(
            f"cannot write the site: {error.strerror} ({error.filename or site}); the site that stood is unchanged"
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        spare.remove()


def _refuse_strangers(site: Path, root: Path) -> None:
    if site == root or site in root.parents or (root / "playbook") in (site, *site.parents):
        raise ToolingError(f"{site} holds the content itself; name another folder with --site-dir")
    if site.exists() and not site.is_dir():
        raise ToolingError(f"{site} is a file; name a folder with --site-dir")
    if site.is_dir() and any(site.iterdir()) and not (site / MARK).is_file():
        raise ToolingError(
            f"{site} holds files that are not a site of ours; empty it or name another folder with --site-dir"
        )


def sweep(site: Path) -> None:
    """Remove what a killed build left behind; the site that it had set aside comes back if no other stands."""
    for left in sorted(site.parent.glob(f".{site.name}.staged-*")):
        process, _, aside = left.name.rpartition("staged-")[2].partition("-")
        if process.isdigit() and not runs(int(process)):
            if aside and not site.exists():
                left.rename(site)
            else:
                shutil.rmtree(left, ignore_errors=True)


def _swap(folder: Path, site: Path) -> None:
    """Put the new site where the old one stood: in one step where the system can, in two renames elsewhere."""
    if not site.exists():
        folder.rename(site)
    elif not _exchanged(folder, site):
        aside = folder.with_name(f"{folder.name}-old")
        site.rename(aside)
        folder.rename(site)
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders at once (Linux); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
