"""What people come for, from end to end."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit, settled
from tests.prints.reading import opened

_TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_phase_to_case_phone(visit: Visit) -> None:
    """On a phone, the Holding phase is two taps from home, and its evidence leads to a case."""
    page = visit("", **_TOUCH)

    page.get_by_role("link", name=re.compile("Read by phase")).tap()
    page.get_by_role("main").get_by_role("link", name="Holding", exact=True).last.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Holding")
    found = page.locator(".evidence").get_by_role("link", name="Grapevine").first
    found.tap()

    expect(page).to_have_url(re.compile(r"/cases/coventry-grapevine/#evidence$"))
    expect(page.locator("#evidence")).to_be_in_viewport()


def test_search_phone(visit: Visit) -> None:
    """On a phone, what somebody would say finds the page for it by a tap on a suggestion, and a case that got out."""
    page = visit("phases/holding/", **_TOUCH)

    page.get_by_label("Search Fingerpost").tap()
    page.keyboard.type("our leader left")
    page.get_by_role("option", name=re.compile("The hero leaves")).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("The hero leaves")
    way_out = page.locator(".met li", has_text="The way out:").first
    expect(way_out).to_contain_text("Got out")
    way_out.get_by_role("link", name="Riverside Together").tap()

    expect(page).to_have_url(re.compile(r"/cases/riverside-together/#met-hero-leader$"))
    expect(page.locator("#met-hero-leader")).to_be_in_viewport()


def test_term_tapped_twice(visit: Visit) -> None:
    """The first tap on a word shows its meaning where it stands; the second leads to its page."""
    page = visit("phases/holding/", **_TOUCH)
    term = page.locator(".term").first
    address = page.url

    term.tap()
    expect(page.locator(".note")).to_be_in_viewport(ratio=1)
    assert page.url == address
    term.tap()

    expect(page).to_have_url(re.compile(r"/glossary/[a-z0-9-]+/$"))


def test_note_tapped_away(visit: Visit) -> None:
    """A tap beside a note closes it."""
    page = visit("phases/holding/", **_TOUCH)
    page.locator(".term").first.tap()
    expect(page.locator(".note")).to_be_visible()

    page.get_by_role("heading", level=1).tap()

    expect(page.locator(".note")).to_have_count(0)


def test_note_stays_under_pointer(visit: Visit) -> None:
    """A pointer can travel from a word into its note, where the link can be chosen (WCAG 2.2, 1.4.13)."""
    page = visit("phases/holding/")
    page.locator(".term").first.hover()
    note = page.locator(".note")
    expect(note).to_be_visible()

    note.get_by_role("link").hover()
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    note.get_by_role("link").click()

    expect(page).to_have_url(re.compile(r"/glossary/[a-z0-9-]+/$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_scheme_kept(visit: Visit, origin: str, scheme: str) -> None:
    """The switch of light and dark is kept on the next page, whatever the system asks for."""
    page = visit("", color_scheme=scheme)
    other = "dark" if scheme == "light" else "light"
    before = _paper(page)

    page.get_by_role("button", name=f"Switch to {other}").click()
    chosen = _paper(page)
    page.goto(f"{origin}/phases/holding/")

    assert before != chosen == _paper(page)
    expect(page.get_by_role("button", name=f"Switch to {scheme}")).to_be_visible()


def test_find_full_text(visit: Visit) -> None:
    """The search page shows its address's words, with excerpts of the full text in which they are marked."""
    page = visit("find/?q=deckchairs")

    expect(page.locator(".find-status")).to_contain_text("“deckchairs”")
    expect(page.get_by_label("Words to look for")).to_have_value("deckchairs")
    expect(page.locator(".results mark").first).to_contain_text("deckchairs")
    expect(page.locator(".results").get_by_role("link").first).to_be_visible()


def test_find_back(visit: Visit) -> None:
    """From a result, Back leads to the same results; a search made there has an address of its own."""
    page = visit("find/?q=hero")
    page.locator(".results").get_by_role("link", name="The hero leaves").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The hero leaves")

    page.go_back()
    expect(page.locator(".results").get_by_role("link", name="The hero leaves")).to_be_visible()
    page.get_by_label("Words to look for").fill("trust")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/find/\?q=trust$"))
    expect(page.locator(".find-status")).to_contain_text("“trust”")
    page.get_by_role("radio", name=re.compile("^Exercises")).check()
    expect(page).to_have_url(re.compile(r"/find/\?q=trust&kind=exercise$"))
    kinds = page.locator(".results li > .meta")
    expect(kinds.filter(has_not_text="Exercise")).to_have_count(0)
    expect(kinds).not_to_have_count(0)
    page.go_back()
    expect(page.get_by_label("Everything")).to_be_checked()
    page.go_back()
    expect(page.locator(".find-status")).to_contain_text("“hero”")


