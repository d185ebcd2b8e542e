"""Places in records → places in files, worked out only for what is reported."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from yaml import ScalarNode

from fingerpost.problems import Finding, Key, Problem, Spot
from fingerpost.read.files import LARGEST_LIST, MOST_IN_LIST, read_text
from fingerpost.read.guard import positions, scalars, words_of
from fingerpost.read.pages import GuardedHandler
from fingerpost.read.salvage import salvage
from fingerpost.read.slips import Fault


def locate(root: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Return each finding once, as a problem with its place in the file, in reading order.

    A key may end in a number that is no list's index: a character's offset in the text that the rest of the key names.
    """
    ordered = sorted(set(findings), key=lambda finding: finding.path)
    problems: list[Problem] = []
    for path, group in groupby(ordered, key=lambda finding: finding.path):
        file: _File | None = None
        for finding in group:
            if isinstance(finding.at, Spot):
                spot = finding.at
            else:
                file = file or _File.of(root, path)
                spot = file.spot(finding.at)
            problems.append(Problem(path, spot.line, spot.column, finding.code, finding.message, finding.fix))
    return sorted(problems)


@dataclass(slots=True)
class _File:
    """Where everything in a file stands."""

    fields: str
    """Its YAML, as far as it could be read."""
    body: str
    """What stands below the front matter."""
    body_line: int
    spots: dict[Key, Spot]
    scalars: dict[Key, ScalarNode]
    words: dict[Key, list[tuple[int, int]]] = field(default_factory=dict)
    """For the texts that were asked for: where their words begin, in the text and in the file."""

    @classmethod
    def of(cls, root: Path, path: str) -> "_File":
        text = read_text(root, path) if (root / path).is_file() else ""
        fields, body = (text, "") if isinstance(text, str) else ("", "")
        if path.endswith(".md"):
            try:
                fields, body = GuardedHandler().split(fields)
            except Fault:
                fields = ""
        body_line = fields.count("\n") + 3
        fields = salvage(fields, largest=LARGEST_LIST, most_nodes=MOST_IN_LIST).text
        return cls(fields, body, body_line, positions(fields), scalars(fields))

    def spot(self, key: Key) -> Spot:
        """Return where a node stands, or a character of its text, or the nearest node around it that is there."""
        if key and key not in self.spots and isinstance(offset := key[-1], int):
            if words := self._words(key[:-1]):
                in_value, in_file = words[bisect_right(words, offset, key=itemgetter(0)) - 1]
                return _spot(self.fields, in_file + offset - in_value, 1)
            if key[:-1] == ("note",):
                return _spot(self.body, offset + len(self.body) - len(self.body.lstrip()), self.body_line)
        while key and key not in self.spots:
            key = key[:-1]
        return self.spots.get(key, Spot(1, 1))

    def _words(self, key: Key) -> list[tuple[int, int]]:
        if key not in self.words:
            scalar = self.scalars.get(key)
            self.words[key] = words_of(self.fields, scalar) if scalar else []
        return self.words[key]


def _spot(text: str, index: int, first_line: int) -> Spot:
    return Spot(first_line + text.count("\n", 0, index), index - text.rfind("\n", 0, index))
