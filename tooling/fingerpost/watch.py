"""The live preview: serves the site on this machine alone, builds again when a file changes."""

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Protocol
from urllib.parse import unquote

from watchfiles import watch

from fingerpost.assemble.poured import Pages
from fingerpost.changes import Changes
from fingerpost.forks import Aside
from fingerpost.problems import ToolingError
from fingerpost.publish import sweep

HOST = "127.0.0.1"
WATCHED = ("playbook", "glossary", "case_studies", "mkdocs.yml")
_SCRIPT = Path(__file__).parent / "reload.js"
_TAG = '<script src="/~reload.js?{}" defer></script></body>'


class Writing(Protocol):
    """What a preview shows."""

    def begin(self, show: Callable[[Pages], None]) -> Callable[[], bool] | None:
        """Read the content and give its pages to `show`; return what makes the site and tells whether there is one.

        None if something has to be mended first.
        """

    def sketch(self) -> bool:
        """Make the site without what is printed, which takes the longest, and tell whether there is one."""

    def take_in(self, changed: frozenset[str], show: Callable[[Pages], None]) -> Callable[[], bool] | None:
        """Do the same after some files changed."""


_STREAM = "/~changes/"
"""What an open page listens to, followed by its address and the number with which it was served."""
_QUIET, _LOOK_AFTER = 20, 200
"""Milliseconds: how long nothing changes before an edit is taken in, since some programs save in several steps; and
after how long without a change it is asked whether to go on."""
_TURN = 0.0005
"""Seconds after which one thread lets another go on: an edit is still being checked when its page is asked for."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site's files, pages with the reloading script added."""

    def __init__(self, *arguments: object, changes: Changes, directory: str) -> None:
        self.changes = changes
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:
        if self.path.startswith(_STREAM):
            address, _, number = self.path.removeprefix(_STREAM).partition("?")
            self._stream(unquote(address), int(number) if number.isdecimal() else self.changes.number)
        elif self.path.startswith("/~reload.js"):
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        elif self.path == "/service-worker.js":
            self._send(b"", "text/javascript")  # a preview keeps nothing, and pages here carry one script more
        elif not self._send_page():
            super().do_GET()

    def _send_page(self) -> bool:
        number, fresh = self.changes.fresh(unquote(self.path.split("?")[0].removeprefix("/")))
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if found := fresh or (page.read_text("utf-8") if page.suffix == ".html" and page.is_file() else None):
            self._send(_listening(found, number), "text/html; charset=utf-8")
        return bool(found)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say that nothing is there as a host of the site does: with the site's own page for it."""
        page = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            number, _ = self.changes.fresh("")
            self._send(_listening(page.read_text("utf-8"), number), "text/html; charset=utf-8", code)
        else:
            super().send_error(code, message, explain)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Show nothing of a folder without a page: hosts do not."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, content: bytes, kind: str, code: int = HTTPStatus.OK) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, address: str, number: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                before, number = number, self.changes.wait(address, number)
                self.wfile.write(b": still here\n\n" if number == before else b"data: built\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each file that is fetched."""


def _listening(page: str, number: int) -> bytes:
    return page.replace("</body>", _TAG.format(number)).encode()


def server(site: Path, port: int, changes: Changes) -> ThreadingHTTPServer:
    """Return a server of a site's folder at 127.0.0.1; port 0 takes any that is free."""
    handler = functools.partial(_Handler, changes=changes, directory=str(site))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise ToolingError(f"cannot serve at {HOST}:{port}: {error.strerror}; name another port with --port") from error


def serve(root: Path, site: Path, port: int, writing: Writing, ready: Callable[[], object]) -> None:
    """Serve the site until interrupted, building again after each change of its content.

    ready: is called when pages can be asked for.
    """
    watched = (root / name for name in WATCHED if (root / name).exists())
    seen = watch(*watched, step=_QUIET, rust_timeout=_LOOK_AFTER, yield_on_timeout=True)
    next(seen)  # from now on nothing that changes is missed
    sys.setswitchinterval(_TURN)
    changes, making = Changes(), Aside()
    try:
        make = writing.begin(changes.show)
        if not site.is_dir():
            making.begin(writing.sketch, changes.built)
            making.wait()
            if not site.is_dir():
                raise ToolingError("there is no site to serve")
        if make:
            making.begin(make, changes.built)
        with server(site, port, changes) as listening, suppress(KeyboardInterrupt):
            Thread(target=listening.serve_forever, daemon=True).start()
            ready()
            for each in seen:
                changed = frozenset(Path(os.path.relpath(path, root)).as_posix() for _, path in each)
                if changed:
                    making.give_up()
                    with changes.coming():
                        make = writing.take_in(changed, changes.show)
                    if make:
                        making.begin(make, changes.built)
        listening.shutdown()
    finally:
        making.give_up()
        sweep(site.resolve())
