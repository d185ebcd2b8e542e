"""Places like ours, and places side by side: the journey of an estate's lead, from the home page to a printed sheet."""

import io
import random
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from fingerpost.alike import QUESTIONS, Places, Profile, likeness, places
from fingerpost.checked import checked
from fingerpost.model import Library
from fingerpost.render.assets import assets
from tests.browser.conftest import PHONE, Visit, settled
from tests.conftest import ROOT, TODAY

_TEN = {
    "scale": "Neighbourhood",
    "setting": "City and town",
    "nation": "England",
    "focus": "Housing and homelessness",
    "way-in": "Community organising",
    "origin": "Local people",
    "model": "Anchor",
    "money": "Four to six years",
    "marks": "Groups that keep apart",
    "trouble": "Structure and leadership",
}
_RECKONED = """async ([address, pairs]) => {
  const { likeness } = await import(`${address}/ASSETS/alike.js`);
  const uri = document.querySelector("[data-like-ours]").dataset.likeOurs;
  const { questions } = await fetch(uri).then((answer) => answer.json());
  return pairs.map(([weights, ours, theirs, aside]) => {
    const found = likeness(questions, weights, ours, theirs, aside);
    const parts = found.parts.map((part) => [part.question.id, part.tenths, part.verdict]);
    return [found.points, found.most, found.unknown, parts];
  });
}""".replace("ASSETS", assets())


@pytest.fixture(scope="module")
def library() -> Library:
    """What the site is made from."""
    found, _, _ = checked(ROOT, TODAY)
    return found.published()


@pytest.fixture(scope="module")
def known(library: Library) -> Places:
    """Its places."""
    return places(library)


def test_browser_reckons_as_the_build_does(visit: Visit, origin: str, known: Places) -> None:
    """For generated answers and weights, the browser's likeness is the build's, part by part."""
    choose = random.Random(35)  # noqa: S311  # the same answers in every run
    pairs = []
    for _ in range(400):
        weights = [choose.choice((0, 1, 3)) for _ in QUESTIONS]
        ours, theirs = _made_up(choose, known), choose.choice([*known.profiles.values(), _made_up(choose, known)])
        pairs.append((weights, ours, theirs, choose.random() < 0.2))
    expected = []
    for weights, ours, theirs, aside in pairs:
        found = likeness(ours, theirs, weights, set_aside=aside)
        parts = [[part.question.id, part.tenths, part.verdict] for part in found.parts]
        expected.append([found.points, found.most, found.unknown, parts])
    page = settled(visit("like-ours/"))

    sent = [(weights, [*map(sorted, ours)], [*map(sorted, theirs)], aside) for weights, ours, theirs, aside in pairs]

    assert page.evaluate(_RECKONED, [origin, sent]) == expected


def _made_up(choose: random.Random, known: Places) -> Profile:
    """Return a place that answers some of the questions."""
    return tuple(
        frozenset(choose.sample(sorted(titles), choose.randint(0, min(3 if question.several else 1, len(titles)))))
        for question, titles in zip(QUESTIONS, known.words, strict=True)
    )


def test_from_home_to_a_printed_sheet(visit: Visit, origin: str, library: Library, known: Places) -> None:
    """Ten answers, three cases, one comparison, one sheet; nothing is asked of another host, and no answer is sent."""
    page = visit("", viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))

    page.get_by_role("link", name=re.compile("Find a place like yours")).click()
    settled(page)
    assert not any("places-" in request for request in asked)
    for name, answer in _TEN.items():
        page.locator(f"[data-question={name}]").get_by_label(answer, exact=True).check()

    found = page.locator("[data-found] > li")
    expect(found).to_have_count(10)
    order = _order(library, known)
    assert page.locator("[data-found] h3").all_inner_texts() == [library.cases[id].title for id in order[:10]]
    for number in range(3):
        expect(found.nth(number)).to_contain_text("Alike in")
        expect(found.nth(number)).to_contain_text(re.compile("Different in|Unknown"))
        found.nth(number).get_by_label("Compare").check()
    page.get_by_role("link", name="Compare these 3").click()

    expect(page).to_have_url(f"{origin}/compare/?cases={','.join(order[:3])}")
    rows = page.locator(".beside th[scope]")
    expect(rows.filter(has_text="Likeness")).to_be_visible()
    assert rows.all_inner_texts().index("Likeness") < rows.all_inner_texts().index("What happened")
    expect(page.get_by_role("button", name="Print them on one sheet")).to_be_visible()
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert sheets[0].mediabox.width > sheets[0].mediabox.height
    assert all(library.cases[id].title.split()[0] in sheets[0].extract_text() for id in order[:3])
    assert {request for request in asked if not request.startswith(f"GET {origin}/")} == set()
    assert [request for request in asked if "structure-and-leadership" in request] == []


