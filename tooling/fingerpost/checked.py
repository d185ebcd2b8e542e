"""A project's folder → its library and graph, and everything that its authors have to mend or may think about."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from fingerpost.check import check, hints_of
from fingerpost.kept import NOTHING, Kept
from fingerpost.link import Links, link, path_of
from fingerpost.model import Library
from fingerpost.problems import Problem
from fingerpost.read import locate, read
from fingerpost.workers import HERE, Workers


def checked(
    root: Path,
    today: str,
    only: Collection[str] | None = None,
    *,
    workers: Workers = HERE,
    kept: Kept = NOTHING,
) -> tuple[Library, Links, list[Problem]]:
    """Return the library, its graph, and everything that its authors have to mend, in reading order.

    only: paths of the cases that are asked about. What is said of these files is then all that is meant.
    kept: what earlier builds found in files.
    """
    library, unreadable = read(root, today, only, workers=workers, kept=kept)
    links, dangling = link(library, workers, kept)
    return library, links, locate(root, [*unreadable, *dangling, *check(library, links, workers, kept)])


def hinted(root: Path, library: Library, links: Links, only: Collection[str] | None = None) -> list[Problem]:
    """Return what is worth a writer's thought and is no mistake, in reading order.

    only: paths of the files that are asked about, None for all.
    """
    if only is None:
        return locate(root, hints_of(library, links))
    cases = {id: case for id, case in library.cases.items() if path_of(library, "case", id) in only}
    some = replace(library, cases=cases)  # of cases there may be thousands; the rest is soon looked through
    return locate(root, (hint for hint in hints_of(some, links) if hint.path in only))
