"""Another generator: what it is called, what it makes of the same words, and what it leaves out."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.words import CaseText


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator that may be installed."""

    name: str
    program: str
    """What has to be on the path."""
    install: str
    """How somebody brings it there."""
    makes: str
    """What it makes of a case, beside what we make."""
    write: Callable[[Path, Sequence[CaseText]], list[str]]
    """Writes a site into a folder, and returns the command that builds it there."""
    output: str
    """The folder in that folder where the site comes out, each case at cases/ID/."""
    slow: bool = False
    """True for one that takes a minute and more for a thousand pages."""
    version: str = "--version"
    """The word by which it tells which edition it is."""

    @property
    def is_there(self) -> bool:
        return shutil.which(self.program) is not None

    @property
    def edition(self) -> str:
        """Return the number of the edition that is there."""
        told = subprocess.run([self.program, self.version], check=False, capture_output=True, text=True)  # noqa: S603
        number = re.search(r"\d+\.\d[\w.]*", told.stdout)
        return number[0] if number else "of an unknown edition"


def write_files(folder: Path, text_by_name: dict[str, str]) -> None:
    """Write some files into a folder, with the folders that they need."""
    for name, text in text_by_name.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
