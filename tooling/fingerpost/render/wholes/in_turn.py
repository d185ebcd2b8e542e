"""Some of many, fairly chosen: where a list is cut, what is left of it tells no other story than the whole."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import TypeVar

Entry = TypeVar("Entry")


def in_turn(entries: Sequence[Entry], sort_of: Callable[[Entry], Hashable], most: int) -> tuple[Entry, ...]:
    """Return at most so many entries, in their order: the first of each sort, then the second of each, and so on."""
    seen: Counter[Hashable] = Counter()
    turns: list[tuple[int, int]] = []
    for place, sort in enumerate(map(sort_of, entries)):
        turns.append((seen[sort], place))
        seen[sort] += 1
    chosen = map(itemgetter(1), sorted(turns)[:most])
    return tuple(entries[place] for place in sorted(chosen))
