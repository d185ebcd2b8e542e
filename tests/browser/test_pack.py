"""A trainer makes a pack in the browser, and the same from the command line: both say the same words."""

import re
import shlex
import shutil
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from fingerpost.checked import checked
from fingerpost.cli import main
from tests.browser.conftest import NOTHING, PHONE, Visit
from tests.conftest import ROOT, TODAY
from tests.prints.reading import opened

_TERMS = (
    "backbone fault-line lived-experience power place trust coalition convenor co-production disposition-for-change"
)
_ITEMS = ",".join(
    (
        "phase-sensing,phase-holding,exercise-power-map",
        "case-watchet-onion-collective,case-coventry-grapevine,case-lambeth-black-thrive",
        *(f"term-{id}" for id in _TERMS.split()),
        "worksheet-power-map,worksheet-incentives-map,stages-watchet-onion-collective",
    )
)
GOOD = ROOT / "tests" / "sites" / "good"
_FOR_ONE = "For the facilitator"
_EDITION = "Edition of 22 November 2026"
_FURNITURE = re.compile(r"\(page\s+\d*\)|https?://\S+")
_BLOCKS = ".chapter :is(p, h2, h3, h4, h5, dt, dd, td, th, li):not(:has(p, li))"
_MOST_PARTS = 3
"""Pieces that a paragraph may be in: a page of paper ends where it ends."""
_A_LINE, _FEWEST_LINES = 25, 500
"""Letters: shorter lines of a file are heads, dates and numbers that stand elsewhere on a page."""


def letters(words: str) -> str:
    """Return the bare letters of some words, so that marks, spaces, hyphens and numbers do not matter."""
    return "".join(filter(str.isalpha, _FURNITURE.sub(" ", words))).casefold()


def is_told(paragraph: str, text: str) -> bool:
    """Tell whether a paragraph stands in a text, whole or in a few parts."""
    left = paragraph
    for _ in range(_MOST_PARTS):
        left = left[bisect(range(1, len(left) + 1), False, key=lambda end: left[:end] not in text) :]
        if not left:
            return True
    return False


def lines(reader: PdfReader) -> Iterator[str]:
    """Yield the lines of a file's chapters: what stands before them, the contents, the web page has no need of."""
    pages = [page.extract_text() for page in reader.pages]
    first = next(number for number, text in enumerate(pages) if "This edition" in text) + 1
    for text in pages[first:]:
        told = [line for line in text.splitlines() if "Edition of" not in line and "Facilitator’s pack" not in line]
        yield from map(letters, told)


def ready(page: Page) -> Page:
    """Return a page once its pack is bound."""
    page.wait_for_selector("[data-waiting]", state="detached")
    return page


