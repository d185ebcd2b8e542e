"""The form, walked as people walk it: by hand, by keyboard, from one file, without a network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from fingerpost.checked import checked
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_accessibility import violations
from tests.conftest import ROOT, TODAY
from tests.test_words import GOOD, JARGON

Add = Callable[[str], list[str]]
_ADDRESS = "contribute/form/"
_ONE_FILE = "contribute/form/fingerpost-form.html"


@pytest.fixture
def told(tmp_path: Path) -> Add:
    """Returns what the command line says of a case that stands in the repository's own playbook."""
    root = tmp_path / "root"
    path = root / "case_studies" / "told-in-the-form.yml"
    path.parent.mkdir(parents=True)
    for name in ("playbook", "glossary", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)

    def check(text: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        _, _, problems = checked(root, TODAY)
        return [str(problem) for problem in problems if problem.path == "case_studies/told-in-the-form.yml"]

    return check


def _step(page: Page, name: str) -> Locator:
    """Go to a step by the list of steps, and return the part of the page that asks."""
    listed = page.locator("[data-form-list]")
    if listed.get_attribute("open") is None:
        listed.locator("summary").click()
    listed.get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".form-page > section:not([hidden]) h2").first).to_have_text(name)
    return page.locator(".form-page > section:not([hidden])")


def _answer(within: Page | Locator, question: str, words: str) -> None:
    within.get_by_label(re.compile(f"^{re.escape(question)}")).fill(words)


def _choose(within: Page | Locator, question: str, words: str) -> None:
    within.get_by_label(re.compile(f"^{re.escape(question)}")).select_option(words)


def _tick(within: Page | Locator, question: str, words: str) -> None:
    within.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).get_by_label(
        re.compile(f"^{words}")
    ).check()


def _downloaded(page: Page) -> str:
    finish = _step(page, "Look it over, and send it")
    expect(page.locator("[data-form-name]")).to_contain_text(".yml")
    page.wait_for_function("document.querySelector('[data-form-text]').value !== ''")
    with page.expect_download() as download:
        finish.get_by_role("button", name="Download").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def _tell(page: Page) -> None:
    """Fill in an invented interview of an hour, from beginning to end."""
    page.get_by_role("button", name="Begin").click()
    about = page.locator("[data-form-step]")
    _answer(about, "What should the case be called?", "Told in the form")
    _answer(about, "What happened, in one sentence?", "Eight neighbours: they opened a laundry, and kept it open.")
    _tick(about, "Is it real?", "Invented")
    place = _step(page, "Where it is")
    _answer(place, "What do people there call it?", "Lower Wharf, an invented street")
    _choose(place, "In which country?", "Wales")
    _choose(place, "How large is it?", "Neighbourhood")
    _choose(place, "What kind of place is it?", "City and town")
    sources = _step(page, "What you know it from")
    _answer(
        sources,
        "Paste a reference",
        "Jones, A. (2019). The laundry: a study. Invented Press. https://example.org/laundry",
    )
    sources.get_by_role("button", name="Read it").click()
    expect(sources.get_by_label("What is it called?")).to_have_value("The laundry: a study")
    expect(sources.get_by_label("Who wrote it?")).to_have_value("Jones, A")
    expect(sources.get_by_label("Its web address")).to_have_value("https://example.org/laundry")
    _answer(sources, "The short name by which you cite it", "study")
    page.keyboard.press("Tab")
    sources.get_by_role("button", name="Add what somebody told you").click()
    _answer(
        sources.locator("[data-entry]").last, "What is it called?", "What Mair told us in an hour, at her kitchen table"
    )
    _answer(sources.locator("[data-entry]").last, "The short name by which you cite it", "mair")
    page.keyboard.press("Tab")
    story = _step(page, "What happened")
    _answer(
        story, "What happened, from the start to now?", "Mair had a key and no machine.\n\nThen there were two machines"
    )
    story.get_by_role("button", name="Cite mair").first.click()
    shape = _step(page, "How it began, and how it stands")
    _tick(shape, "How does it stand today?", "It goes on")
    _tick(shape, "Who set it going?", "Local people")
    _tick(shape, "Which of our themes", "Power")
    _answer(shape, "In which year did it start?", "2016")


