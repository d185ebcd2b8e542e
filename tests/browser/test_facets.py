"""Choosing among the cases: what is counted, what is shown, what stands in the address."""

import random
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from fingerpost.checked import checked
from fingerpost.model import Case
from fingerpost.render.assets import assets
from fingerpost.render.facets import FACETS
from tests.browser.conftest import PHONE, Visit
from tests.conftest import ROOT, TODAY

_CHOICES = 200
_ASKED = """async (choices) => {
  const { chooser } = await import(new URL("ASSETS/facets.js", new URL("../", document.baseURI)).href);
  const columns = await (await fetch(document.querySelector("[data-choose]").dataset.choose)).json();
  const cards = (await Promise.all(columns.cards.map(async (part) => (await fetch(`../${part}`)).json()))).flat();
  const choose = chooser(columns);
  return choices.map((choice) => {
    const chosen = new Map(Object.entries(choice).map(([facet, values]) => [facet, new Set(values)]));
    const counts = [...choose.counts(chosen)].flatMap(([facet, values]) =>
      [...values].map(([value, count]) => [`${facet} ${value}`, count]));
    return { cases: choose.cases(chosen).map((place) => cards[place][0]), counts: Object.fromEntries(counts) };
  });
}""".replace("ASSETS", assets())
Choice = dict[str, list[str]]


def _cases() -> dict[str, dict[str, list[str]]]:
    """Return each case's values for each facet, read from its record."""
    library, _, _ = checked(ROOT, TODAY)
    cases: list[tuple[str, Case]] = sorted(library.standing(), key=lambda pair: (pair[1].title.casefold(), pair[0]))
    return {id: {facet.id: facet.of(case) for facet in FACETS} for id, case in cases}


def _fits(values: dict[str, list[str]], choice: Choice) -> bool:
    return all(not chosen or set(values[facet]) & set(chosen) for facet, chosen in choice.items())


def _brute_force(cases: dict[str, dict[str, list[str]]], choice: Choice) -> dict[str, Any]:
    """Return the ids that fit a choice, and for each value how many would fit with it alone in its facet."""
    every = sorted({(facet, value) for values in cases.values() for facet in values for value in values[facet]})
    counts = {
        f"{facet} {value}": sum(_fits(values, choice | {facet: [value]}) for values in cases.values())
        for facet, value in every
    }
    return {"cases": [id for id, values in cases.items() if _fits(values, choice)], "counts": counts}


def test_facet_counts_equal_brute_force(visit: Visit) -> None:
    """For 200 random choices the cases, their order and every count are what going through all records gives."""
    cases, chance = _cases(), random.Random(5)  # noqa: S311  # no secret
    known = {facet.id: sorted({value for values in cases.values() for value in values[facet.id]}) for facet in FACETS}
    choices: list[Choice] = [
        {
            facet: chance.sample(known[facet], min(len(known[facet]), chance.randint(0, 4)))
            for facet in chance.sample(sorted(known), chance.randint(0, 4))
        }
        for _ in range(_CHOICES)
    ]

    answers = visit("cases/").evaluate(_ASKED, choices)

    assert [
        choice for choice, answer in zip(choices, answers, strict=True) if answer != _brute_force(cases, choice)
    ] == []
    assert sum(bool(answer["cases"]) for answer in answers) > _CHOICES // 4


def test_facets_walk(visit: Visit) -> None:
    """Choosing, ordering, another view, taking away, Back: page, counts and address say the same at each step."""
    page = visit("cases/")
    cases = _cases()

    page.locator("[data-facet=theme] summary").click()
    page.get_by_label("Power", exact=True).check()
    power = _brute_force(cases, {"theme": ["power"]})
    expect(page.locator("#all-cases")).to_have_text(f"{len(power['cases'])} of {len(cases)} cases")
    expect(page).to_have_url(re.compile(r"/cases/\?theme=power$"))
    assert _counts(page, "nation") == {value: power["counts"][f"nation {value}"] for value in _counts(page, "nation")}

    page.get_by_label("Order").select_option("newest")
    page.get_by_label("Table").check()
    expect(page.locator("[data-case-list] tbody tr")).to_have_count(min(60, len(power["cases"])))
    years = [int(year) for year in page.locator("tbody td:last-child").all_inner_texts() if year.isdigit()]
    assert years == sorted(years, reverse=True)
    expect(page).to_have_url(re.compile(r"\?theme=power&sort=newest&view=table$"))

    page.get_by_label("Timeline").check()
    expect(page.locator(".spans li")).to_have_count(len(power["cases"]))
    page.get_by_role("button", name="Remove Theme: Power").click()
    expect(page.locator("#all-cases")).to_have_text(f"All {len(cases)} cases")
    expect(page.locator("#all-cases")).to_be_focused()

    for _ in range(4):
        page.go_back()
    expect(page.locator("#all-cases")).to_have_text(f"{len(power['cases'])} of {len(cases)} cases")
    expect(page.get_by_label("Cards")).to_be_checked()
    page.go_back()
    expect(page.get_by_label("Power", exact=True)).not_to_be_checked()
    expect(page.locator(".cards > li")).to_have_count(min(60, len(cases)))


def test_facets_address(visit: Visit) -> None:
    """A link is a view; what it asks for in vain gets a sentence, and a choice that nothing fits a way on."""
    page = visit("cases/?nation=scotland&nation=atlantis&colour=red&kind=real&sort=worth", viewport=PHONE)

    for words in ("atlantis", "colour", "worth"):
        expect(page.locator(".notice", has_text=f"“{words}”")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Nation: Scotland")).to_be_visible()
    fitting = _brute_force(_cases(), {"nation": ["scotland"], "kind": ["real"]})["cases"]
    expect(page.locator(".cards > li")).to_have_count(len(fitting))
    page.goto(page.url.split("?")[0] + "?kind=training&nation=canada")
    page.get_by_role("button", name="Remove all that is chosen").click()

    expect(page).to_have_url(re.compile(r"/cases/$"))
    expect(page.locator(".cards > li")).to_have_count(min(60, len(_cases())))


def test_facets_files_light(site: Path) -> None:
    """What choosing fetches is named by what it holds, and weighs little for each case."""
    columns = list((site / "search").glob("columns-*.json"))

    assert len(columns) == 1
    assert columns[0].stat().st_size < 8000


def _counts(page: Page, facet: str) -> dict[str, int]:
    """Return what stands beside each value of a facet."""
    found = page.locator(f"[data-facet={facet}] [data-value]").evaluate_all(
        "entries => entries.map((entry) => [entry.dataset.value, Number(entry.querySelector('.count').textContent)])"
    )
    return dict(found)
