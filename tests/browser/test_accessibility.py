"""Nobody is kept out: what axe can see, what a small or enlarged window must still show."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESK, PHONE, Visit, settled
from tests.browser.pages import PAGES

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_CONTRAST = ["color-contrast", "link-in-text-block"]
"""The rules that a change of colours alone can break."""
_ENTRIES = 30  # of each list: axe's time grows with every one
_NARROWEST = ViewportSize(width=320, height=640)
"""Also what 1280 px leave at 400 per cent (WCAG 2.2, 1.4.10)."""


@pytest.mark.parametrize("kind", PAGES)
def test_page_keeps_nobody_out(look: Visit, kind: str) -> None:
    """axe finds nothing on a page of each kind, on a phone and on a desk, in light and in dark.

    At 320 px no page scrolls sideways, nor loses words to a reader's own wider letters and lines (WCAG, 1.4.12).
    """
    page = settled(look(PAGES[kind], viewport=_NARROWEST, color_scheme="light"))

    found = {"narrow": page.evaluate(_OUTSIDE), "narrow, spaced out": _spaced_out(page)}
    page.evaluate(_SHORTER, _ENTRIES)
    page.set_viewport_size(PHONE)
    found |= {"phone, light": violations(page), "phone, dark": _in_dark(page)}
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    found |= {"desk, light": violations(page), "desk, dark": _in_dark(page)}

    assert {view: broken for view, broken in found.items() if broken} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_note_open(visit: Visit, window: ViewportSize, scheme: str) -> None:
    """axe finds nothing while the meaning of a word is shown."""
    page = visit("phases/holding/", viewport=window, color_scheme=scheme)
    page.locator(".term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".note").wait_for()

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_suggestions_open(visit: Visit, window: ViewportSize, scheme: str) -> None:
    """axe finds nothing while suggestions are shown and one of them is chosen."""
    page = visit("", viewport=window, color_scheme=scheme)
    page.get_by_label("Search Fingerpost").fill("leader")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")

    assert violations(page) == []


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds, a line for each element: rule, place, what is wrong."""
    run_only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(
        "(options) => axe.run(document, options)",
        {"runOnly": run_only, "resultTypes": ["violations"], "preload": False},
    )
    return [
        f"{violation['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _in_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    return violations(page, _CONTRAST)


def _spaced_out(page: Page) -> list[str]:
    page.evaluate(_SPACED)
    lost: list[str] = page.evaluate(_OUTSIDE) + page.evaluate(_CUT_OFF)
    page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)")
    return lost


_SHORTER = """(most) => { // what axe would find in the hundredth entry of a list it finds in the first
  const lists = ".bibliography, .questions, .cards, .words-used dl, .sources ol, .glossary";
  for (const list of document.querySelectorAll(lists))
    for (const entry of [...list.children].slice(most)) entry.remove();
  for (const list of document.querySelectorAll(".concerns, .asks, .asked ul, .places ul, .heat tbody, .shares tbody"))
    for (const entry of [...list.children].slice(3)) entry.remove();
}"""

_OUTSIDE = """() => { // what reaches past the window without standing in a box that scrolls
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const scrolls = (element) => element.closest(".wide");
  const out = [...document.querySelectorAll("body *")].filter((element) =>
    !scrolls(element) && element.getBoundingClientRect().right > width + 1);
  return [`${document.scrollingElement.scrollWidth} px wide`, ...out.map((element) => element.outerHTML.slice(0, 90))];
}"""

_SPACED = """() => {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
}"""

# The name beside the mark gives way on the narrowest window; the mark stays, and the name is still read out.
_CUT_OFF = """() => {
  const cut = [];
  const name = (element) => element.outerHTML.slice(0, 90);
  const words = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  for (const element of document.querySelectorAll("body *:not(.unseen, .unseen *, .brand span)")) {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((way) => ["hidden", "clip"].includes(way));
    const overflows = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (hides && overflows && element.clientWidth && element.textContent.trim()) cut.push(`cut off: ${name(element)}`);
    if (style.clipPath.startsWith("polygon") && element.textContent.trim()) {
      const box = element.getBoundingClientRect(), inside = words(element);
      const fits = inside.left >= box.left && inside.right <= box.right && inside.bottom <= box.bottom;
      if (!fits) cut.push(`past its shape: ${name(element)}`);
    }
  }
  for (const link of document.querySelectorAll("svg a:has(rect)")) {
    const stone = link.querySelector("rect").getBoundingClientRect();
    const text = link.querySelector("text").getBoundingClientRect();
    if (text.left < stone.left || text.right > stone.right) cut.push(`past its stone: ${link.textContent}`);
  }
  return cut;
}"""
