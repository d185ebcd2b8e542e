"""The whole way by keyboard: skip, walk, look up, search."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.pages import PAGES

_STOPS_TRIED = 80
_IS_SEEN = """(element) => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return outlined && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


@pytest.mark.parametrize("kind", ["home", "phase", "case", "A to Z", "found", "404"])
def test_skip_link_page(visit: Visit, kind: str) -> None:
    """The first stop of every page is a link, seen once it has focus, that leads past the header."""
    page = visit(PAGES[kind])

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the page")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('header.top, .skip')") is None


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_header_by_keyboard(visit: Visit, window: ViewportSize) -> None:
    """The header's links and its search are reached in the order in which they are seen, each with visible focus."""
    page = visit("phases/holding/", viewport=window)
    seen: list[str] = []

    page.keyboard.press("Tab")
    for stop in _stops(page):
        if not stop.evaluate("(element) => Boolean(element.closest('header.top'))"):
            break
        assert stop.evaluate(_IS_SEEN), stop.evaluate("(element) => element.outerHTML")
        seen.append(stop.evaluate("(element) => element.labels?.[0]?.innerText ?? element.innerText").strip())

    links = page.locator("header.top .ways a").all_inner_texts()
    assert sorted(seen) == sorted(["Fingerpost", *links, "Search Fingerpost", "Search"])
    assert seen[0] == "Fingerpost"
    assert [name for name in seen if name in links] == links
    assert seen.index("Search") == seen.index("Search Fingerpost") + 1


@pytest.mark.parametrize("kind", ["home", "phases", "phase", "case", "cases", "A to Z"])
def test_focus_seen_page(visit: Visit, kind: str) -> None:
    """Every stop on a page shows that it has focus, and stands in the window when it has it."""
    page = visit(PAGES[kind])

    unseen = [stop.evaluate("(element) => element.outerHTML") for stop in _stops(page) if not stop.evaluate(_IS_SEEN)]

    assert unseen == []


def test_note_by_keyboard(visit: Visit) -> None:
    """A term's meaning opens when the term has focus, is named as its description, and closes on Escape."""
    page = visit("phases/holding/")
    term = _tab_to(page, ".term")

    note = page.locator(".note")
    expect(note).to_be_visible()
    meaning = page.locator(f"#{term.get_attribute('aria-describedby')}")
    expect(meaning).to_be_visible()
    assert meaning.inner_text() in note.inner_text()
    page.keyboard.press("Escape")

    expect(note).to_have_count(0)
    expect(term).to_be_focused()


def test_note_link_by_keyboard(visit: Visit) -> None:
    """The link in a note is the next stop after its term, and Escape leads from it back to the term."""
    page = visit("phases/holding/")
    term = _tab_to(page, ".term")

    page.keyboard.press("Tab")

    link = page.locator(".note a")
    expect(link).to_be_focused()
    assert link.evaluate("(element) => element.href") == term.evaluate("(element) => element.href")
    page.keyboard.press("Escape")
    expect(page.locator(".note")).to_have_count(0)
    expect(term).to_be_focused()


def test_note_left_by_keyboard(visit: Visit) -> None:
    """A note closes when focus goes on, and does not come between the stops before and after it."""
    page = visit("phases/holding/")
    term = _tab_to(page, ".term")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(page.locator(".note a:focus")).to_have_count(0)
    after = page.locator(":focus")
    assert term.evaluate("(term, next) => Boolean(term.compareDocumentPosition(next) & 4)", after.element_handle())


def test_suggestions_people_say(visit: Visit) -> None:
    """What somebody in trouble would say leads to the page for it, among the first three."""
    page = visit("")
    options = _suggested(page, "our leader left")

    names = options.locator("strong").all_inner_texts()
    assert "The hero leaves" in names[:3]
    for _ in range(names.index("The hero leaves") + 1):
        page.keyboard.press("ArrowDown")
    chosen = page.locator("#seek").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url("**/pitfalls/hero-leader/")


def test_suggestions_close(visit: Visit) -> None:
    """Escape closes the suggestions and keeps the words; the box says whether they are open."""
    page = visit("")
    options = _suggested(page, "hero")
    box = page.get_by_role("combobox")

    expect(box).to_have_attribute("aria-expanded", "true")
    assert any("The hero leaves" in name for name in options.all_inner_texts())
    page.keyboard.press("Escape")

    expect(options).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("hero")


def test_suggestions_say_why(visit: Visit) -> None:
    """A suggestion whose title does not show the words says why it is there."""
    page = visit("")

    options = _suggested(page, "lived expertise")

    term = options.filter(has=page.get_by_text("Lived experience", exact=True)).first
    expect(term).to_contain_text("also called lived expertise")


def _suggested(page: Page, words: str) -> Locator:
    """Type words into the header's search, as people do, and return the suggestions once they have come."""
    page.locator("#seek").press_sequentially(words, delay=15)
    options = page.get_by_role("option")
    options.first.wait_for()
    return options


def _tab_to(page: Page, selector: str) -> Locator:
    """Press Tab until the focus is on what a selector names, and return it."""
    for _ in range(_STOPS_TRIED):
        page.keyboard.press("Tab")
        found = page.locator(f":focus:is({selector})")
        if found.count():
            found.evaluate("(element) => element.setAttribute('data-reached', '')")
            return page.locator("[data-reached]")
    raise AssertionError(f"no Tab leads to {selector}")


def _stops(page: Page) -> Iterator[Locator]:
    """Press Tab, stop by stop, and yield what has the focus, until the page ends or enough were tried."""
    for _ in range(_STOPS_TRIED):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        yield page.locator(":focus")