def test_pack_is_the_same_in_the_browser_and_on_paper(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link is a pack; participants' sheets hold no facilitator's word; the command shown prints the same words."""
    page = visit(NOTHING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace(NOTHING, f"print/pack/?items={_ITEMS}"))
    expect(ready(page).locator("[data-sum]")).to_contain_text("19 things, 1 hour 30 minutes of exercises, about ")
    expect(page.locator(".pack")).to_contain_text("Lay out the power cards")

    assert _FOR_ONE not in page.locator(".pack").inner_html()
    assert not any("/facilitator/" in url for url in asked)

    page.get_by_label("Whoever leads it").check()
    expect(page.get_by_role("heading", name=_FOR_ONE)).to_have_count(2)
    expect(page.get_by_role("heading", name="Session plan")).to_be_visible()
    monkeypatch.chdir(tmp_path)
    _, *words = shlex.split(page.locator("[data-command]").text_content() or "")
    outcome = CliRunner().invoke(main, ["-C", str(ROOT), *words], env={"SOURCE_DATE_EPOCH": "1795305600"})
    assert outcome.exit_code == 0, outcome.output
    file = opened((tmp_path / "pack.pdf").read_bytes())

    told = [letters(words) for words in page.locator(_BLOCKS).all_text_contents()]
    printed = list(lines(file))
    on_paper = "".join(printed)
    on_screen = letters(" ".join(page.locator(".chapter:not(.pack-sources)").all_text_contents()))
    assert [paragraph for paragraph in told if not is_told(paragraph, on_paper)] == []
    before_sources = printed[: printed.index("sources")]
    assert len(before_sources) > _FEWEST_LINES
    assert [line for line in before_sources if len(line) >= _A_LINE and line not in on_screen] == []


def test_pack_is_chosen_and_ordered_by_keyboard(visit: Visit) -> None:
    """On a phone things are added, moved and taken out by key; the address follows, and opens as the same pack."""
    page = ready(visit("print/pack/?items=exercise-who-is-missing,colour-red,exercise-nothing", viewport=PHONE))
    expect(page.locator("[data-mistakes] li")).to_have_count(2)
    expect(page.locator("[data-mistakes]")).to_contain_text("“exercise-nothing” is not an exercise that we know")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_label("Word", exact=True).select_option("trust")
    page.get_by_role("button", name="Add this word").press("Enter")
    page.get_by_label("Case", exact=True).fill("onion")
    page.keyboard.press("Enter")
    chosen = page.locator("[data-chosen] li")
    expect(chosen).to_have_count(3)
    chosen.last.get_by_role("button", name="Earlier").press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("is now number 2 of 3")
    expect(page.locator(":focus")).to_have_class("earlier")
    page.keyboard.press("Enter")
    expect(chosen.first).to_contain_text("case")
    expect(page).to_have_url(re.compile(r"items=case-watchet-onion-collective,exercise-who-is-missing,term-trust$"))

    chosen.last.drag_to(chosen.first)
    expect(chosen.first).to_contain_text("Trust")
    page.reload()
    expect(ready(page).locator(".chapter > h2")).to_have_text(
        ["Words used here", "Cases", "Exercise sheets", "Sources"]
    )
    sheets = [sheet.extract_text() for sheet in opened(page.pdf(prefer_css_page_size=True)).pages]
    assert all(_EDITION in sheet for sheet in sheets)
    assert not any("What to put in" in sheet or _FOR_ONE in sheet for sheet in sheets)
    chosen.nth(1).get_by_role("button", name="Take out").press("Enter")
    expect(page).to_have_url(re.compile(r"items=term-trust,exercise-who-is-missing$"))
    page.get_by_label("Case", exact=True).fill("no such place")
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(2)


def test_worksheet_is_typed_into_printed_and_saved_as_context(visit: Visit, tmp_path: Path) -> None:
    """What is typed outlasts a change of the pack, is printed, and makes the context of a case file that is right."""
    page = ready(visit("print/pack/?items=worksheet-incentives-map,term-trust"))
    long = "who is told, and by whom? " * 30
    page.get_by_role("textbox", name="Organisation or group:").fill('The "Old Mill" trust')
    page.get_by_role("textbox", name="paid for, For this").fill("beds:\nfilled, not emptied")
    page.get_by_role("textbox", name="The month when our budget").fill(long)
    page.get_by_role("button", name="Take out").last.press("Enter")
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    expect(page.get_by_role("textbox", name="paid for, For this")).to_have_value("beds:\nfilled, not emptied")

    sheets = opened(page.pdf(prefer_css_page_size=True)).pages
    assert letters("beds: filled, not emptied") in letters("".join(sheet.extract_text() for sheet in sheets))
    page.get_by_label("What it tells of").select_option("incentives")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as context of a case").click()

    block = download.value.path().read_text(encoding="utf-8")
    content = Path(shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns(".cache", "site")))
    case = content / "case_studies" / "riverside-together.yml"
    whole, places = re.subn(r"^context:\n(?: .*\n)+", lambda _: block, case.read_text(encoding="utf-8"), flags=re.M)
    assert places == 1
    ours = 'sources:\n  ours: {title: "Notes of an evening", publisher: Riverside Residents, year: 2026}\n'
    case.write_text(whole.replace("\nsources:\n", f"\n{ours}"), encoding="utf-8")
    library, _, problems = checked(content, TODAY)
    assert problems == []
    texts = [entry.text for entry in library.cases["riverside-together"].context]
    assert texts[:2] == [
        'Organisation or group: The "Old Mill" trust.',
        "paid for. For this: beds: filled, not emptied.",
    ]
    assert len(texts) == 5


def test_pack_says_which_words_are_welsh(visit: Visit) -> None:
    """What somebody wrote in Welsh is Welsh on screen too, and what the sheets say around it is not."""
    page = visit(NOTHING)
    for name in ("pitfall-hero-leader", "case-watchet-onion-collective"):
        page.route(f"**/{name}.json", lambda route: route.fulfill(json=route.fetch().json() | {"language": "cy"}))

    page.goto(page.url.replace(NOTHING, "print/pack/?items=pitfall-hero-leader,case-watchet-onion-collective"))

    pieces = ready(page).locator(".piece")
    expect(pieces).to_have_count(2)
    for piece in pieces.all():
        expect(piece.locator("h3 a > [lang=cy]")).to_have_count(1)
        expect(piece.locator(".lead > [lang=cy]")).to_have_count(1)
        assert piece.locator("> [lang=cy]").count() > 2
    expect(page.locator("h4")).not_to_have_count(0)
    expect(page.locator("h4[lang], h4 [lang], [lang=cy] h4")).to_have_count(0)


def test_pack_with_too_much_asked(visit: Visit) -> None:
    """Of more than a pack holds the first are there, and a link leads to the others; a thing named twice is once."""
    ids = sorted(path.stem for path in (ROOT / "glossary").glob("*.md"))[:63]
    page = ready(visit(f"print/pack/?items={','.join(f'term-{id}' for id in (ids[0], *ids))}&for=everybody"))

    expect(page.locator("[data-chosen] li")).to_have_count(60)
    expect(page.locator("[data-mistakes]")).to_contain_text("63 things were asked for")
    expect(page.locator("[data-mistakes]")).to_contain_text("not for “everybody”")
    page.get_by_role("link", name="See the others").click()
    expect(page.locator("[data-chosen] li")).to_have_count(3)
    page = ready(visit("print/pack/?items=stages-local-vision,term-trust"))
    expect(page.locator("[data-mistakes]")).to_contain_text("has too few events to be told in stages")
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    page = ready(visit("print/pack/?items=phase-sensing"))
    expect(page.locator("[data-sum]")).to_contain_text("its whole guide")
