"""The pipeline: a folder of content → a website, or everything that is wrong with it."""

from pathlib import Path

from fingerpost.check import check
from fingerpost.link import link
from fingerpost.problems import Problem
from fingerpost.read import locate, read


def problems_of(root: Path, today: str) -> list[Problem]:
    """Return everything that the authors of the content under `root` have to mend, in reading order."""
    library, unreadable = read(root, today)
    links, dangling = link(library)
    return locate(root, [*unreadable, *dangling, *check(library, links)])
