"""Which files of the site that stands are still what they should be, by what they were made from."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from fingerpost.cache import digest
from fingerpost.kept import edition


class Made(NamedTuple):
    """A page that was made, with what stands beside it: a tuple, which goes from process to process fastest."""

    uri: str
    source: str
    """A name for what it was made from."""
    names: tuple[str, ...]
    """For the content of each of its files."""
    row: str = ""
    """The line in the table of all cases that was made from the same."""


@dataclass(frozen=True, slots=True)
class MadeBefore:
    """What a build noted of pages that it made. Where a file is not what was noted, its content has another name."""

    notes: dict[str, list[object]] = field(default_factory=dict)
    """Address of each page → the rest of what was noted of it."""

    @classmethod
    def read(cls, path: Path) -> "MadeBefore":
        """Return what stands in a file of notes; nothing where it is damaged, not there or another edition's."""
        with suppress(OSError):
            seal, _, content = path.read_bytes().partition(b"\n")
            if seal == _seal(content):
                return cls(from_json(content))
        return cls()

    def of(self, uri: str, source: str) -> Made | None:
        """Return the page at an address if it was made from a source, None where it was not."""
        note = self.notes.get(uri)
        return Made(uri, *note) if note and note[0] == source else None  # type: ignore[arg-type]  # as it was noted


def write_notes(path: Path, made: Iterable[Made]) -> None:
    """Note what was made, for the next build; without notes that makes everything anew."""
    content = to_json({each.uri: each[1:] for each in made})
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_bytes(_seal(content) + b"\n" + content)
        partial.replace(path)


def _seal(content: bytes) -> bytes:
    """Return what tells that notes are whole, and that this edition of ours wrote them."""
    return digest((edition(), content)).encode()
