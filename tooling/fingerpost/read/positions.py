"""Places in records → places in files, worked out only for what is reported."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fingerpost.problems import Finding, Key, Problem, Spot
from fingerpost.read.files import LARGEST_LIST, MOST_IN_LIST, read_text
from fingerpost.read.guard import position_in, positions
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
        fields, body, body_line = "", "", 1
        spots: dict[Key, Spot] | None = None
        for finding in group:
            if isinstance(finding.at, Spot):
                spot = finding.at
            else:
                if spots is None:
                    fields, body, body_line = _text(root, path)
                    spots = positions(fields)
                spot = _spot(finding.at, spots, fields, body, body_line)
            problems.append(Problem(path, spot.line, spot.column, finding.code, finding.message, finding.fix))
    return sorted(problems)


def _text(root: Path, path: str) -> tuple[str, str, int]:
    """Return the YAML of a file as far as it could be read, its body, and the line on which that begins."""
    text = read_text(root, path) if (root / path).is_file() else ""
    body = ""
    if not isinstance(text, str):
        return "", "", 1
    if path.endswith(".md"):
        try:
            text, body = GuardedHandler().split(text)
        except Fault:
            return "", "", 1
    line = text.count("\n") + 3
    return salvage(text, largest=LARGEST_LIST, most_nodes=MOST_IN_LIST).text, body, line


def _spot(key: Key, spots: dict[Key, Spot], fields: str, body: str, body_line: int) -> Spot:
    """Return where a node stands, or a character of its text, or the nearest node around it that is there."""
    if key and key not in spots and isinstance(offset := key[-1], int):
        if key[:-1] in spots and (spot := position_in(fields, key[:-1], offset)):
            return spot
        if key[:-1] == ("note",):
            before = body[: offset + len(body) - len(body.lstrip())]
            return Spot(body_line + before.count("\n"), len(before) - before.rfind("\n"))
    while key and key not in spots:
        key = key[:-1]
    return spots.get(key, Spot(1, 1))
