"""The site is read without a network after a visit."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, expect

from fingerpost.assemble.take_away import zipped
from tests.browser.conftest import PHONE, Visit

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
    """Unpacked, the site is read from a folder by its links, with its looks and without a complaint."""
    paths = [path for part in ("*.html", "pitfalls/**/*", "find/*", "assets/**/*") for path in site.glob(part)]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    ZipFile(BytesIO(zipped(files))).extractall(tmp_path)
    page = browser.new_page(viewport=PHONE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_role("link", name="Pitfalls", exact=True).first.click()
    page.locator("main a[href*='hero-leader']").first.click()

    expect(page.locator("h1")).to_contain_text("hero")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    page.get_by_label("Search Fingerpost").fill("hero")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Searching needs scripts")).to_be_visible()
    assert said == []
    page.close()
