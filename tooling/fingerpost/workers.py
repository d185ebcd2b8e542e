"""Work on many records: in this process where they are few, in forked processes where they are many."""

import os
from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from fingerpost.problems import ToolingError

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_A_PROCESS = 150
"""So many records and more take longer to work on than a process takes to start."""


def spread(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> list[Result]:
    """Return what `work` makes of all items, in no particular order.

    work: is called with some of the items, perhaps in a copy of this process: it sees all that this process knows,
          what it changes in memory is lost, what it returns has to be picklable.

    Raises whatever `work` raises, and ToolingError where a process was ended from outside.
    """
    count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(items) // WORTH_A_PROCESS)
    if count < 2 or "fork" not in get_all_start_methods():
        return work(items)
    context = get_context("fork")  # the copy inherits the library; to hand it over would cost more than the work
    waiting: list[Connection[object, object]] = []
    for number in range(count):
        receiver, sender = context.Pipe(duplex=False)
        context.Process(target=_answer, args=(sender, work, items[number::count]), daemon=True).start()
        sender.close()
        waiting.append(receiver)
    return [result for receiver in waiting for result in _received(receiver)]


def _answer(
    sender: "Connection[object, object]", work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]
) -> None:
    try:
        sender.send(work(items))
    except (OSError, ToolingError) as error:
        sender.send(error)
    sender.close()


def _received(receiver: "Connection[object, object]") -> list:  # type: ignore[type-arg]  # of whatever `work` returns
    try:
        answer = receiver.recv()
    except EOFError as error:
        raise ToolingError(
            "a worker process was ended before its work was done; is there too little memory?"
        ) from error
    if isinstance(answer, Exception):
        raise answer
    return cast("list[object]", answer)
