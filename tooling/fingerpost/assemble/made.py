"""Which files of the site that stands are still what they should be, by what they were made from."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Made(NamedTuple):
    """A file that was made: a tuple, which goes from process to process fastest."""

    uri: str
    source: str
    """A name for what it was made from."""
    name: str
    """For its content."""


@dataclass(frozen=True, slots=True)
class MadeBefore:
    """What a build noted of files that it made. Where a note is wrong, the content that stands has another name."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    """Address of each file → a name for what it was made from, and one for its content."""

    @classmethod
    def read(cls, path: Path) -> "MadeBefore":
        """Return what stands in a file of notes; nothing where it is damaged or not there."""
        with suppress(OSError, ValueError):
            notes = json.loads(path.read_bytes())
            if isinstance(notes, dict):
                return cls(notes)
        return cls()

    def name_of(self, uri: str, source: str) -> str:
        """Return a name for the content of the file that was made from a source, "" where none was."""
        note = self.notes.get(uri)
        return note[1] if isinstance(note, list) and len(note) == 2 and note[0] == source else ""


def write_notes(path: Path, made: Iterable[Made]) -> None:
    """Note what was made, for the next build; without notes that makes everything anew."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps({each.uri: each[1:] for each in made}), encoding="utf-8")
        partial.replace(path)
