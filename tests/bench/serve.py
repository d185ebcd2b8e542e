"""From a saved file to the page that is served: our preview, and Hugo's server for the same edit."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

from tests.bench.clock import DAY, Seconds, stages, timed
from tests.bench.library import Library, edited, edited_frame, edited_page
from tests.bench.peers.hugo import HUGO, edited_in_hugo, server
from tests.bench.rows import OURS, Row

CASE, PAGE = "save to page served, a case", "save to page served, a page"
ENGINE = "the engine making all its pages"
_HOST, _PATIENCE = "127.0.0.1", 3600.0
_PAUSE, _PART = 0.005, 0.02
"""Seconds between two looks at a page, or a fiftieth of what has gone by: each look takes from who is to serve it."""
_STAGE = "Rendering the playbook"
_TOLD = re.compile(r"^\d.* in [\d.]+ s$", re.MULTILINE)
"""What our preview says when a build is done."""


def ours(library: Library, runs: int) -> Iterator[Row]:
    """Measure our preview for a case, for a page of the playbook, and what the engine takes for all pages."""
    case, page = library.cases[-1], min(library.root.glob("playbook/pitfalls/*.md"))
    port, log = _free_port(), library.root / "serve.log"
    with _serving(library.command("serve", "--port", str(port)), log):
        address, built = f"/cases/{case.stem}/", partial(_built, log)
        _until(port, address, "</html>")
        with _open(port, address):
            found = [_served(port, address, lambda: edited(case, number + 100), built()) for number in range(runs)]  # noqa: B023
        yield Row(CASE, OURS, len(library.cases), timed(found))
        address, found, engine = f"/pitfalls/{page.stem}/", [], []
        for number in range(runs):
            with _open(port, address):
                found.append(_served(port, address, lambda: edited_page(page, number), built()))  # noqa: B023  # called at once
            before, rest = log.stat().st_size, built()
            edited_frame(library)
            rest()
            engine.append(Seconds(stages(log.read_text(encoding="utf-8")[before:]).get(_STAGE, 0.0)))
        yield Row(PAGE, OURS, len(library.cases), timed(found))
        yield Row(ENGINE, OURS, len(library.cases), timed(engine))


def hugos(folder: Path, cases: list[str], runs: int) -> Row:
    """Measure Hugo's server for a case, in a folder that was written for it."""
    id, port = cases[-1], _free_port()
    with _serving(server(folder, port), folder / "serve.log"):
        address = f"/cases/{id}/"
        _until(port, address, "</html>")
        rest = partial(sleep, 1)  # until it is at rest again
        found = [_served(port, address, lambda: edited_in_hugo(folder, id, number), rest) for number in range(runs)]  # noqa: B023
    return Row(CASE, HUGO.name, len(cases), timed(found))


def _served(port: int, address: str, save: Callable[[], str], rest: Callable[[], object]) -> Seconds:
    started = monotonic()
    _until(port, address, save())
    took = monotonic() - started
    rest()
    return Seconds(took)


@contextmanager
def _open(port: int, address: str) -> Iterator[None]:
    """Have a page open as a browser has it, which listens for changes."""
    connection = HTTPConnection(_HOST, port, timeout=_PATIENCE)
    connection.request("GET", f"/~changes{address}")
    connection.getresponse()
    try:
        yield
    finally:
        connection.close()


def _built(log: Path) -> Callable[[], None]:
    """Return what waits until our preview has told of one build more than now."""

    def count() -> int:
        return len(_TOLD.findall(log.read_text(encoding="utf-8")))

    before = count()

    def wait() -> None:
        while count() == before:
            sleep(_PAUSE)

    return wait


def _until(port: int, address: str, words: str) -> None:
    """Wait until a page with some words is served."""
    started = monotonic()
    while words.encode() not in _page(port, address):
        if (gone := monotonic() - started) > _PATIENCE:
            raise SystemExit(f"{address} has not come with the words {words!r} after {gone:.0f} s")
        sleep(max(_PAUSE, gone * _PART))


def _page(port: int, address: str) -> bytes:
    connection = HTTPConnection(_HOST, port, timeout=_PATIENCE)
    try:
        connection.request("GET", address)
        return connection.getresponse().read()
    except (OSError, HTTPException):  # it does not serve yet
        return b""
    finally:
        connection.close()


@contextmanager
def _serving(command: list[str], log: Path) -> Iterator[None]:
    with (
        log.open("wb") as file,
        subprocess.Popen(command, stdout=file, stderr=file, env={**os.environ, **DAY}) as process,  # noqa: S603  # ours
    ):
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((_HOST, 0))
        return int(free.getsockname()[1])
