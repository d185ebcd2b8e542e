"""Dask: processes on many machines as workers. The only file that knows it."""

import logging
import re
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fingerpost
from fingerpost.cache import digest_of_folder
from fingerpost.problems import ToolingError
from fingerpost.workers import Workers

_ADDRESS = re.compile(r"(?:tcp|tls)://[^/\s]+:\d+")
SECONDS = 5
"""How long a scheduler has to answer, and then to have a worker."""


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a Dask cluster, whose scheduler has an address such as tcp://HOST:PORT."""
    if not _ADDRESS.fullmatch(address):
        raise ToolingError(f"'{address}' is no address of a Dask scheduler, such as tcp://host:8786")
    if not find_spec("distributed"):
        raise ToolingError("--executor needs Dask: pip install 'fingerpost[dask]'")
    distributed = import_module("distributed")
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told once, by us
    try:
        client = distributed.Client(address, timeout=SECONDS, set_as_default=False)
    except OSError as error:
        raise ToolingError(f"no Dask scheduler answers at {address}") from error
    with client:
        try:
            _refuse_strangers(client, address)
            yield Workers(client.get_executor(pure=False), partial(_shared, client))
        except (CancelledError, distributed.KilledWorker, distributed.comm.CommClosedError) as error:
            why = str(error) or "it lost its workers"
            raise ToolingError(f"the Dask cluster at {address} gave up: {why}") from error


def _shared(client: Any, work: Any) -> Any:
    """Make what all batches need the result of a task: workers hand it on, and it is made again if it is lost."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a library is large, and Dask says so
        return client.submit(_itself, work, pure=False)


def _itself(work: Any) -> Any:
    return work


def _refuse_strangers(client: Any, address: str) -> None:
    """Refuse a cluster that has no workers, or one whose code is not ours: the site would be made of two editions."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise ToolingError(f"the Dask scheduler at {address} has no workers") from error
    code_by_worker = client.run(code, on_error="return")  # what cannot import it returns an exception
    others = sorted(worker for worker, found in code_by_worker.items() if found != code())
    if others:
        raise ToolingError(f"another Fingerpost, or none, at {', '.join(others)}: install the same edition there")


def code() -> str:
    """Return a name for the package as it is installed here: the same files, the same name."""
    return digest_of_folder(Path(fingerpost.__file__).parent)
