"""Searching a library of many cases: what a first search weighs, and what is said of words that stand on most pages."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Response, Route, expect

from fingerpost.assemble.search import write_search
from fingerpost.publish import staging
from fingerpost.render import search
from fingerpost.render.search import SearchRecord
from tests.browser.conftest import NOTHING, Visit, settled

_MANY = 10_000
_LIMIT = 300 * 1024  # bytes of a first search, as a host that compresses sends them, without the page itself
_ASKED = {
    "Preston": "",
    "our leader left": "",
    "keep asking for numbers": ", leaving out “asking”, which most pages have",
}
_TEXTS = ("People in Preston kept the money.", "The money left.", "People left the town, and the money went.")


@pytest.mark.parametrize("words", _ASKED)
def test_first_search_among_many(visit: Visit, origin: str, site: Path, words: str) -> None:
    """A first search among ten thousand cases weighs under 300 KiB.

    Pagefind cuts the lists of words into pieces of one size, however many pages there are; only its list of all pages
    grows with them. So what a search weighs here, with that list made longer, is what it weighs there.
    """
    page = visit(NOTHING)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.route("**/pagefind-entry.json", _as_if_many)
    page.route("**/common.json", lambda route: route.fulfill(json=["asking"]))

    page.goto(f"{origin}/find/?q={words}")
    settled(page)

    weights = {
        answer.url: _weight(answer) for answer in answers if "/pagefind/" in answer.url or "/search/" in answer.url
    }
    weights |= {answer.url: _weight(answer) for answer in answers if "minisearch" in answer.url}
    languages = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    count = languages["en"]["page_count"]
    pages = next(url for url in weights if url.endswith(".pf_meta"))
    assert len(weights) > 6
    assert sum(weights.values()) + weights[pages] * (_MANY / count - 1) < _LIMIT, weights
    expect(page.locator(".find-status")).to_contain_text(f"“{words}”{_ASKED[words]}")


def _as_if_many(route: Route) -> None:
    """Answer as a library of many pages does: it counts no kinds, which would weigh half of the rest."""
    entry = route.fetch().json()
    for language in entry["languages"].values():
        language["page_count"] = _MANY
    route.fulfill(json=entry)


def _weight(answer: Response) -> int:
    body = answer.body()
    return len(body) if body.startswith(b"\x1f\x8b") else len(gzip.compress(body, 6))


def test_common_words_are_read_but_not_asked(
    visit: Visit, origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on most pages is looked for in titles and summaries alone; excerpts have every word."""
    monkeypatch.setattr(search, "LARGE", len(_TEXTS))
    index = _index(tmp_path)
    page = visit(NOTHING)
    page.route("**/pagefind/**", lambda route: route.fulfill(path=index / _name(route)))

    page.goto(f"{origin}/find/?q=Preston money")

    status = page.locator(".find-status")
    expect(status).to_have_text("1 page has the words of “Preston money”, leaving out “money”, which most pages have.")
    expect(page.locator("[data-holding] li")).to_contain_text("People in Preston kept the money.")
    page.goto(f"{origin}/find/?q=money")
    expect(status).to_contain_text("in their titles or summaries")
    expect(page.locator("[data-holding] li")).to_contain_text("The money left.")


def _name(route: Route) -> str:
    return route.request.url.split("/pagefind/")[1].split("?")[0]


def _index(folder: Path) -> Path:
    """Return the index of a few pages as that of a large library is made."""
    records = [
        SearchRecord(f"{number}/", f"Page {number}", "Case", "About money." if number == 1 else "A page.", "", text)
        for number, text in enumerate(_TEXTS)
    ]
    with (
        staging(folder / "site", folder) as staged,
        ThreadPoolExecutor() as beside,
    ):  # Playwright has this thread's loop
        beside.submit(write_search, records, folder / "cache", staged).result()
    return folder / "site" / "pagefind"
