"""Who writes sees each edit on the page that is open, before the rest of the site is made, and then everywhere."""

import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Timer

import pytest

from tests.test_build import GOOD

pytestmark = pytest.mark.slow
PATIENCE = 60.0  # seconds
CASE = "riverside-together"
_WHERE = re.compile(r"Serving at http://127\.0\.0\.1:(\d+)/")
_SERVE = """
import errno, pathlib, sys, time
from fingerpost import build as builds
from fingerpost.cli import main

written = builds.write_pages

def waits(*arguments, **named):
    if held.exists():
        print("held", flush=True)
    while held.exists():
        if held.read_text() == "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        time.sleep(0.05)
    return written(*arguments, **named)

held = pathlib.Path(sys.argv.pop())
builds.write_pages = waits
main()
"""
"""Our command, which waits before it writes a site's pages while a file is there, or finds no room for them."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small playbook."""
    return Path(shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns(".cache", "site")))


@pytest.fixture
def preview(content: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The preview of it, at a port that nobody else has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-c", _SERVE, "-C", str(content), "serve", "--port", port, str(tmp_path / "hold")]
    with subprocess.Popen(  # noqa: S603  # ours
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        guard = Timer(2 * PATIENCE, process.kill)  # so that a test never waits for ever for what it does not say
        guard.start()
        yield process
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)
        guard.cancel()


def answer(port: int, address: str) -> HTTPResponse:
    """Return what comes from an address."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", address, headers={"Connection": "close"})
    return connection.getresponse()


def get(port: int, address: str) -> str:
    """Return a page as it is served."""
    return answer(port, address).read().decode()


def listening(port: int, address: str) -> HTTPResponse:
    """Return what an open page listens to."""
    return answer(port, f"/~changes{address}")


def told(stream: HTTPResponse) -> None:
    """Wait until a page is told that it has changed."""
    while not stream.readline().startswith(b"data:"):
        pass


def until(process: "subprocess.Popen[str]", pattern: str) -> re.Match[str]:
    """Wait until the preview has said something."""
    assert process.stdout
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found
    raise AssertionError(f"the preview ended without {pattern}")


def test_open_page_is_shown_before_the_site_is_made(
    content: Path, preview: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    """The page that somebody looks at is new at once; a page that lists it stays until the site is whole.

    What is worth a thought in the file that changed is told then.
    """
    port = int(until(preview, _WHERE.pattern)[1])
    here, lists = f"/cases/{CASE}/", "/cases/by/kind/training/"
    mine, other = listening(port, here), listening(port, lists)
    served = re.search(r'src="/~reload\.js\?(\d+)"', get(port, here))
    assert served
    for missing in ("/cases/nobody/knows/it/", "/assets/", "/nowhere.css"):
        nothing = answer(port, missing)
        said = nothing.read().decode()
        assert nothing.status == 404
        assert '<a class="skip" href="#content"' in said
        assert [link for link in re.findall(r'(?:href|src)="([^"]*)"', said) if not link.startswith(("/", "#"))] == []
    (tmp_path / "hold").touch()
    case = content / "case_studies" / f"{CASE}.yml"

    text = case.read_text("utf-8").replace("title: Riverside Together", "title: Riverside Renamed")
    text = text.replace("reviewed: 2026-11-22", "reviewed: 2019-01-01")
    case.write_text(text, encoding="utf-8")
    until(preview, "last reviewed on '2019-01-01'")
    told(mine)
    assert "Riverside Renamed" in get(port, here)
    told(listening(port, f"{here}?{served[1]}"))  # a browser that begins to listen only now
    assert "Riverside Renamed" in get(port, "/pitfalls/lone-hero/")
    assert "Riverside Renamed" not in get(port, lists)
    until(preview, "^held")
    (tmp_path / "hold").unlink()
    told(other)
    assert "Riverside Renamed" in get(port, lists)
    assert "Riverside Renamed" in get(port, here)

    (tmp_path / "hold").write_text("full")
    case.write_text(text.replace("Riverside Renamed", "Riverside Once More"), encoding="utf-8")
    until(preview, "No space left")
    assert "Riverside Once More" in get(port, here)
    assert "Riverside Renamed" in get(port, lists)
    (tmp_path / "hold").unlink()
    case.write_text(text.replace("Riverside Renamed", "Riverside At Last"), encoding="utf-8")
    told(other)
    assert "Riverside At Last" in get(port, lists)

    (content / "mkdocs.yml").rename(tmp_path / "mkdocs.yml")
    case.write_text(text.replace("Riverside Renamed", "Riverside Unread"), encoding="utf-8")
    until(preview, "no mkdocs.yml")
    (tmp_path / "mkdocs.yml").rename(content / "mkdocs.yml")
    page = content / "playbook" / "pitfalls" / "lone-hero.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    while "Riverside Unread" not in get(port, here):
        told(mine)


def test_preview_that_is_ended_leaves_nothing_behind(
    content: Path, preview: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    """Whoever ends it while the site is being made finds the site that stood, and nothing beside it."""
    until(preview, _WHERE.pattern)
    before = (content / "site" / "index.html").read_bytes()
    (tmp_path / "hold").touch()
    page = content / "playbook" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    until(preview, "^held")

    preview.send_signal(signal.SIGINT)
    said, _ = preview.communicate(timeout=PATIENCE)

    assert preview.returncode == 0
    assert "Traceback" not in said
    assert (content / "site" / "index.html").read_bytes() == before
    assert [path.name for path in content.iterdir() if "staged" in path.name] == []
