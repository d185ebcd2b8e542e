"""Any page prints well: the menus go, the words, the sources and the addresses stay."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from fingerpost.render.assets import assets
from fingerpost.render.sheets.naming import STANDING, name_of
from tests.browser.conftest import NOTHING, Visit
from tests.conftest import TODAY

_TELL = "async ([script, sheet]) => (await import(script)).tellEdition(sheet, document.body.dataset.root)"


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


def test_page_tells_a_printed_sheet_whether_it_still_stands(visit: Visit, site: Path, origin: str) -> None:
    """A sheet's code leads to its page, which says whether anything that is printed has changed, however old it is.

    Of a code that gives the day alone, and where the list is not there, it says which is newer; where there is no
    network, that it cannot say. Without scripts the foot leads to the page that names the site's edition.
    """
    page = visit("phases/holding/", java_script_enabled=False)
    expect(page.locator(".sheet-edition")).to_have_count(0)
    page.get_by_role("link", name="which edition this is").click()
    expect(page.locator("#edition")).to_contain_text("edition of 22 November 2026")

    page = visit(NOTHING)
    case = name_of((site / "print/pieces/case-big-local.json").read_text(encoding="utf-8"))
    stands, changed, newer = "of 29 February 2020 says still stands", "has changed since", "made again since"
    page.goto(f"{origin}/phases/holding/?sheet=20200229-0a0b0c")  # this site has no prints, so that no list is there
    expect(page.locator(".sheet-edition")).to_contain_text(newer)
    names = {"": ["0a0b0c"], "phases/holding/": ["0a0b0c"], "cases/big-local/": ["0a0b0d"]}
    page.route(f"**/{STANDING}", lambda route: route.fulfill(json=names))
    for address, said in (
        ("?sheet=20200229-0a0b0c", stands),  # the whole playbook as a book
        ("phases/holding/?sheet=20200229-0a0b0c", stands),
        ("phases/holding/?sheet=20200229-0a0b0d", changed),
        ("exercises/power-map/?sheet=20200229-0a0b0c#worksheet", newer),
        (f"cases/big-local/?sheet=20200229-{case}", stands),
        ("cases/big-local/?sheet=20200229-0a0b0d", stands),
        ("cases/big-local/?sheet=20200229-0a0b0c", changed),
        (f"phases/holding/?edition={TODAY}", "is up to date"),
        ("phases/holding/?edition=2020-02-29", newer),
        ("phases/holding/?edition=2999-01-01", "old copy"),
    ):
        page.goto(f"{origin}/{address}")
        expect(page.locator(".sheet-edition")).to_contain_text(said)
        expect(page.locator(".sheet-edition")).to_be_in_viewport()
    expect(page.locator(".sheet-edition")).to_have_attribute("lang", "en-GB")  # the page may be in another language
    page.route("**/*.json", lambda route: route.abort())
    page.reload()
    expect(page.locator(".sheet-edition")).to_contain_text("cannot be looked up")
    page.goto(f"{origin}/cases/coventry-grapevine/?edition=soon")
    for no_sheet in ("soon", "2026-13-45", "20261122-1a2b3", "20261122-1a2b3c4d", "2026-11-22-<b>"):
        page.evaluate(_TELL, [f"{origin}/{assets()}/edition.js", no_sheet])
    expect(page.locator(".sheet-edition")).to_have_count(0)