def _tell_the_rest(page: Page) -> None:
    money = _step(page, "Money")
    money.get_by_text("I do not know this").click()
    _answer(money, "Not known, because …", "Nobody wrote down who paid for the first machine.")
    events = _step(page, "What happened when")
    events.get_by_role("button", name="Add a moment").click()
    _answer(events, "When?", "2016-05")
    _answer(events, "What happened?", "The first machine: it leaks, and it washes.")
    _tick(events, "Which source says so?", "mair|What Mair")
    _choose(events, "Which phase was the work in", "Sensing")
    _tick(events, "How do you know the phase?", "It is our reading")
    found = _step(page, "What was found out")
    found.get_by_role("button", name="Add a finding").click()
    _answer(found, "What was found, in one sentence?", "People came for the washing and stayed for the talk.")
    found.get_by_role("combobox", name="Choice 1").select_option("Power")
    _tick(found, "Does it speak for", "For it")
    _choose(found, "How was it found out?", "independent-evaluation")
    _tick(found, "Which source says so?", "The laundry")
    gaps = _step(page, "What is not in it")
    _answer(gaps, "Whose account is not in this?", "Those who wash at home were not asked.")
    agreed = _step(page, "Who agreed")
    _tick(agreed, "What does the case rest on?", "The people it is about")
    _answer(agreed, "Who agreed?", "Mair, and the seven others")
    _answer(agreed, "What did those it speaks of reply?", "The council was sent it in October and has not replied.")
    _answer(agreed, "Who in the place read it before it was shown?", "Three neighbours read it and changed one date.")
    _tick(agreed, "What may be named?", "Organisations")
    _answer(agreed, "On which day did they agree?", "2026-11-01")
    _answer(agreed, "On which day should we ask again?", "2099-11-01")
    for name, part in (("Mair", "Told it"), ("A neighbour", "Challenged it")):
        agreed.get_by_role("button", name=re.compile("^Add (a|another) person or group")).click()
        entry = agreed.locator("[data-entry^='contributors']").last
        _answer(entry, "What do they want to be called?", name)
        _tick(entry, "What did they do?", part)


def test_interview_becomes_a_case(visit: Visit, told: Add) -> None:
    """An hour's interview becomes a case that the checker takes, by the form alone, on a phone."""
    page = visit(_ADDRESS, viewport=PHONE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
    _tell(page)
    page.reload()
    expect(page.get_by_text("What you wrote before is still here.")).to_be_visible()
    _tell_the_rest(page)

    text = _downloaded(page)

    expect(page.locator("[data-form-findings]")).to_have_text("Nothing is left to mend.")
    assert violations(page) == []
    assert told(text) == []
    assert "  - field: funding\n" in text
    assert '"2016-05"' in text
    assert "Then there were two machines [@mair]" in text
    assert page.locator("[data-form-propose]").get_attribute("href", timeout=1000) is not None
    expect(page.get_by_role("link", name="Propose this on GitHub")).to_be_visible()
    assert "Lower%20Wharf" in (page.get_by_role("link", name="Send a summary by e-mail").get_attribute("href") or "")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".form-sheet")).to_contain_text("Eight neighbours: they opened a laundry")
    expect(page.locator(".form-sheet")).to_contain_text("Signature")
    page.emulate_media(media="screen")
    _tick(_step(page, "What it is about"), "Is it real?", "Told from several")
    _answer(_step(page, "What is not in it"), "Whose account is not in this?", "Three of the four families who left.")
    _step(page, "Look it over, and send it")
    expect(page.locator(".form-good")).to_have_text("Nothing is left to mend.")
    expect(page.locator(".form-hints strong")).to_contain_text("'Three of the four families'")
    assert sent == []


def test_three_mistakes_are_told_and_mended(browser: Browser, site: Path, tmp_path: Path, told: Add) -> None:
    """From the one file, offline: three mistakes are told in the checker's words and mended, and the file is taken.

    What is private is told at once and first, whatever else is wrong: before anything leaves the form.
    """
    kept = tmp_path / "form.html"
    kept.write_bytes((site / _ONE_FILE).read_bytes())
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(kept.as_uri())
    case = ROOT / "case_studies" / "canal-quarter.yml"
    page.locator("[data-form-file]").set_input_files(case)
    expect(page.get_by_text("canal-quarter.yml is open.")).to_be_visible()
    assert _downloaded(page) == case.read_text(encoding="utf-8")

    _answer(_step(page, "How it began, and how it stands"), "In which year did it start?", "about 2013")
    _answer(_step(page, "Who agreed"), "When did somebody last read", "22 November 2026")
    events = _step(page, "What happened when")
    events.locator("[data-entry='events.0'] > summary").click()
    _answer(events.locator("[data-entry='events.0']"), "When?", "September 2013")
    page.keyboard.press("Tab")

    wrong = events.locator("[data-field='events.0.when'] .wrong")
    expect(wrong).to_contain_text("'when' of entry 1 of 'events' is 'September 2013', which is not a date")
    expect(wrong).to_contain_text("write 2015, 2015-03, 2015-03-21, a span such as 2015-2018, or undated")
    assert events.get_by_label("When?").first.get_attribute("aria-invalid") == "true"
    problems = told(_downloaded(page))
    listed = page.locator("[data-form-findings] li")
    expect(listed).to_have_count(3)
    _answer(_step(page, "Who holds it together"), "Who leads it", "The board, at jo@example.org")
    _step(page, "Look it over, and send it")
    expect(listed).to_have_count(4)
    expect(listed.first).to_contain_text("'jo…' is the beginning of an e-mail address")
    expect(page.locator(".form-ways > li").filter(visible=True)).to_contain_text(
        ["The way to GitHub", "Send a summary"]
    )
    _answer(_step(page, "Who holds it together"), "Who leads it", "The board")
    _step(page, "Look it over, and send it")
    expect(listed).to_have_count(3)
    for message in listed.locator("strong").all_inner_texts():
        assert any(f": {message}\n" in problem for problem in problems)
        assert not JARGON.search(re.sub(r"'[^']*'", "", message))

    listed.filter(has_text="'started'").get_by_role("link").click()
    _answer(page.locator("[data-form-step]"), "In which year did it start?", "2013")
    _answer(_step(page, "Who agreed"), "When did somebody last read", "2026-11-22")
    _answer(_step(page, "What happened when").locator("[data-entry='events.0']"), "When?", "2013-09")
    text = _downloaded(page)
    expect(page.locator("[data-form-findings]")).to_have_text("Nothing is left to mend.")
    assert told(text) == []
    assert broken == []
    context.close()


