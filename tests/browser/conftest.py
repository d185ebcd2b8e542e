"""What the browser tests share: a server over the built site, and one Chromium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from fingerpost.remote import cache_control
from fingerpost.render.assets import assets

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE = 10_000  # milliseconds, on two slow cores
NOTHING = f"{assets()}/mark.svg"
"""A page of the site with nothing on it, from which another can be opened with its requests heard."""
expect.set_options(timeout=PATIENCE)
_THRIFTY = 'Object.defineProperty(navigator, "connection", {value: {saveData: true}})'
"""A reader who wants little fetched: each window begins anew, and would fetch and keep the heart of the site."""
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Visit(Protocol):
    """Opens a page of the site, or one with its whole address, in a window of its own.

    Words after the address are the window's; of these, keeps=True is ours: a reader whose browser keeps the site.
    """

    def __call__(self, address: str, **window: Any) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as slow."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("slow")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site as a host is told to: for how long each file is kept, and its own page where there is none."""

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Add for how long it is kept."""
        if Path(self.translate_path(self.path)).exists():
            self.send_header("Cache-Control", cache_control(self.path.lstrip("/").partition("?")[0]))
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is not there."""
        if code != 404:
            return super().send_error(code, message, explain)
        if self.path == "/favicon.ico":  # asked for by the browser itself, beside a picture that is opened alone
            self.send_response(204)
            return self.end_headers()
        words = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(words)


class _Server(ThreadingHTTPServer):
    request_queue_size = 64  # a page asks for many small files at once, and two slow cores answer late


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield where, with no slash at its end."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Where the site is served, with no slash at its end."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="package")
def browser(site: Path) -> Iterator[Browser]:
    """The Chromium that FINGERPOST_CHROMIUM names, else the system's, else Playwright's own.

    It comes after the site and goes before other tests: while Playwright runs, no build can use asyncio.
    """
    named = os.environ.get("FINGERPOST_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=named, args=_SWITCHES)
        yield chromium
        chromium.close()


def settled(page: Page) -> Page:
    """Return a page once its fonts stand, its scripts have run, and what its address asks for is there."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_selector("[data-find-plain]:not([data-ready])", state="detached")
    page.wait_for_selector("[data-waiting]", state="detached")
    page.wait_for_selector("[data-cases]:not([data-ready])", state="detached")
    return page


def _opened(browser: Browser, *, keeps: bool = False, **window: Any) -> BrowserContext:
    """Return a new reader's browser. `keeps`: whether it keeps pages for when there is no network."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **window})
    context.set_default_timeout(PATIENCE)
    if not keeps:
        context.add_init_script(_THRIFTY)
    return context


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    """Opens pages, each for a new reader; what it opened is closed with the test."""
    opened: list[BrowserContext] = []

    def open_page(address: str, **window: Any) -> Page:
        opened.append(_opened(browser, **window))
        page = opened[-1].new_page()
        page.goto(urljoin(f"{origin}/", address))
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="package")
def readers(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Browsers by their windows, for tests that only look at pages: to open a browser takes longer than a page."""
    found: dict[str, BrowserContext] = {}
    yield found
    for context in found.values():
        context.close()


@pytest.fixture
def look(browser: Browser, readers: dict[str, BrowserContext], origin: str) -> Iterator[Visit]:
    """Opens pages for a reader who has been here before, and closes them with the test."""
    opened: list[Page] = []

    def open_page(address: str, **window: Any) -> Page:
        name = repr(sorted(window.items()))
        if name not in readers:
            readers[name] = _opened(browser, **window)
        opened.append(readers[name].new_page())
        opened[-1].goto(f"{origin}/{address}")
        return opened[-1]

    yield open_page
    for page in opened:
        page.close()
