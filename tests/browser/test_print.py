"""Any page prints well: the menus go, the words, the sources and the addresses stay."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.conftest import TODAY


@pytest.mark.parametrize("address", ["phases/holding/", "cases/coventry-grapevine/", "pitfalls/hero-leader/"])
def test_printed_page(visit: Visit, address: str) -> None:
    """On paper there is no header, search or contents; there are words, sources and what the page is called."""
    page = visit(address)

    page.emulate_media(media="print")

    for menu in (".top", ".contents", ".related", ".crumbs"):
        expect(page.locator(menu)).to_be_hidden()
    for part in ("h1", ".words", ".words-used", ".sources", ".bottom"):
        expect(page.locator(part).first).to_be_visible()
    address_shown = page.locator(".sources a").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "http" in address_shown


def test_printed_page_folded_parts(visit: Visit) -> None:
    """What is folded on the screen is printed whole: paper cannot be opened."""
    page = visit("phases/")
    folded = page.locator(".loop details li").first
    expect(folded).to_be_hidden()

    page.emulate_media(media="print")

    assert folded.evaluate(
        "(entry) => entry.checkVisibility({ contentVisibilityAuto: true }) && entry.offsetHeight > 0"
    )


def test_interview_kit_is_two_sheets(visit: Visit) -> None:
    """One sheet for the hour, one to write on after it: a third would be left in the printer."""
    sheets = PdfReader(BytesIO(visit("contribute/interview/").pdf(prefer_css_page_size=True))).pages

    assert [page.extract_text().count("Sheet two") for page in sheets] == [0, 1]


@pytest.mark.parametrize("dark_by", ["system", "switch"])
def test_printed_page_dark(visit: Visit, dark_by: str) -> None:
    """A page read in dark is printed black on white."""
    page = visit("phases/holding/", color_scheme="dark" if dark_by == "system" else "light")
    if dark_by == "switch":
        page.get_by_role("button", name="Switch to dark").click()

    page.emulate_media(media="print")

    colours = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_page_tells_a_printed_sheet_whether_it_is_out_of_date(visit: Visit) -> None:
    """A sheet's code leads to its page with the sheet's edition; the page says in words which of the two is newer.

    Without scripts, or for a sheet without a code, the foot leads to the page that names the site's edition.
    """
    page = visit("phases/holding/", java_script_enabled=False)
    expect(page.locator(".sheet-edition")).to_have_count(0)
    page.get_by_role("link", name="which edition this is").click()
    expect(page.locator("#edition")).to_contain_text("edition of 22 November 2026")

    for sheet, said in ((TODAY, "up to date"), ("2020-02-29", "has been made again since"), ("2999-01-01", "old copy")):
        page = visit(f"exercises/power-map/?edition={sheet}#worksheet")
        expect(page.locator(".sheet-edition")).to_contain_text(said)
    page = visit("cases/coventry-grapevine/?edition=soon")
    expect(page.locator(".words").first).to_be_visible()
    expect(page.locator(".sheet-edition")).to_have_count(0)
