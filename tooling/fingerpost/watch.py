"""The live preview: serves the site on this machine alone, builds again when a file changes."""

import functools
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread

from watchfiles import watch

from fingerpost.problems import ToolingError

HOST = "127.0.0.1"
WATCHED = ("playbook", "glossary", "case_studies", "mkdocs.yml")
_SCRIPT = Path(__file__).parent / "reload.js"
_TAG = b'<script src="/~reload.js" defer></script></body>'
_PING_AFTER = 20.0
"""Seconds without a change after which an open page is sent a sign of life, so that a closed one is noticed."""


class Changes:
    """Counts the builds, and lets pages wait for the next."""

    def __init__(self) -> None:
        self._count = 0
        self._condition = Condition()

    def announce(self) -> None:
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait(self) -> bool:
        """Wait for the next build; False where none came in time."""
        with self._condition:
            before = self._count
            return self._condition.wait_for(lambda: self._count != before, timeout=_PING_AFTER)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site's files, pages with the reloading script added."""

    def __init__(self, *arguments: object, changes: Changes, directory: str) -> None:
        self.changes = changes
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:
        if self.path == "/~changes":
            self._stream()
        elif self.path == "/~reload.js":
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        elif self.path == "/service-worker.js":
            self._send(b"", "text/javascript")  # a preview keeps nothing, and pages here carry one script more
        elif (page := self._page()) is not None:
            self._send(page.read_bytes().replace(b"</body>", _TAG), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        return page if page.suffix == ".html" and page.is_file() else None

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"data: built\n\n" if self.changes.wait() else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each file that is fetched."""


def server(site: Path, port: int, changes: Changes) -> ThreadingHTTPServer:
    """Return a server of a site's folder at 127.0.0.1; port 0 takes any that is free."""
    handler = functools.partial(_Handler, changes=changes, directory=str(site))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise ToolingError(f"cannot serve at {HOST}:{port}: {error.strerror}; name another port with --port") from error


def serve(root: Path, site: Path, port: int, rebuild: Callable[[], object]) -> None:
    """Serve the site until interrupted, building again after each change of its content."""
    changes = Changes()
    with server(site, port, changes) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        for _ in watch(*(root / name for name in WATCHED if (root / name).exists()), raise_interrupt=False):
            rebuild()
            changes.announce()
        listening.shutdown()
