"""Pages are light, and stand still while they load."""

import gzip

import pytest
from playwright.sync_api import Response, ViewportSize

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.pages import PAGES

LIMIT = 100 * 1024  # bytes of a first view, as a host that compresses sends them, without fonts and search
MOST_SHIFT = 0.02  # a fifth of what web.dev calls good (Cumulative Layout Shift, 2020)
_APART = ("/assets/fonts/", "/pagefind/", "/search/")
_SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => sum += entry.value))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""


@pytest.mark.parametrize("kind", PAGES)
def test_first_view_weight(visit: Visit, origin: str, kind: str) -> None:
    """The first view of each kind of page is under 100 KiB, gzipped file by file."""
    page = visit("assets/fingerpost/mark.svg", viewport=PHONE)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))

    page.goto(f"{origin}/{PAGES[kind]}")
    page.wait_for_load_state("networkidle")

    weights = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in answers if not _apart(answer.url)}
    assert weights
    assert sum(weights.values()) < LIMIT, weights


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", PAGES)
def test_first_view_stands_still(visit: Visit, kind: str, window: ViewportSize) -> None:
    """Nothing moves while a page loads, fonts and scripts included."""
    page = visit(PAGES[kind], viewport=window)
    page.wait_for_load_state("networkidle")

    assert page.evaluate(_SHIFT) < MOST_SHIFT


def _apart(url: str) -> bool:
    return any(folder in url for folder in _APART)
