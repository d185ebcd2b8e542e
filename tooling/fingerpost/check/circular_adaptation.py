"""No case was adapted, by whatever way round, from itself.

Good:  adapted_from: [{case: harlem-childrens-zone, …}] in a case that began later
Bad:   two cases that each say they were adapted from the other
Why:   a line of descent that runs in a circle has no beginning, and one of the two has it the wrong way round.
"""

from collections.abc import Iterator, Mapping

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "circular-adaptation"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each adaptation that is part of a circle."""
    parents = adapted(library)
    children: dict[str, set[str]] = {}
    for id, sources in parents.items():
        for source in sources:
            children.setdefault(source, set()).add(id)
    circling = _without_ends(parents, children) & _without_ends(children, parents)
    for id in sorted(circling):
        for index, entry in enumerate(library.cases[id].adapted_from):
            if entry.case in circling:
                path, at = path_of(library, "case", id), ("adapted_from", index, "case")
                yield Finding(path, at, *say("circle", id=id, other=entry.case))


def adapted(library: Library) -> dict[str, set[str]]:
    """Return which cases each case was adapted from, where it was."""
    return {id: {entry.case for entry in case.adapted_from} for id, case in library.standing() if case.adapted_from}


def _without_ends(onward: Mapping[str, set[str]], back: Mapping[str, set[str]]) -> set[str]:
    """Return the nodes from which one can go on for ever: what is left when all dead ends have been taken away."""
    ways = {id: set(others) for id, others in onward.items()}
    dead = [id for id in back if id not in ways]
    for id in dead:  # grows as more become dead ends
        for before in back.get(id, ()):
            ways[before].discard(id)
            if not ways[before]:
                del ways[before]
                dead.append(before)
    return set(ways)
