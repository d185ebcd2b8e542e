"""A reader with little time is led to pages that fit, ticks them off, and leaves no trace elsewhere."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit


def test_path_is_walked_and_ticked(visit: Visit) -> None:
    """Three steps lead to a path; ticks stay for the next visit, count what is left, and are forgotten."""
    page = visit("", viewport=PHONE)
    requests: list[str] = []

    page.get_by_role("link", name="Read by role").click()
    page.locator(".entries").get_by_role("link", name="Councillor", exact=True).click()
    page.locator(".times").get_by_role("link", name="5 minutes in Framing", exact=True).click()

    path = page.locator("[data-path]").first
    stops = path.locator("[data-stop]")
    count = stops.count()
    expect(page.get_by_role("link", name="5 minutes", exact=True)).to_have_attribute("aria-current", "true")
    page.on("request", lambda request: requests.append(request.url))
    stops.first.get_by_role("checkbox").check()
    expect(path.get_by_role("status")).to_contain_text(f"1 of {count} read")
    assert requests == []

    page.reload()
    expect(path.get_by_role("status")).to_contain_text(f"1 of {count} read")
    stops.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Forget them").click()
    expect(path.get_by_role("status")).to_contain_text(f"{count} stops")
    assert page.evaluate("localStorage.getItem('fingerpost-read')") is None


def test_path_works_with_scripts_off(visit: Visit) -> None:
    """Every choice of phase and minutes is a plain link; a page in short leads to its parts; no tick is promised."""
    page = visit("roles/trainer-or-facilitator/", java_script_enabled=False)

    choices = page.locator(".times td").get_by_role("link")
    assert choices.count() == 7 * 3
    choices.nth(1).click()
    path = page.locator(".path:has(#minutes-15)")
    expect(path.get_by_role("heading", name="If you have 15 minutes")).to_be_in_viewport()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    path.locator(".meta").get_by_role("link", name="Signs you are here").first.click()

    expect(page.locator(":target")).to_be_in_viewport()