def _order(library: Library, known: Places) -> list[str]:
    """Return the real places as ten answers order them."""
    ours = tuple(
        frozenset(code for code, title in titles.items() if title == _TEN[question.id])
        for question, titles in zip(QUESTIONS, known.words, strict=True)
    )
    real = [id for id in known.profiles if library.cases[id].kind == "real"]
    alike = {id: likeness(ours, known.profiles[id]) for id in real}
    return sorted(real, key=lambda id: (-alike[id].points, alike[id].unknown, known.titles[id], id))


def test_reader_changes_what_counts(visit: Visit) -> None:
    """What matters and what is not like us change the order, say so, last, and are cleared; the address is a view."""
    page = settled(visit("like-ours/?scale=city&setting=urban&scale.matters=not&nation=atlantis"))
    expect(page.locator("[data-mistakes]")).to_contain_text("“nation: atlantis” in the address is not an answer")
    assert page.locator("[data-found] > li .lenses").first.inner_text() == "Alike in\nSetting: City and town"
    page.get_by_label("Size: how much it matters").select_option("matters a lot")
    first = page.locator("[data-found] h3").first
    expect(page.locator("[data-found] .lenses").first).to_contain_text("Size: City")
    title = first.inner_text()
    page.locator("[data-found] summary", has_text="Not like us").first.click()
    page.get_by_label("Because (if you like)").first.fill("ours has no <b>river</b>")
    page.keyboard.press("Enter")

    expect(page.locator("[data-status]")).to_have_text(
        f"{title} is moved down, since you said that it is not like yours."
    )
    expect(first).not_to_have_text(title)
    page.goto(page.url.replace("atlantis", "england"))
    moved = page.locator("[data-down] > li")
    expect(moved).to_contain_text("because “ours has no <b>river</b>”")
    moved.locator("summary", has_text="How this adds up").click()
    points = [int(cell.replace("−", "-")) for cell in moved.locator("td.points").all_inner_texts()]
    assert sum(points[:-1]) == points[-1] <= 0
    page.get_by_role("button", name="Clear it").click()

    expect(first).to_have_text(title)
    assert page.evaluate("localStorage.length") == 0


def test_compare_mends_its_address(visit: Visit, library: Library) -> None:
    """An unknown case and one too many get a sentence and a way on; one can be taken out, another added."""
    ids = [id for id, _ in library.standing()][:5]
    page = settled(visit(f"compare/?cases=nowhere,{','.join(ids)}"))

    mistakes = page.locator("[data-mistakes] li")
    expect(mistakes.filter(has_text="“nowhere” is not a case that we know")).to_be_visible()
    expect(mistakes.filter(has_text="no more than 4 fit")).to_be_visible()
    expect(page.locator(".beside thead th")).to_have_count(4)
    page.get_by_role("link", name=f"Take out {library.cases[ids[0]].title}").click()
    expect(page.locator(".beside thead th")).to_have_count(3)
    page.get_by_label("Add a case").fill(library.cases[ids[4]].title)
    page.keyboard.press("Enter")

    expect(page.locator(".beside thead th").last).to_contain_text(library.cases[ids[4]].title)
    expect(page.locator("[data-mistakes]")).to_be_hidden()


def test_each_answer_leads_on_without_scripts(visit: Visit) -> None:
    """With scripts off, each answer leads to cases, or to the pitfalls of its kind."""
    page: Page = visit("like-ours/", java_script_enabled=False)
    links = page.locator("[data-question] a")
    addresses = links.evaluate_all("(links) => links.map((link) => link.href)") if links.count() else []

    assert len(addresses) > 50
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_role("link", name="Coast", exact=True).click()

    expect(page.locator(".cards").get_by_role("link", name="Onion Collective, Watchet")).to_be_visible()
