"""Work in copies of this process, which have all that it has: as many as there are cores, where it is worth them."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

from fingerpost.problems import ToolingError

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_A_PROCESS = 150
"""So many records and more take longer to work on than a process takes to start."""
_MOST = 5_000
"""So many records and a process ends, and another takes its place: it copies each piece of memory that it looks at."""


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

    waiting: dict[Any, BaseProcess] = {}
    try:
        for _ in range(count):
            _start(work, take, waiting)
        while waiting:
            for ready in connection.wait(list(waiting)):
                answer = _received(ready)
                if isinstance(answer, list):
                    yield from answer
                    continue
                waiting.pop(ready).join()
                if answer:
                    _start(work, take, waiting)
    finally:
        _end(list(waiting.values()))


def _start(
    work: Callable[[Sequence[Item]], list[Result]], take: Callable[[], Sequence[Item]], waiting: dict[Any, BaseProcess]
) -> None:
    """Start a copy of this process, and put it where it is waited for, by the end at which its answers are read."""
    context = get_context("fork")  # the copy inherits the library; to hand it over would cost more than the work
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, [*waiting, receiver], work, take), daemon=True)
    _begin(process)
    sender.close()
    waiting[receiver] = process


def _begin(process: BaseProcess) -> None:
    """Start a process that an interruption does not reach: it is for this one alone."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process.start()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
    """Send what `work` makes of the items, batch by batch, then whether there may be more; or what went wrong.

    inherited: the ends at which answers are read. While a copy of one is open, nobody notices that its owner is gone.
    """
    gc.disable()  # to look through what was inherited would copy it, and this process ends soon
    for receiver in inherited:
        receiver.close()
    with suppress(BrokenPipeError):  # whoever asked was ended
        try:
            done = 0
            while done < _MOST and (some := take()):
                sender.send(work(some))
                done += len(some)
            sender.send(done >= _MOST)
        except (OSError, ToolingError) as error:
            sender.send(error)
    sender.close()


def _received(receiver: Any) -> list[Any] | bool:
    try:
        answer = receiver.recv()
    except EOFError as error:
        raise ToolingError(
            "a worker process was ended before its work was done; is there too little memory?"
        ) from error
    if isinstance(answer, Exception):
        raise answer
    return answer  # type: ignore[no-any-return]  # what _answer sends


class Aside:
    """A piece of work in a copy of this process, while this one goes on; it may be given up."""

    def __init__(self) -> None:
        self._process: Any = None
        self._waiter: Thread | None = None

    def begin(self, work: Callable[[], bool], then: Callable[[], object]) -> None:
        """Begin a piece of work. then: is called when it is done, if it says that it went well."""
        if "fork" not in get_all_start_methods():
            if work():
                then()
            return
        process = get_context("fork").Process(target=_apart, args=(work,))
        _begin(process)

        def wait() -> None:
            process.join()
            if process.exitcode == 0:
                then()

        self._process, self._waiter = process, Thread(target=wait, daemon=True)
        self._waiter.start()

    def wait(self) -> None:
        """Wait until the work is done."""
        if self._waiter:
            self._waiter.join()

    def give_up(self) -> None:
        """End the work where it stands, with all copies that it made."""
        if self._waiter and self._waiter.is_alive():
            with suppress(OSError):  # it has ended meanwhile, or has not begun
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._waiter.join()


def _apart(work: Callable[[], bool]) -> None:
    gc.disable()  # as in every copy
    os.setpgid(0, 0)  # its own copies end with it
    sys.exit(0 if work() else 1)


def runs(process: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
