"""Everything that matters is there with scripts off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES

_FEWEST_WORDS = 25


@pytest.fixture
def still(look: Visit) -> Visit:
    """Opens pages without scripts."""

    def open_page(address: str, **window: object) -> Page:
        return look(address, java_script_enabled=False, **window)

    return open_page


@pytest.mark.parametrize("kind", PAGES)
def test_page_reads(still: Visit, kind: str) -> None:
    """Every kind of page shows its title, its words and its ways on."""
    page = still(PAGES[kind])

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main").get_by_role("link")).not_to_have_count(0)
    assert len(page.locator("main").inner_text().split()) >= _FEWEST_WORDS


@pytest.mark.parametrize("kind", ["phase", "pitfall", "case"])
def test_contents_lead(still: Visit, kind: str) -> None:
    """The contents open, and each entry leads to its part."""
    page = still(PAGES[kind])

    page.locator(".contents > summary").click()
    entry = page.get_by_role("navigation", name="On this page").get_by_role("link").last
    expect(entry).to_be_visible()
    entry.click()

    expect(page.locator(":target")).to_be_in_viewport()


def test_evidence_reads(still: Visit) -> None:
    """A page's evidence is there, and leads to the cases that it comes from."""
    page = still("phases/holding/")

    box = page.locator(".evidence")
    expect(box.get_by_text("Evidence:").first).to_be_visible()
    box.get_by_role("link", name="Grapevine").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Grapevine")


def test_facets_lead_to_cases(still: Visit) -> None:
    """The cases can be chosen by a facet, and the list leads to a case."""
    page = still("cases/")

    page.locator(".choose summary", has_text="Phase").click()
    page.locator(".choose").get_by_role("link", name="Holding").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Holding")
    page.locator(".cards").get_by_role("link").first.click()

    expect(page.get_by_role("heading", name="At a glance")).to_be_visible()


def test_term_leads_to_meaning(still: Visit) -> None:
    """A marked word is a link to its own page, whose first words are the meaning."""
    page = still("phases/holding/")
    term = page.locator(".term").first
    meaning = page.locator(f"#{term.get_attribute('aria-describedby')}").inner_text()

    term.click()

    expect(page.locator(".title")).to_contain_text(meaning)


def test_search_leads_on(still: Visit) -> None:
    """Searching without scripts ends on a page that says so and offers lists that lead everywhere."""
    page = still("phases/holding/")

    page.get_by_label("Search Fingerpost").fill("hero")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/find/\?q=hero$"))
    expect(page.get_by_text("Searching needs scripts")).to_be_visible()
    for name in ("Pitfalls", "Phases", "Words, A to Z", "Cases"):
        expect(page.locator("[data-find-plain]").get_by_role("link", name=name)).to_be_visible()
