"""Work in copies of this process, which have all that it has: as many as there are cores, where it is worth them."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from fingerpost.problems import ToolingError

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_A_PROCESS = 150
"""So many records and more take longer to work on than a process takes to start."""


def forked(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], batch_size: int) -> Iterator[Result]:
    """Yield what `work` makes of all items, batch by batch, in no particular order.

    Raises whatever `work` raises, and ToolingError where a process was ended from outside.
    """
    count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(items) // WORTH_A_PROCESS)
    if count < 2 or "fork" not in get_all_start_methods():
        yield from work(items)
        return
    taken = get_context("fork").Value("l", 0)  # how many items somebody works on: who is done early takes more

    def take() -> Sequence[Item]:
        with taken.get_lock():
            start, taken.value = taken.value, taken.value + batch_size
        return items[start : start + batch_size]

    waiting = _started(count, work, take)
    try:
        while waiting:
            for ready in connection.wait(list(waiting)):
                batch = _received(ready)
                if batch is None:
                    del waiting[ready]
                else:
                    yield from batch
    finally:
        _end(list(waiting.values()))


def _started(
    count: int, work: Callable[[Sequence[Item]], list[Result]], take: Callable[[], Sequence[Item]]
) -> dict[Any, BaseProcess]:
    """Start copies of this process; return each by the end at which its answers are read."""
    context = get_context("fork")  # the copy inherits the library; to hand it over would cost more than the work
    started: dict[Any, BaseProcess] = {}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # an interruption is for this process alone
    for _ in range(count):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(sender, [*started, receiver], work, take), daemon=True)
        process.start()
        sender.close()
        started[receiver] = process
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return started


def _end(processes: "list[BaseProcess]") -> None:
    """End what still works where the whole has failed: nobody is to write into a folder that is being removed."""
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


def _answer(
    sender: "Connection[object, object]",
    inherited: "Sequence[Connection[object, object]]",
    work: Callable[[Sequence[Item]], list[Result]],
    take: Callable[[], Sequence[Item]],
) -> None:
    """Send what `work` makes of the items, batch by batch, then None; or what went wrong.

    inherited: the ends at which answers are read. While a copy of one is open, nobody notices that its owner is gone.
    """
    gc.disable()  # to look through what was inherited would copy it, and this process ends soon
    for receiver in inherited:
        receiver.close()
    with suppress(BrokenPipeError):  # whoever asked was ended
        try:
            while some := take():
                sender.send(work(some))
            sender.send(None)
        except (OSError, ToolingError) as error:
            sender.send(error)
    sender.close()


def _received(receiver: Any) -> list[Any] | None:
    try:
        answer = receiver.recv()
    except EOFError as error:
        raise ToolingError(
            "a worker process was ended before its work was done; is there too little memory?"
        ) from error
    if isinstance(answer, Exception):
        raise answer
    return answer  # type: ignore[no-any-return]  # what _answer sends
