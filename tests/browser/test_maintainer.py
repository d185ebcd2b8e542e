"""A maintainer comes back after a year: what time has done to a library stands on one page."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from fingerpost.checked import checked
from fingerpost.cli import main
from fingerpost.evidence import evidence
from tests.browser.conftest import PHONE, served
from tests.conftest import TODAY

GOOD = Path(__file__).parent.parent / "sites" / "good"
A_YEAR_ON = "1826928000"  # 2027-11-23
CHANGES = {
    "kind: training": "kind: real",
    "year: 2019\n    measure": "year: 2011\n    measure",
    "review_by: 2099-05-01": "review_by: 2028-01-15",
}
"""A case of a real place, whose one finding is of its last year, and whose people are to be asked again before long."""
PAGE = """---
title: Health
summary: "What to look at."
reviewed: 2027-11-01
---
<!-- fingerpost: health -->
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small playbook as it was left, in good order."""
    root = Path(shutil.copytree(GOOD, tmp_path / "content"))
    case = root / "case_studies" / "riverside-together.yml"
    text = case.read_text(encoding="utf-8")
    for before, after in CHANGES.items():
        assert before in text
        text = text.replace(before, after, 1)
    case.write_text(text, encoding="utf-8")
    (root / "playbook" / "health.md").write_text(PAGE, encoding="utf-8")
    return root


@pytest.fixture
def later(content: Path) -> Iterator[str]:
    """Where its site stands that was made a year later, with nothing changed."""
    words = ["-C", str(content), "build", "--no-pdf", "--no-search"]
    outcome = CliRunner().invoke(main, words, env={"SOURCE_DATE_EPOCH": A_YEAR_ON})
    assert outcome.exit_code == 0, outcome.output
    with served(content / "site") as address:
        yield address


def test_health_after_a_year(browser: Browser, content: Path, later: str) -> None:
    """On a phone: what is overdue, disputed, stale, ungraded; a line leads to its page, whose grade has fallen."""
    library, _, _ = checked(content, TODAY)
    assert evidence(library)["theme-power-and-voice"].grade.id == "early"
    page = browser.new_page(viewport=PHONE)

    page.goto(f"{later}/health/")
    expect(page.get_by_text("Counted for 23 November 2027")).to_be_visible()
    told = {
        sort: page.locator("section", has=page.locator(f"#{sort}"))
        for sort in ("overdue", "disputed", "stale", "ungraded")
    }
    expect(told["overdue"]).to_contain_text("15 January 2028")
    expect(told["overdue"]).to_contain_text("Nothing newer is told of it")
    expect(told["disputed"]).to_contain_text("The ferryman says that it was his idea.")
    expect(told["stale"].get_by_role("listitem")).to_have_count(1)
    expect(told["stale"]).to_contain_text("Wenholme Network")
    expect(told["ungraded"].get_by_role("listitem").filter(has_text="Power and voice")).to_contain_text(
        "Too old to count, or without a year: 1."
    )
    told["ungraded"].get_by_role("link", name="Power and voice").click()

    expect(page).to_have_url(re.compile(r"/themes/power-and-voice/$"))
    expect(page.locator(".evidence .grade")).to_contain_text("Too little to say")
    expect(page.locator(".evidence")).to_contain_text("Something in this case is disputed.")
    page.close()
