"""How much memory a process and all that it started hold together, looked at while they run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

_PROC = Path("/proc")
_PAUSE = 0.15
"""Seconds between two looks."""
_REST = 20
"""A look may take a twentieth of the time: the system walks all pages of all processes for it."""


@contextmanager
def watched(process: int) -> Iterator[Callable[[], int]]:
    """Look at a process and its descendants while the block runs; give what returns the most they held, in MiB.

    Pages that processes share count once: each holds its part of them (the proportional set size). 0 outside Linux.
    """
    over, most = Event(), [0]

    def look() -> None:
        pause = 0.0
        while not over.wait(pause):
            began = monotonic()
            most[0] = max(most[0], sum(_share(each) for each in _family(process)))
            pause = max(_PAUSE, _REST * (monotonic() - began))

    looker = Thread(target=look, daemon=True)
    looker.start()
    try:
        yield lambda: most[0] // 1024
    finally:
        over.set()
        looker.join()


def _family(process: int) -> Iterator[int]:
    yield process
    for children in _PROC.glob(f"{process}/task/*/children"):
        try:
            named = children.read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        for child in named:
            yield from _family(int(child))


def _share(process: int) -> int:
    """Return a process's own part of the memory, in KiB."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
