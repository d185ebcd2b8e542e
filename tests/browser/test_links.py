"""Every way inside the site leads somewhere."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_MADE_APART = "print/"
"""PDFs stand here; the tests' site is built without them."""


@dataclass(slots=True)
class _Read:
    """What one page offers to others, and where it leads."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Collects ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.read = _Read()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" and value:
                self.read.ids.add(value)
            elif name in ("href", "src", "action") and value is not None:
                self.read.links.add(value)


def _read(path: Path) -> _Read:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.read


def test_links_every_page(site: Path) -> None:
    """Every internal address and every fragment on every page leads to something that is there."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    dead: list[str] = []

    for uri, read in pages.items():
        for link in sorted(read.links):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "data"):
                continue
            target = _target(uri, parts.path)
            if parts.netloc or not (site / target).is_file():
                if not (target.startswith(_MADE_APART) and target.endswith(".pdf")):
                    dead.append(f"{uri}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                dead.append(f"{uri}: {link}, where nothing has this id")

    assert dead == []


def _target(uri: str, path: str) -> str:
    """Return the file under the site that a link on a page leads to."""
    if not path:
        return uri
    folder = "" if path.startswith("/") else uri.rpartition("/")[0]
    target = normpath(f"{folder}/{unquote(path)}").lstrip("/").removeprefix("./")
    return f"{target}/index.html".lstrip("/") if path.endswith(("/", ".")) else target
