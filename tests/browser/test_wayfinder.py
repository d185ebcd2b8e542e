"""The wayfinder: from a trouble to several ways on, by keyboard on a phone, and where a group differs."""

import json
import random
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fingerpost.checked import checked
from fingerpost.model import Wayfinder
from fingerpost.model.wayfinder import FEWEST_WAYS, ways_on
from fingerpost.render.assets import assets
from tests.browser.conftest import PHONE, Visit, settled
from tests.conftest import ROOT, TODAY

_CHOSEN = """async ([address, mixes]) => {
  const { waysOn } = await import(`${address}/ASSETS/ways.js`);
  const { ways } = await fetch(document.querySelector("[data-wayfinder]").dataset.wayfinder).then((it) => it.json());
  const places = (offers) => offers.map((offer) => [offer.place, offer.reasons.length, offer.doubts.length]);
  return mixes.map((mix) => {
    const { open, held } = waysOn(ways, new Map(Object.entries(mix)));
    return [places(open), places(held)];
  });
}""".replace("ASSETS", assets())
_FEWEST = """async ([address, questions]) => {
  const { waysOn } = await import(`${address}/ASSETS/ways.js`);
  const { ways } = await fetch(document.querySelector("[data-wayfinder]").dataset.wayfinder).then((it) => it.json());
  let fewest = Infinity, mixes = 0;
  const walk = (answers, rest) => {
    if (!rest.length) {
      if (answers.size) fewest = Math.min(fewest, waysOn(ways, answers).open.length);
      mixes += 1;
      return;
    }
    const [[question, given], ...others] = rest;
    walk(answers, others);
    for (const answer of given) walk(new Map([...answers, [question, answer]]), others);
  };
  walk(new Map(), questions);
  return [fewest, mixes];
}""".replace("ASSETS", assets())


@pytest.fixture(scope="module")
def table() -> Wayfinder:
    """What the page asks, and where it leads."""
    library, _, _ = checked(ROOT, TODAY)
    assert library.wayfinder
    return library.wayfinder


def test_every_mix_of_answers_leads_on(visit: Visit, origin: str, table: Wayfinder) -> None:
    """In the browser, whatever is answered leaves two open ways or more; which ones, and why, is the build's rule."""
    page = settled(visit("wayfinder/"))
    questions = [(id, list(question.answers)) for id, question in table.questions.items()]
    choose = random.Random(41)  # noqa: S311  # the same answers in every run
    chosen = [{id: choose.choice(["", *answers]) for id, answers in questions} for _ in range(300)]
    mixes = [{id: answer for id, answer in mix.items() if answer} for mix in chosen]

    fewest, gone_through = page.evaluate(_FEWEST, [origin, questions])
    found = page.evaluate(_CHOSEN, [origin, mixes])

    assert fewest >= FEWEST_WAYS
    assert gone_through == len(list(product(*([None, *answers] for _, answers in questions))))
    assert found == [
        [[[offer.place, len(offer.reasons), len(offer.doubts)] for offer in side] for side in ways_on(table, mix)]
        for mix in mixes
    ]


def test_from_a_trouble_to_ways_on(visit: Visit, origin: str, tmp_path: Path) -> None:
    """By keyboard on a phone: answers, ways with reasons, a file; two files merged show where people differ."""
    page = visit("", viewport=PHONE, accept_downloads=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))

    page.get_by_role("link", name="the wayfinder").press("Enter")
    settled(page)
    assert not any("ways-" in request for request in asked)
    page.locator("[data-question=happened] input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")

    ways = page.locator("[data-found] > li")
    expect(page).to_have_url(f"{origin}/wayfinder/?happened=person-left&trust=hurt")
    expect(ways).to_have_count(3)
    for number in range(3):
        for name in ("Why", "What it costs", "The pitfall beside it"):
            expect(ways.nth(number).get_by_text(name, exact=True)).to_be_visible()
        expect(ways.nth(number).locator("summary")).to_contain_text("against")
    assert ways.first.locator("h3 a").get_attribute("href") != ways.nth(1).locator("h3 a").get_attribute("href")
    page.reload()
    expect(ways).to_have_count(3)
    page.get_by_role("button", name="Save my answers").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    _merge(page, Path(download.value.path()), tmp_path)
    assert {request for request in asked if not request.startswith((f"GET {origin}/", f"GET blob:{origin}/"))} == set()
    assert page.evaluate("localStorage.length") == 0


def _merge(page: Page, saved: Path, folder: Path) -> None:
    """Put a saved file together with others: another's, the same again, and what no page of ours has saved."""
    mine = json.loads(saved.read_text(encoding="utf-8"))
    assert mine["answers"] == {"happened": "person-left", "trust": "hurt"}
    theirs = {**mine, "mark": "another", "answers": {"trust": "wide", "money": "long", "colour": "red"}}
    odd = {**mine, "mark": "odd", "answers": None}
    names = {"mine": mine, "theirs": theirs, "again": mine, "odd": odd, "strange": {"trust": "<b>hurt</b>"}}
    for name, said in names.items():
        (folder / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")
    (folder / "<i>holiday.json").write_bytes(b"\x89PNG")

    page.locator("[data-add]").set_input_files(
        [folder / f"{name}.json" for name in (*names, "<i>holiday")],
    )

    expect(page.locator("[data-group-status]")).to_have_text("2 people put together.")
    mistakes = page.locator("[data-group-mistakes] li")
    expect(mistakes.filter(has_text="“again.json” was added already")).to_have_count(1)
    expect(mistakes.filter(has_text="is not a file of answers from this page")).to_have_count(3)
    expect(mistakes.filter(has_text="<i>holiday.json")).to_have_count(1)
    spread = page.locator("table.spread", has_text="How do people here stand")
    expect(spread).to_contain_text("2 different answers")
    for said, count in (("Something was broken", "1 person"), ("People can disagree", "1 person"), ("A few", "nobody")):
        expect(spread.get_by_role("row").filter(has_text=said)).to_contain_text(count)
    page.get_by_role("button", name="Forget the group now").press("Enter")
    expect(page.locator("table.spread")).to_have_count(0)


def test_wayfinder_mends_its_address(visit: Visit) -> None:
    """What is no answer of ours gets a sentence; the rest of the address holds; a way held back says why."""
    page = settled(visit("wayfinder/?trust=strangers&learning=upwards&colour=red"))

    expect(page.locator("[data-mistakes]")).to_contain_text("“colour: red” in the address is not an answer")
    page.locator("[data-held] > summary").click()
    held = page.locator("[data-held] ol > li").filter(has_text="Shared measurement")
    expect(held).to_contain_text("Why not yet")


def test_each_answer_suggests_ways_without_scripts(visit: Visit, table: Wayfinder) -> None:
    """With scripts off each answer lists two ways or more, each with its reason, its cost and its pitfall below."""
    page = visit("wayfinder/", java_script_enabled=False)

    answers = page.locator(".answers > li")
    assert answers.count() == sum(len(question.answers) for question in table.questions.values())
    assert min(answers.nth(number).locator("a").count() for number in range(answers.count())) >= FEWEST_WAYS
    page.locator(".answers a", has_text="Empty chair").first.click()

    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target + p + p")).to_contain_text("What it costs")
    expect(page.get_by_role("radio")).to_have_count(0)
