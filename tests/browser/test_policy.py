"""The content security policy stands on every page, nothing breaks it, and nothing leaves the host."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fingerpost.render.assets import assets
from tests.browser.conftest import NOTHING, Visit, settled
from tests.browser.pages import PAGES
from tests.browser.test_weight import MOST_SHIFT, SHIFT

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_FEW = 1024  # bytes
_TELL = """
window.broken = [];
addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""


class _Inline(HTMLParser):
    """Collects what a strict policy would refuse, and the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        fields = dict(attributes)
        if (
            tag == "style"
            or (tag == "script" and not fields.get("src"))
            or tag in ("iframe", "object", "embed", "base")
        ):
            self.found.append(f"<{tag}>")
        if tag == "meta" and (fields.get("http-equiv") or "").lower() == "content-security-policy":
            self.policies.append(fields.get("content") or "")
        for name, value in attributes:
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{name} on <{tag}>")


def _inline(path: Path) -> _Inline:
    reader = _Inline()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _pages(site: Path) -> list[Path]:
    """Return every page; the form as one file has everything inside it and a policy of its own."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "fingerpost-form.html"]


def test_pages_nothing_inline(site: Path) -> None:
    """No page has a script, a style, an event attribute or a style attribute of its own."""
    found = {str(path.relative_to(site)): _inline(path).found for path in _pages(site)}

    assert {uri: inline for uri, inline in found.items() if inline} == {}


def test_pages_policy(site: Path) -> None:
    """Every page bears the policy, once, and before anything that it governs."""
    wrong = []

    for path in _pages(site):
        html = path.read_text(encoding="utf-8")
        directives = [dict(part.split(maxsplit=1) for part in policy.split("; ")) for policy in _inline(path).policies]
        first_load = re.search(r"<(?:link|script|img)\b", html)
        if directives != [POLICY] or not first_load or html.index("Content-Security-Policy") > first_load.start():
            wrong.append(str(path.relative_to(site)))

    assert wrong == []


def test_pages_wait_for_one_script(site: Path) -> None:
    """Before its first paint a page runs nothing but the few lines that set the colours its reader chose."""
    waits = re.compile(r'<script(?! type="module")[^>]* src="(?:[^"]*/)?([^"/]+)"')

    found = {tuple(waits.findall(path.read_text(encoding="utf-8"))) for path in _pages(site)}

    assert found == {("first.js",)}
    assert (site / assets() / "first.js").stat().st_size < _FEW


@pytest.mark.parametrize("kind", PAGES)
def test_page_stays_at_home(visit: Visit, origin: str, kind: str) -> None:
    """A page of each kind asks no other host for anything, finds all that it asks for, and breaks no policy.

    On a desk, where it is opened, nothing moves while it loads, fonts and scripts included.
    """
    page = visit(NOTHING)
    trouble = _listen(page, origin)

    page.goto(f"{origin}/{PAGES[kind]}")
    shift = settled(page).evaluate(SHIFT)
    _use(page)

    assert [*trouble, *page.evaluate("window.broken")] == []
    assert shift < MOST_SHIFT


def _listen(page: Page, origin: str) -> list[str]:
    """Return a list that grows with whatever goes wrong in the page from now on."""
    trouble: list[str] = []
    page.add_init_script(_TELL)
    page.on(
        "request", lambda request: None if _at_home(request.url, origin) else trouble.append(f"asked for {request.url}")
    )
    page.on(
        "response", lambda answer: trouble.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    page.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    return trouble


def _at_home(url: str, origin: str) -> bool:
    return url.startswith((f"{origin}/", "data:", "blob:"))


def _use(page: Page) -> None:
    """Do what loads more than the page: open a note, ask for suggestions, switch the scheme."""
    if page.locator(".term:visible").count():
        page.locator(".term:visible").first.hover()
        page.locator(".note").wait_for()
    page.get_by_role("button", name="Switch to dark").click()
    page.get_by_role("combobox").or_(page.locator("#seek")).first.fill("trust")
    page.get_by_role("option").first.wait_for()
