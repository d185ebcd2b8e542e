"""Pictures of the whole: each counts what the cases say, no more and no less."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.build import checked
from fingerpost.cli import main
from fingerpost.evidence import evidence
from fingerpost.health import Concern, health
from fingerpost.link import link
from fingerpost.model import Library
from fingerpost.model.provenance import Dispute
from fingerpost.model.review import review_due
from fingerpost.render.wholes.asks import asks_by_body
from fingerpost.render.wholes.gaps import crossings
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


def concerns_on(library: Library, day: str) -> tuple[Concern, ...]:
    """Return what there is to look at in a library on a day."""
    then = replace(library, today=day)
    return health(then, link(then)[0], evidence(then))


def test_health_two_years_on(own: Library) -> None:
    """A maintainer who comes back after two years and a day sees what was promised, disputed and left alone."""
    id = "coventry-grapevine"
    asked = own.cases[id].consent.model_copy(update={"review_by": "2028-12-01"})
    dispute = Dispute(on="2027-05-01", what="The year of the first grant is another one.")
    case = own.cases[id].model_copy(update={"consent": asked, "disputed": (dispute,)})
    library = replace(own, cases={**own.cases, id: case})

    found = concerns_on(library, "2028-11-23")

    of_case = {(concern.sort, concern.since) for concern in found if concern.id == id}
    assert {("overdue", "2028-12-01"), ("disputed", "2027-05-01"), ("stale", "2026-11-22")} <= of_case
    stale = {(concern.kind, concern.id) for concern in found if concern.sort == "stale"}
    assert {("case", id) for id in own.cases} <= stale
    assert all(review_due("term", own.terms[id].reviewed) < "2028-11-23" for kind, id in stale if kind == "term")
    assert [concern.sort for concern in found] == sorted(
        (concern.sort for concern in found),
        key=["overdue", "disputed", "stale", "contested", "thin", "ungraded", "alone"].index,
    )


def test_health_forgets_a_withdrawn_case(own: Library) -> None:
    """A withdrawn case is nobody's work any more."""
    ids = {concern.id for concern in concerns_on(own, TODAY) if concern.kind == "case"}

    withdrawn = {"on": TODAY, "because": "They asked for it."}
    gone = {
        id: type(case).model_validate({**case.model_dump(by_alias=True), "withdrawn": withdrawn})
        for id, case in own.cases.items()
    }
    left = concerns_on(replace(own, cases=gone), "2040-01-01")

    assert ids
    assert not [concern for concern in left if concern.kind == "case"]


def test_health_command_says_what_the_page_shows(own: Library, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page and command are made from the same records."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # TODAY

    result = CliRunner().invoke(main, ["-C", str(ROOT), "health", "--format", "json"])

    told = json.loads(result.stdout)
    html = (site / "health" / "index.html").read_text(encoding="utf-8")
    assert told == [asdict(concern) for concern in concerns_on(own, TODAY)]
    assert result.exit_code == int(any(concern["sort"] in ("overdue", "disputed") for concern in told))
    for sort in {concern["sort"] for concern in told}:
        number = sum(concern["sort"] == sort for concern in told)
        assert f'<h3 id="{sort}">{sort.capitalize()}: {number}</h3>' in html


def test_gaps_are_what_counting_gives(own: Library, site: Path) -> None:
    """Each number on the page is what somebody gets who counts the cases one by one; each 0 asks for a case."""
    vocabulary = own.vocabulary
    ids = {kind: [page.id for page in own.of_kind(kind)] for kind in ("phase", "theme", "pitfall")}
    real = [case for case in own.cases.values() if case.kind == "real" and not case.withdrawn]

    expected = (
        {
            (phase, theme): sum(theme in case.themes and phase in [e.phase for e in case.events] for case in real)
            for phase in ids["phase"]
            for theme in ids["theme"]
        },
        {
            (scale, setting): sum(case.place.scale == scale and case.place.setting == setting for case in real)
            for scale in vocabulary.scales
            for setting in vocabulary.settings
        },
        {
            (pitfall, setting): sum(
                case.place.setting == setting and pitfall in [met.pitfall for met in case.pitfalls] for case in real
            )
            for pitfall in ids["pitfall"]
            for setting in vocabulary.settings
        },
    )

    for counted, brute in zip(crossings(own), expected, strict=True):
        assert {at: number for at, number in brute.items() if number} == dict(counted)
    html = (site / "gaps" / "index.html").read_text(encoding="utf-8")
    empty = sum(not number for brute in expected for number in brute.values())
    assert html.count('class="shade-0"><a href="../contribute/">0<') == empty > 0