def test_find_marks(visit: Visit) -> None:
    """The words of a search are marked on the page that it led to, in whatever form; a button takes the marks away."""
    page = visit("find/?q=heroes")
    page.locator(".results").get_by_role("link", name="The hero leaves").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The hero leaves")

    bar = page.get_by_role("complementary", name="Words that you searched for")
    marks = page.locator("main mark")
    expect(bar).to_be_visible()
    assert f"{marks.count()} marks" in bar.inner_text()
    assert "hero" in {word.casefold() for word in marks.all_inner_texts()}
    bar.get_by_role("button", name="Next").click()
    expect(page.locator("mark.here")).to_be_in_viewport()
    bar.get_by_role("button", name="Remove marks").click()

    expect(marks).to_have_count(0)
    expect(bar).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/pitfalls/hero-leader/$"))


def test_find_nothing(visit: Visit) -> None:
    """Where nothing is found, the page says so, shows the words, and offers ways on."""
    page = visit("find/?q=xyzzyx")

    expect(page.locator(".find-status")).to_contain_text("Nothing found for “xyzzyx”")
    expect(page.locator(".results li")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("Words, A to Z"))).to_be_visible()


def test_find_hostile_words(visit: Visit) -> None:
    """Words that look like markup are shown as words."""
    page = visit("find/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20hero")

    expect(page.locator(".find-status")).to_contain_text("<img src=x onerror=alert(1)> hero")
    expect(page.locator("main img")).to_have_count(0)


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_word_said_to_one(visit: Visit) -> None:
    """By keyboard, a word is said to one audience alone, the next word too; with nobody chosen, to all of them."""
    page = visit("glossary/lived-experience/")
    said = page.locator("[data-lens] dd:visible")
    expect(page.get_by_role("radio")).to_have_count(6)
    expect(said).to_have_count(5)

    page.get_by_role("radio", name="Everybody").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("other side of the counter")
    page.goto(page.url.replace("lived-experience", "backbone"))

    expect(page.get_by_role("radio", name="A councillor")).to_be_checked()
    expect(said).to_have_count(1)


def test_asks_of_one_body(visit: Visit) -> None:
    """A national official chooses their own body, sees its rules alone, also on paper, and opens the case of one."""
    page = visit("asks/", java_script_enabled=False)

    page.get_by_role("navigation", name="Who makes the rules").get_by_role("link", name="HM Treasury").click()
    expect(page.get_by_role("heading", name="HM Treasury")).to_be_in_viewport()
    expect(page.locator(".asked:visible")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".asked:visible")).to_have_count(1)
    expect(page.locator(".pick")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".asked:visible").get_by_role("link", name="Whole-Place Community Budgets", exact=True).first.click()

    expect(page).to_have_url(re.compile(r"/cases/whole-place-community-budgets/#rules$"))
    expect(page.get_by_role("heading", name="Rules made elsewhere")).to_be_in_viewport()


def test_findings_for_a_board(visit: Visit) -> None:
    """A funder hears a word said to funders, chooses findings by who found them and who was asked, prints a brief."""
    page = visit("glossary/lived-experience/")
    page.get_by_role("radio", name="A funder").check()
    expect(page.locator("[data-lens] dd:visible")).to_have_count(1)
    page.goto(page.url.replace("glossary/lived-experience", "roles/funder-or-commissioner"))
    page.get_by_role("main").get_by_role("link", name="What was found").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was found")
    shown, kinds = page.locator(".asked:visible"), page.get_by_role("navigation", name="How it was found out")

    kinds.get_by_role("link", name="What residents say of it").click()
    expect(shown).to_have_count(1)
    expect(shown.locator(".proof").filter(has_not=page.locator(".heard"))).to_have_count(0)
    kinds.get_by_role("link", name="Press or scrutiny").click()
    expect(shown.locator(".proof").first).to_have_class(re.compile("proof-against"))
    expect(shown.locator(".proof").filter(has_not_text="Source")).to_have_count(0)
    words = [sheet.extract_text() for sheet in opened(page.pdf(prefer_css_page_size=True)).pages]
    assert "Press or scrutiny" in words[0]
    assert not any("Academic study" in sheet for sheet in words)
    shown.locator(".proof").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/cases/[a-z-]+/#evidence$"))
    expect(page.locator("#evidence")).to_be_in_viewport()

    page.goto(re.sub("cases/.*", "funding/", page.url))
    expect(settled(page).get_by_role("heading", level=1)).to_have_text("Funding")
    brief = [sheet.extract_text() for sheet in opened(page.pdf(prefer_css_page_size=True)).pages]
    assert "What this brief rests on" in brief[1]
    assert brief[2].lstrip().startswith("The pages")


def test_map_by_keyboard(visit: Visit) -> None:
    """On a phone, a mark on the map is reached by keys alone, shows that it is, comes into view, and opens its case."""
    page = visit("map/", viewport=PHONE)
    mark = page.get_by_role("link", name=re.compile("^Exeter")).first

    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    ring = mark.locator(".reach").evaluate("(circle) => getComputedStyle(circle).stroke")
    assert ring != "none"
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/cases/exeter-wellbeing/$"))
