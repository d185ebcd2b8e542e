"""What stood before the site that stands: its files and folders go into the next site where they still hold the same.

To make a folder for each page, to link its file and to remove both again takes longer than to move the folder.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.forks import runs


@dataclass(frozen=True, slots=True)
class Spare:
    """A folder that nobody else uses, and what is in it."""

    folder: Path | None = None
    disk: int = 0
    inodes: dict[str, int] = field(default_factory=dict)
    """Address → number of each file on that disk."""
    alone: frozenset[str] = frozenset()
    """The files beside which nothing is in their folder."""

    def give(self, uri: str, which: os.stat_result, path: str) -> bool:
        """Move a file to a path of the next site, if it is the very one that stands; tell whether it was."""
        if self.inodes.get(uri) != which.st_ino or self.disk != which.st_dev:
            return False
        old = f"{self.folder}/{uri}"
        with suppress(OSError):  # it was given before, or there is something else, or no folder for its folder yet
            if uri in self.alone:
                os.rename(os.path.dirname(old), os.path.dirname(path))
            else:
                os.rename(old, path)
            return True
        return False

    def remove(self) -> None:
        """Remove what was not given."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


NO_SPARE = Spare()


def spare_in(kept: Path) -> Spare:
    """Return what is kept under a name, to be used up."""
    _recover(kept)
    folder = kept.with_name(f"{kept.name}-{os.getpid()}")
    try:
        kept.rename(folder)
        disk, found = folder.stat().st_dev, dict(_files(str(folder), ""))
    except OSError:  # mostly because nothing is kept
        return Spare(folder)
    inodes = {uri: inode for uri, (inode, _) in found.items()}
    return Spare(folder, disk, inodes, frozenset(uri for uri, (_, alone) in found.items() if alone and "/" in uri))


def keep_spare(old: Path, kept: Path) -> None:
    """Keep the site that stood, where it can be kept: its files are mostly those of the site that stands."""
    with suppress(OSError):  # it is on another disk, or a build at the same time was first
        old.rename(kept)


def _recover(kept: Path) -> None:
    """Take back what a killed build had taken."""
    for left in sorted(kept.parent.glob(f"{kept.name}-*")):
        process = left.name.removeprefix(f"{kept.name}-")
        if process.isdigit() and not runs(int(process)):
            keep_spare(left, kept)
            shutil.rmtree(left, ignore_errors=True)


def _files(folder: str, at: str) -> Iterator[tuple[str, tuple[int, bool]]]:
    """Yield each file under a folder: its address, its number, and whether it is alone. Links are not followed."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{at}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{at}{entry.name}", (entry.inode(), len(found) == 1)
