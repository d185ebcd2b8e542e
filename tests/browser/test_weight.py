"""Pages are light, and stand still while they load on a phone; on a desk, see test_policy."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import NOTHING, PHONE, Visit, settled
from tests.browser.pages import PAGES

LIMIT = 100 * 1024  # bytes of a first view, as a host that compresses sends them, without fonts and search
NEXT_LIMIT = 20 * 1024  # bytes of a case's page for somebody who has seen another, as above
MOST_SHIFT = 0.02  # a fifth of what web.dev calls good (Cumulative Layout Shift, 2020)
_APART = ("/assets/fonts/", "/pagefind/", "/search/")
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => sum += entry.value))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""

_FETCHED = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .filter(({ transferSize }) => transferSize).map(({ name }) => name)"""
"""What came over the network, rather than out of what the browser keeps."""


@pytest.mark.parametrize("kind", PAGES)
def test_first_view_phone(visit: Visit, origin: str, kind: str) -> None:
    """On a phone the first view of each kind of page weighs under 100 KiB, gzipped file by file, and stands still."""
    page = visit(NOTHING, viewport=PHONE)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))

    page.goto(f"{origin}/{PAGES[kind]}")
    shift = settled(page).evaluate(SHIFT)

    weights = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in answers if not _apart(answer.url)}
    assert len(weights) > 2
    assert sum(weights.values()) < LIMIT, weights
    assert shift < MOST_SHIFT


def test_next_case_phone(visit: Visit, origin: str, site: Path) -> None:
    """Whoever has read a case fetches for the next one, be it the longest, its page alone, and that is light."""
    weights = {path.parent.name: len(gzip.compress(path.read_bytes(), 6)) for path in site.glob("cases/*/index.html")}
    one, *_, longest = sorted(weights, key=lambda id: weights[id])
    fetched = {}
    page = visit(NOTHING, viewport=PHONE)

    for id in (one, longest):
        page.goto(f"{origin}/cases/{id}/", wait_until="networkidle")
        fetched[id] = page.evaluate(_FETCHED)

    assert len(fetched[one]) > 5
    assert fetched[longest] == [f"{origin}/cases/{longest}/"]
    assert weights[longest] < NEXT_LIMIT


def _apart(url: str) -> bool:
    return any(folder in url for folder in _APART)
