"""Pictures of the whole: each counts what the cases say, no more and no less."""

import json
import re
from collections import Counter
from dataclasses import asdict, replace
from math import hypot
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.checked import checked
from fingerpost.cli import main
from fingerpost.evidence import evidence
from fingerpost.health import Concern, health
from fingerpost.link import link
from fingerpost.model import Library
from fingerpost.model.provenance import Dispute
from fingerpost.model.review import review_due
from fingerpost.model.settings import Settings
from fingerpost.render.feed import feed
from fingerpost.render.site import Site
from fingerpost.render.wholes.asks import asks_by_body, asks_list
from fingerpost.render.wholes.findings import groups
from fingerpost.render.wholes.gaps import crossings, gaps
from fingerpost.render.wholes.health import health_list
from fingerpost.render.wholes.map import APART, located, map_picture
from fingerpost.render.wholes.mix import NOTICE_SHARE, mix_tables, tables
from fingerpost.render.wholes.outline import ISLES, WORLD
from fingerpost.render.wholes.spread import Spot, spread
from tests.conftest import ROOT, TODAY
from tests.properties import stable


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


@pytest.mark.slow
def test_asks_page_leads_to_case_and_source(own: Library, site: Path) -> None:
    """On the page, each rule leads to its case and to what was read."""
    html = (site / "asks" / "index.html").read_text(encoding="utf-8")

    for asked in asks_by_body(own):
        assert f'<section class="asked" id="{asked.id}"' in html
        for ask in asked.asks:
            assert f'href="../cases/{ask.case_id}/#rules"' in html
            assert all((ask.case.sources[key].url or "").replace("&", "&amp;") in html for key in ask.rule.source)


def test_findings_stand_by_design_and_by_who_was_heard(own: Library) -> None:
    """Each finding of a real case stands under its design, and again where residents are heard; contrary ones first."""
    heard, *designs = groups(own)
    every = [proof for case in own.cases.values() if case.kind == "real" for proof in case.evidence]

    assert Counter(finding.proof for group in designs for finding in group.findings) == Counter(every)
    assert all(finding.proof.design == group.id for group in designs for finding in group.findings)
    assert {finding.proof for finding in heard.findings} == {proof for proof in every if proof.community_view}
    for group in (heard, *designs):
        directions = [finding.proof.direction for finding in group.findings]
        assert directions == sorted(directions, key=["against", "for", "unclear"].index)


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


@pytest.mark.slow
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


@pytest.mark.slow
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


AT = st.tuples(st.integers(0, 120), st.integers(0, 120))


@stable
@given(st.lists(AT, max_size=60))
def test_marks_are_kept_apart(places: list[tuple[int, int]]) -> None:
    """No mark lies on another, none is far from its place, and what has room to itself stays where it is."""
    spots = [Spot(str(number), "", "", x, y, whole=True) for number, (x, y) in enumerate(places)]

    marks, without = spread(spots, APART)

    assert len(marks) + without == len(spots)
    for number, mark in enumerate(marks):
        assert hypot(mark.x - mark.spot.x, mark.y - mark.spot.y) < 7 * APART
        assert all(hypot(mark.x - other.x, mark.y - other.y) > APART - 1 for other in marks[:number])
    alone = [s for s in spots if all(s is o or hypot(s.x - o.x, s.y - o.y) > 14 * APART for o in spots)]
    assert all(not mark.moved for mark in marks if mark.spot in alone)


@pytest.mark.slow
def test_map_marks_every_place_that_can_be_marked(own: Library, site: Path) -> None:
    """Each place of a real case is a link on the map, each real case stands in the list, and no invented one does."""
    html = (site / "map" / "index.html").read_text(encoding="utf-8")
    places = located(own)

    on_map = re.findall(r'<a href="\.\./cases/([a-z0-9-]+)/" aria-label', html)
    in_list = re.findall(r'<li><a href="\.\./cases/([a-z0-9-]+)/"', html)

    assert sorted(on_map) == sorted(id for id, *_ in places)
    assert sorted(in_list) == sorted(id for id, case in own.standing() if case.kind == "real")
    assert not [id for id, case in own.cases.items() if case.kind != "real" and f"cases/{id}/" in html]


def test_places_lie_where_they_are() -> None:
    """On the sheet, Newcastle is north of London and east of Barrow; Sydney is south-east of New York."""
    newcastle, london, barrow = ISLES.at(54.98, -1.62), ISLES.at(51.5, -0.12), ISLES.at(54.11, -3.23)
    new_york, sydney = WORLD.at(40.7, -74.0), WORLD.at(-33.9, 151.2)

    assert newcastle[1] < london[1]
    assert newcastle[0] > barrow[0]
    assert sydney[0] > new_york[0]
    assert sydney[1] > new_york[1]
    assert 0 < london[0] < ISLES.width
    assert 0 < london[1] < ISLES.height


@pytest.mark.slow
def test_mix_is_what_counting_gives(own: Library, site: Path) -> None:
    """Each table counts real cases alone, and a notice stands where one name has more than the stated share."""
    real = [case for case in own.cases.values() if case.kind == "real" and not case.withdrawn]
    found = {table.id: table for table in tables(own)}
    html = (site / "who-is-here" / "index.html").read_text(encoding="utf-8")

    nations = {row.title: row.count for row in found["nations"].rows}
    assert nations["England"] == sum(case.place.nation == "england" for case in real)
    assert sum(nations.values()) == len(real)
    lottery = sum(
        any("National Lottery Community Fund" in f.from_ or "Big Lottery Fund" in f.from_ for f in case.funding)
        for case in real
    )
    assert {row.title: row.count for row in found["payers"].rows}["National Lottery Community Fund"] == lottery
    assert found["payers"].silent == sum(not case.funding for case in real)
    for table in found.values():
        above = [row for row in table.rows if table.watched and row.count > NOTICE_SHARE * len(real)]
        assert list(table.notices) == above
        assert all(f"<strong>{row.title}</strong> stands behind {row.count} of" in html for row in above)
    assert found["writers"].notices


def test_a_withdrawn_case_leaves_every_picture(own: Library) -> None:
    """Of a withdrawn case no picture of the whole has a word, and no count has it."""
    id = "exeter-wellbeing"
    case = own.cases[id]
    withdrawn = {**case.model_dump(by_alias=True), "withdrawn": {"on": TODAY, "because": "They asked for it."}}
    library = replace(own, cases={**own.cases, id: type(case).model_validate(withdrawn)})

    def drawn(library: Library) -> dict[str, str]:
        links = link(library)[0]
        site = Site(library, links, Settings("Here"))
        pictures = (asks_list, gaps, health_list, map_picture, mix_tables)
        return {picture.__name__: picture(site, "../") for picture in pictures} | {"feed": feed(site)}

    before, after = drawn(own), drawn(library)

    words = (case.title, f"cases/{id}/#", case.national_rules[0].rule, case.sites[0].name)
    assert {name for name, html in before.items() if any(word in html for word in words)} >= {
        "asks_list",
        "map_picture",
    }
    assert {name for name, html in after.items() if any(word in html for word in words)} == set()
    assert all(before[name] != after[name] for name in before)
