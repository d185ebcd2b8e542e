"""Pictures of the whole: each counts what the cases say, no more and no less."""

from pathlib import Path

import pytest

from fingerpost.build import checked
from fingerpost.model import Library
from fingerpost.render.asks import asks_by_body
from tests.conftest import ROOT, TODAY


@pytest.fixture(scope="module")
def own() -> Library:
    """The repository's own library."""
    found, _, _ = checked(ROOT, TODAY)
    return found


def test_asks_are_those_of_the_cases(own: Library) -> None:
    """Every rule that a real case tells of stands under each body that makes it, and no other does."""
    told = {
        (body, id, rule.rule)
        for id, case in own.cases.items()
        if case.kind == "real" and not case.withdrawn
        for rule in case.national_rules
        for body in rule.body
    }

    shown = {(asked.id, ask.case_id, ask.rule.rule) for asked in asks_by_body(own) for ask in asked.asks}

    assert shown == told
    assert len(told) > 20


def test_asks_page_leads_to_case_and_source(own: Library, site: Path) -> None:
    """On the page, each rule leads to its case and to what was read."""
    html = (site / "asks" / "index.html").read_text(encoding="utf-8")

    for asked in asks_by_body(own):
        assert f'<section class="asked" id="{asked.id}"' in html
        for ask in asked.asks:
            assert f'href="../cases/{ask.case_id}/#rules"' in html
            assert all((ask.case.sources[key].url or "").replace("&", "&amp;") in html for key in ask.rule.source)
