"""Places in records → places in files, worked out only for what is reported."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fingerpost.problems import Finding, Key, Problem, Spot
from fingerpost.read.files import read_text
from fingerpost.read.guard import Fault, positions
from fingerpost.read.pages import GuardedHandler


def locate(root: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Return each finding once, as a problem with its place in the file, in reading order."""
    ordered = sorted(set(findings), key=lambda finding: finding.path)
    problems: list[Problem] = []
    for path, group in groupby(ordered, key=lambda finding: finding.path):
        spots: dict[Key, Spot] | None = None
        for finding in group:
            if isinstance(finding.at, Spot):
                spot = finding.at
            else:
                spots = _spots(root, path) if spots is None else spots
                spot = _nearest_spot(spots, finding.at)
            problems.append(Problem(path, spot.line, spot.column, finding.code, finding.message, finding.fix))
    return sorted(problems)


def _spots(root: Path, path: str) -> dict[Key, Spot]:
    text = read_text(root, path) if (root / path).is_file() else ""
    if not isinstance(text, str):
        return {}
    try:
        return positions(GuardedHandler().split(text)[0] if path.endswith(".md") else text)
    except Fault:
        return {}


def _nearest_spot(spots: dict[Key, Spot], key: Key) -> Spot:
    """Return where a node stands, or the nearest node around it that is there."""
    while key and key not in spots:
        key = key[:-1]
    return spots.get(key, Spot(1, 1))
