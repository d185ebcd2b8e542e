"""Pages are light, and stand still while they load on a phone; on a desk, see test_policy."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import NOTHING, PHONE, Visit, settled
from tests.browser.pages import PAGES

LIMIT = 100 * 1024  # bytes of a first view, as a host that compresses sends them, without fonts and search
MOST_SHIFT = 0.02  # a fifth of what web.dev calls good (Cumulative Layout Shift, 2020)
_APART = ("/assets/fonts/", "/pagefind/", "/search/")
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => sum += entry.value))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""


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


def _apart(url: str) -> bool:
    return any(folder in url for folder in _APART)
