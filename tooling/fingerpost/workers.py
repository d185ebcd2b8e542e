"""Work on many records: in this process where they are few, in forked processes where they are many."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from fingerpost.problems import ToolingError

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_A_PROCESS = 150
"""So many records and more take longer to work on than a process takes to start."""
_BATCH = 50
"""So many records are worked on before their results are handed over: who reads them need not wait for the last."""


def spread(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what `work` makes of all items, in no particular order, while work on the others goes on.

    work: is called with some of the items, perhaps in a copy of this process: it sees all that this process knows,
          what it changes in memory is lost, what it returns has to be picklable.

    Raises whatever `work` raises, and ToolingError where a process was ended from outside.
    """
    count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(items) // WORTH_A_PROCESS)
    if count < 2 or "fork" not in get_all_start_methods():
        yield from work(items)
        return
    context = get_context("fork")  # the copy inherits the library; to hand it over would cost more than the work
    waiting: set[Any] = set()
    for number in range(count):
        receiver, sender = context.Pipe(duplex=False)
        context.Process(target=_answer, args=(sender, work, items[number::count]), daemon=True).start()
        sender.close()
        waiting.add(receiver)
    while waiting:
        for ready in wait(list(waiting)):
            batch = _received(ready)
            if batch is None:
                waiting.remove(ready)
            else:
                yield from batch


def _answer(
    sender: "Connection[object, object]", work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]
) -> None:
    """Send what `work` makes of the items, batch by batch, then None; or what went wrong."""
    gc.disable()  # to look through what was inherited would copy it, and this process ends soon
    try:
        for start in range(0, len(items), _BATCH):
            sender.send(work(items[start : start + _BATCH]))
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