def test_nothing_moves_under_a_finger(visit: Visit) -> None:
    """Leaving a wrong answer by pressing on a step goes to that step, however slowly the finger is lifted."""
    page = visit(f"{_ADDRESS}#step-shape")
    _answer(page.locator("[data-form-step]"), "In which year did it start?", "about 2013")
    page.locator("[data-form-list]").get_by_role("link", name="Who agreed", exact=True).click(delay=600)
    expect(page.locator("[data-form-step] h2")).to_have_text("Who agreed")


def test_file_with_a_slip_is_mended_where_it_is_opened(visit: Visit, tmp_path: Path) -> None:
    """A file that cannot be read is shown with its line and the checker's words, and can be mended on the page."""
    page = visit(_ADDRESS)
    text = (GOOD / "case_studies" / "quarry-lane.yml").read_text(encoding="utf-8")
    slip = tmp_path / "quarry-lane.yml"
    slip.write_text(text.replace("title: Quarry Lane", "title: Quarry: Lane"), encoding="utf-8")

    with page.expect_file_chooser() as choosing:
        page.locator("[data-form-open]").click()
    choosing.value.set_files(slip)
    expect(page.locator("[data-form-broken-words]")).to_contain_text("Line 1, column")
    expect(page.locator("[data-form-broken-words]")).to_contain_text("a colon stands inside the text 'Quarry: Lane'")
    page.get_by_label("The file, to mend here").fill(text)
    page.get_by_role("button", name="Read it again").click()

    expect(page.get_by_label("What should the case be called?")).to_have_value("Quarry Lane")


def test_case_is_found_among_very_many(visit: Visit) -> None:
    """Where a library has more cases than can be looked through, part of a name finds one, and the file names it.

    It does not matter whether their names have come when somebody begins to type.
    """
    page = visit("")
    names = {f"made-{number}": [f"Place number {number}"] for number in range(3000)}
    cases = {"cases": names | {"another": ["Place number 7"]}, "squares": {}, "adapted": {}}
    asked: list[Route] = []
    page.route("**/contribute/form/cases.json", lambda route: asked.append(route))
    page.goto(f"{page.url}{_ADDRESS}#step-shape")
    page.get_by_role("button", name="Add an earlier case").click()
    box = page.get_by_label(re.compile("^Which case"))

    box.press_sequentially("number 2999")
    asked[0].fulfill(json=cases)
    page.unroute("**/contribute/form/cases.json")
    page.route("**/contribute/form/cases.json", lambda route: route.fulfill(json=cases))
    expect(box.locator("xpath=../datalist/option")).to_have_count(1)
    expect(box.locator("xpath=../datalist/option")).to_have_attribute("value", "Place number 2999")
    box.fill("number 299")
    expect(box.locator("xpath=../datalist/option")).to_have_count(13)
    expect(box).to_have_accessible_description(re.compile("Type part of its name, then choose"))
    typed = {"Place number 2999": "made-2999", " PLACE number 30": "made-30", "Place number 7 (another)": "another"}
    for name, id in typed.items():
        box.fill(name)
        page.wait_for_function("id => localStorage.getItem('fingerpost-form').includes(`\"${id}\"`)", arg=id)
    page.reload()
    expect(box).to_have_value("Place number 7 (another)")
    box.fill("Place nowhere")
    box.blur()
    expect(page.locator(".wrong:visible").filter(has_text="Place nowhere")).to_be_visible()


def test_form_by_keyboard(visit: Visit) -> None:
    """The form is used with keys alone; a new entry, a removed one and a new step get the focus."""
    page = visit(f"{_ADDRESS}#step-events")
    focused = page.locator(":focus")
    page.get_by_role("button", name="Add a moment").focus()
    page.keyboard.press("Enter")
    expect(focused).to_have_accessible_name(re.compile("^When"))
    page.keyboard.type("2015")
    page.get_by_role("button", name="Remove this moment").focus()
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Add a moment")
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("When?")).to_have_value("2015")
    page.get_by_role("link", name="Next", exact=True).focus()
    page.keyboard.press("Enter")
    expect(focused).to_have_text("What went wrong")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="What happened when")).to_be_visible()
    page.goto(page.url.split("#")[0] + "#step-start")
    page.get_by_role("button", name="Clear what is kept").click()
    page.get_by_role("button", name="Clear it: press again").click()
    page.reload()
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    assert page.evaluate("localStorage.getItem('fingerpost-form')") is None
