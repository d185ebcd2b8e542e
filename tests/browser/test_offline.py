"""The site is read without a network after a visit."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from fingerpost.assemble.take_away import for_folder, taken
from tests.browser.conftest import PATIENCE, PHONE, Visit

_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().map(({ url }) => url);
}"""


def test_offline_after_visit(visit: Visit, origin: str) -> None:
    """After a visit the core and what was read open without a network; for the rest a page says what there is."""
    page = visit("", viewport=PHONE, keeps=True)
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    kept = page.evaluate(_KEPT)
    page.goto(f"{origin}/cases/big-local/")
    page.goto(f"{origin}/no-such-page/")
    page.goto(f"{origin}/offline/")
    expect(page.get_by_role("link", name="Big Local", exact=True)).to_be_visible()

    page.context.set_offline(True)
    page.goto(f"{origin}/pitfalls/hero-leader/?mark=hero")
    expect(page.locator("h1")).to_contain_text("hero")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    page.get_by_label("Search Fingerpost").fill("our leader has left")
    expect(page.get_by_role("option").first).to_contain_text("hero")
    page.goto(f"{origin}/cases/?theme=power")
    expect(page.locator("[data-chosen]")).to_contain_text("Power")
    page.goto(f"{origin}/cases/big-local/")
    expect(page.locator("h1")).to_contain_text("Big Local")
    for not_kept in ("no-such-page/", "cases/watchet-onion-collective/"):
        page.goto(f"{origin}/{not_kept}")
        expect(page.locator(".notice")).to_contain_text("not kept on this device")

    page.context.set_offline(False)
    page.get_by_role("link", name="Try it again").click()
    expect(page.locator("h1")).to_contain_text("Onion")
    page.goto(f"{origin}/offline/")
    page.get_by_role("button", name="Clear what is kept").click()
    expect(page.get_by_text("Nothing, as you asked")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert len(kept) > 80
    assert all(url.startswith(origin) for url in kept)
    assert trouble == []


def test_take_away_from_folder(browser: Browser, site: Path, tmp_path: Path) -> None:
    """In a folder, with no server, pages and tools work as on the web; search says what it cannot do."""
    for uri, raw in (pair for each in taken(site).items() for pair in for_folder(*each)):
        path = tmp_path / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def arrived(address: str) -> None:
        expect(page).to_have_url(re.compile(rf"{re.escape(tmp_path.as_uri())}/{address}"))

    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_label("Search Fingerpost").fill("our lead has left")
    page.get_by_role("option").first.click()
    arrived(r"pitfalls/hero-leader/index\.html$")
    page.locator("main a[href*='/cases/']").first.click()
    arrived(r"cases/[a-z-]+/index\.html")

    page.get_by_role("link", name="Cases", exact=True).first.click()
    page.locator("[data-facet=theme] summary").click()
    page.get_by_label("Power", exact=True).check()
    page.locator("[data-case-list] a").first.click()
    arrived(r"cases/[a-z-]+/index\.html$")
    page.go_back()
    expect(page.get_by_role("button", name="Remove Theme: Power")).to_be_visible()

    page.goto((tmp_path / "like-ours/index.html").as_uri() + "?scale=town&setting=coastal")
    page.get_by_role("checkbox", name=re.compile("^Compare")).nth(0).check()
    page.get_by_role("checkbox", name=re.compile("^Compare")).nth(1).check()
    page.get_by_role("link", name="Compare these 2").click()
    arrived(r"compare/index\.html\?cases=")
    expect(page.locator(".beside")).to_contain_text("What did not work")

    page.goto((tmp_path / "wayfinder/index.html").as_uri())
    page.get_by_role("radio").nth(1).check()
    page.locator("[data-found] h3 a").first.click()
    arrived(r"[a-z]+/[a-z-]+/index\.html$")

    page.goto((tmp_path / "print/pack/index.html").as_uri() + "?items=exercise-who-is-missing,case-big-local")
    expect(page.locator("[data-chosen] li")).to_have_count(2)
    expect(page.locator(".chapter.cases", has_text="Big Local")).to_be_visible()

    page.get_by_label("Search Fingerpost").fill("hero")
    page.keyboard.press("Enter")
    expect(page.locator(".find-status")).to_contain_text("not every word of every page")
    expect(page.locator(".results").get_by_role("link", name="The hero leaves")).to_be_visible()
    assert said == []
    context.close()
