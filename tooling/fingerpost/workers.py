"""Work on many records: in this process where they are few, in copies of it or on an executor where they are many."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Protocol, TypeVar

from fingerpost.forks import forked

Item = TypeVar("Item")
Loaded = TypeVar("Loaded")
Result = TypeVar("Result")
_BATCH = 50
"""So many records are worked on before their results are handed over: who reads them need not wait for the last."""
_AHEAD = 256
"""Batches that an executor is given before their results are read: what waits takes room here."""


class Files(Protocol):
    """Where files of the new site go."""

    def put(self, uri: str, content: str | bytes) -> None:
        """Write a file."""

    def take(self, uri: str, name: str) -> bool:
        """Take a file over from the site that stands, if its content has this name; tell whether it was."""


def _itself(work: Any) -> Any:
    return work


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: copies of this process, which have all that it has, or an executor's workers, anywhere."""

    executor: Executor | None = None
    """Any one will do; None for copies of this process."""
    share: Callable[[Any], Any] = _itself
    """Brings what all batches need to the executor's workers once; what it returns stands for it in every batch."""
    batch: int = _BATCH

    def spread(self, work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> Iterator[Result]:
        """Yield what `work` makes of all items, in no particular order, while work on the others goes on.

        work: is called with some of the items, perhaps elsewhere: what it changes in memory is lost, and it reads and
              writes no file but those of the package. For an executor it has to be picklable, as have its results.

        Raises whatever `work` raises, and ToolingError where a process was ended from outside.
        """
        if self.executor:
            yield from self._sent(self.executor, work, self._batches(items))
        else:
            yield from forked(work, items, self.batch)

    def spread_read(
        self, work: Callable[[Sequence[Loaded]], list[Result]], items: Sequence[Item], load: Callable[[Item], Loaded]
    ) -> Iterator[Result]:
        """Do the same with what `load` reads for each item from the disk of this machine."""
        if self.executor:
            loaded = ([load(item) for item in batch] for batch in self._batches(items))
            yield from self._sent(self.executor, work, loaded)
        else:
            yield from forked(lambda some: work([load(item) for item in some]), items, self.batch)

    def spread_written(
        self, work: Callable[[Sequence[Item], Files], list[Result]], items: Sequence[Item], files: Files
    ) -> Iterator[Result]:
        """Do the same with work that writes files of the new site, by the `files` that it is given."""
        if self.executor:
            for results, made in self._sent(self.executor, partial(_collected, work), self._batches(items)):
                for uri, content in made:
                    files.put(uri, content)
                yield from results
        else:
            yield from forked(lambda some: work(some, files), items, self.batch)

    def _batches(self, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
        return (items[start : start + self.batch] for start in range(0, len(items), self.batch))

    def _sent(
        self,
        executor: Executor,
        work: Callable[[Sequence[Item]], list[Result]],
        batches: Iterator[Sequence[Item]],
    ) -> Iterator[Result]:
        shared = self.share(work)
        waiting = {executor.submit(_worked, shared, batch) for batch in islice(batches, _AHEAD)}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= {executor.submit(_worked, shared, batch) for batch in islice(batches, len(done))}
                for future in done:
                    yield from future.result()
        finally:
            for future in waiting:
                future.cancel()


HERE = Workers()
"""This machine."""


def _worked(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> list[Result]:
    return work(items)


class _Collected:
    """Files that are written elsewhere: no site stands where they are made."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str | bytes]] = []

    def put(self, uri: str, content: str | bytes) -> None:
        self.made.append((uri, content))

    def take(self, uri: str, name: str) -> bool:
        return False


def _collected(
    work: Callable[[Sequence[Item], Files], list[Result]], items: Sequence[Item]
) -> list[tuple[list[Result], list[tuple[str, str | bytes]]]]:
    """Return what `work` makes of some items with the files that it writes, where there is nowhere to write them."""
    files = _Collected()
    return [(work(items, files), files.made)]
