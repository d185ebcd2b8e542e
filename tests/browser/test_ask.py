"""What people say leads to the page for it: sentences by the sixty, asked of the suggestions in a real browser."""

import gzip
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from fingerpost.render.assets import assets
from tests.browser.conftest import Visit

_HERE = Path(__file__).parent
_AMONG = 3
_LIMIT = 60 * 1024  # bytes of the suggestions, compressed
_READY = 2000  # milliseconds after the focus, on two cores that others use too; on a quiet machine 200 are asked for
_TRIES = 3
_WAITED = """() => {
  const at = (name) => performance.getEntriesByName(name)[0].startTime;
  return at("suggestions ready") - at("focused");
}"""
_SUGGESTED = """async ([sentences, most]) => {
  const { suggester } = await import(new URL("ASSETS/suggest.js", document.baseURI).href);
  const search = await suggester("");
  return sentences.map((sentence) => search(sentence, most).map((entry) => entry.u));
}""".replace("ASSETS", assets())


class Asked(NamedTuple):
    """Something that somebody says, and the addresses of which one should answer."""

    sentence: str
    answers: frozenset[str]


def asked(name: str) -> list[Asked]:
    """Return the sentences of a file, which stand below its introduction."""
    lines = (_HERE / name).read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines()
    pairs = (line.split(" | ") for line in lines)
    return [Asked(sentence, frozenset(answers.split())) for sentence, answers in pairs]


def test_asked_in_ones_own_words(visit: Visit, site: Path) -> None:
    """Each of the first sixty sentences finds its page among the first three."""
    sentences = asked("asked.txt")

    found = visit("").evaluate(_SUGGESTED, [[each.sentence for each in sentences], _AMONG])

    missed = [each.sentence for each, pages in zip(sentences, found, strict=True) if not each.answers & set(pages)]
    assert len(sentences) == 60
    assert [page for each in sentences for page in each.answers if not (site / page / "index.html").is_file()] == []
    assert missed == []


def test_asked_apart(visit: Visit) -> None:
    """Of the sixty sentences that nobody tuned on, more than half find their page. Which ones is not told."""
    sentences = asked("asked_apart.txt")

    found = visit("").evaluate(_SUGGESTED, [[each.sentence for each in sentences], _AMONG])

    reached = sum(bool(each.answers & set(pages)) for each, pages in zip(sentences, found, strict=True))
    assert len(sentences) == 60
    assert reached > 30


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("neighborhood organizers", "neighbourhood organisers"),
        ("programs for a behavior center", "programmes for a behaviour centre"),
        ("practising", "practicing"),
        ("governence", "governance"),
        ("colective impact", "collective impact"),
    ],
)
def test_asked_misspelt(visit: Visit, written: str, meant: str) -> None:
    """A slip of the pen, or a spelling from across the sea, finds what the right spelling finds first."""
    found, right = visit("").evaluate(_SUGGESTED, [[written, meant], _AMONG])

    assert right[0] in found


def test_suggestions_light(site: Path) -> None:
    """What the header downloads on first use stays small."""
    assert len(gzip.compress((site / "search" / "suggestions.json").read_bytes(), 9)) < _LIMIT


def test_suggestions_ready_soon(visit: Visit) -> None:
    """Suggestions are there soon after the focus; a machine that does other work at the time is asked again."""
    assert any(_waited(visit("")) < _READY for _ in range(_TRIES))


def _waited(page: Page) -> float:
    page.evaluate("addEventListener('focusin', () => performance.mark('focused'), { once: true })")
    page.locator("#seek").press_sequentially("trust", delay=15)
    page.get_by_role("option").first.wait_for()
    milliseconds: float = page.evaluate(_WAITED)
    return milliseconds


def test_suggestions_by_kind(visit: Visit) -> None:
    """The nearest three come first, the others by kind under its name; the last entry searches every page."""
    page = visit("")
    page.locator("#seek").press_sequentially("trust", delay=15)
    groups = page.get_by_role("listbox").get_by_role("group")
    expect(groups.first).to_have_accessible_name("Nearest")
    expect(groups.first.get_by_role("option")).to_have_count(3)
    names = [group.get_attribute("aria-labelledby") for group in groups.all()]
    assert len(names) == len(set(names)) > 1
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_text("Search every page for “trust”")
    page.keyboard.press("Enter")

    page.wait_for_url("**/find/?q=trust")
