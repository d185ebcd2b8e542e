"""The site is read without a network after a visit."""

import json
import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from fingerpost.assemble.take_away import for_folder, taken
from fingerpost.render.assets import PLAIN, assets
from fingerpost.render.offline import WORKER, service_worker
from tests.browser.conftest import PATIENCE, PHONE, Visit, served

_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().map(({ url }) => url);
}"""
_NEXT_ASSETS = f"{PLAIN}-{'1' * 12}"
_INK = "rgb(1, 2, 3)"
_TEXT = "(address) => fetch(address).then((answer) => answer.text())"
_NOT_WALKED = ("cases/by/", "glossary/", "organisations/", "roles/", "print/pieces/term")
_UNTIL = """async ([state, gone]) => {
  for (let left = 150; left; left--) {
    const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();
    const names = await caches.keys();
    const rules = !installing && !waiting && active?.state === "activated";
    if (state === "waits" ? waiting : rules && !names.some((name) => gone.includes(name))) return names;
    await new Promise((done) => setTimeout(done, 100));
    if (left === 1) return `not in time: ${[installing?.state, waiting?.state, active?.state, ...names]}`;
  }
}"""
"""The names of all stores once a new version waits for its turn, or rules with some stores gone."""


def test_offline_after_visit(visit: Visit, origin: str) -> None:
    """After a visit the core and what was read open without a network; for the rest a page says what there is."""
    page = visit("", viewport=PHONE, keeps=True)
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    kept = page.evaluate(_KEPT)
    page.goto(f"{origin}/cases/big-local/?edition=2020-02-29")
    expect(page.locator(".sheet-edition")).to_contain_text("made again since")
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
    page.goto(f"{origin}/cases/big-local/?edition=2020-02-29")
    expect(page.locator("h1")).to_contain_text("Big Local")
    expect(page.locator(".sheet-edition")).to_contain_text("cannot be looked up")
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


def test_offline_after_update(visit: Visit, site: Path, tmp_path: Path) -> None:
    """A new version of the site takes over at the next visit: nothing older is kept, what was read is renewed too.

    An open page of the old one still finds what it asks for, and so does one that comes late out of some cache.
    """
    live, following = tmp_path / "live", tmp_path / "following"
    live.symlink_to(site)
    following.symlink_to(_changed(site, tmp_path / "next", "pitfalls/hero-leader/", "cases/big-local/"))
    with served(live) as origin:
        page = visit(f"{origin}/", keeps=True)
        page.evaluate(_KEPT)
        page.goto(f"{origin}/cases/big-local/")  # is kept because it is read; the other is kept in any case
        before = [name for name in page.evaluate(_UNTIL, ["rules", []]) if not name.endswith(" next")]

        following.replace(live)
        page.get_by_label("Search Fingerpost").fill("our leader has left")
        expect(page.get_by_role("option").first).to_contain_text("hero")
        page.goto(f"{origin}/about/")
        assert isinstance(page.evaluate(_UNTIL, ["waits", []]), list)
        context = page.context
        page.close()
        page = context.new_page()
        page.goto(f"{origin}/")
        assert set(page.evaluate(_UNTIL, ["rules", before])) - set(before)
        assert _INK in page.evaluate(_TEXT, f"{origin}/{PLAIN}-{'0' * 12}/site.css")
        context.set_offline(True)
        for address in ("pitfalls/hero-leader/", "cases/big-local/"):
            page.goto(f"{origin}/{address}")
            expect(page.locator("h1")).to_have_text("Told anew")
            expect(page.locator("h1")).to_have_css("color", _INK)


def _changed(site: Path, folder: Path, *addresses: str) -> Path:
    """Return a folder with the next version of the site: with another style, and another heading on some pages."""
    shutil.copytree(site, folder, copy_function=os.link)
    (folder / assets()).rename(folder / _NEXT_ASSETS)
    style = folder / _NEXT_ASSETS / "site.css"
    _write(style, f"{style.read_text(encoding='utf-8')}h1 {{ color: {_INK}; }}")
    worker = folder / WORKER
    _, core, _ = re.split(r"CORE = (\{.*?\});", worker.read_text(encoding="utf-8"), maxsplit=1, flags=re.DOTALL)
    kept = {address.replace(assets(), _NEXT_ASSETS) for address in json.loads(core)}
    pages = {address for address in kept if (folder / address).is_dir()}
    for address in pages.union(addresses):
        page = folder / address / "index.html"
        html = page.read_text(encoding="utf-8").replace(assets(), _NEXT_ASSETS)
        _write(page, re.sub("<h1>.*?</h1>", "<h1>Told anew</h1>", html, count=1) if address in addresses else html)
    files = {address: folder / address / "index.html" if address in pages else folder / address for address in kept}
    text = service_worker({address: path.read_bytes() for address, path in files.items()})
    _write(worker, text.replace(f'"{assets()}"', f'"{_NEXT_ASSETS}"'))
    (folder / _NEXT_ASSETS / "alike.js").unlink()  # nobody asks for what they have under another name
    return folder


def _write(path: Path, text: str) -> None:
    """Write a file anew, some seconds younger than the one that stood there: a host tells versions apart by seconds."""
    age = path.stat().st_mtime
    path.unlink()
    path.write_text(text, encoding="utf-8")
    os.utime(path, (age + 5, age + 5))


def test_take_away_from_folder(browser: Browser, site: Path, tmp_path: Path) -> None:
    """In a folder, with no server, pages and tools work as on the web; search says what it cannot do."""
    wanted = ((uri, raw) for uri, raw in taken(site).items() if not uri.startswith(_NOT_WALKED))
    for uri, raw in (pair for each in wanted for pair in for_folder(*each)):
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
    page.get_by_role("link", name="Go straight to the ways out").click()
    expect(page.get_by_role("heading", name="Ways out")).to_be_in_viewport()
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
