"""A case's page: its pictures, its dated moments, and what it says where nothing is told."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from fingerpost.checked import checked
from fingerpost.evidence import Met
from fingerpost.model import Case
from fingerpost.model.course import Event, PitfallMet
from fingerpost.model.moments import begins, ends, event_anchors, event_of
from fingerpost.model.provenance import CaseSource
from fingerpost.model.settings import Settings
from fingerpost.render.annotate import Notes
from fingerpost.render.foot import foot
from fingerpost.render.generated import case_page
from fingerpost.render.site import Site
from fingerpost.render.templates import escaped
from tests.conftest import ROOT, TODAY
from tests.properties import stable

ID = "riverside-together"
PICTURE = re.compile(r'<figure class="line">.*?</figure>', re.DOTALL)
WHENS = st.sampled_from(["undated", "2014", "2014-05", "2014-05-03", "2015", "2014-2016", "2016-2019", "2019-12"])
EVENTS = st.lists(WHENS, max_size=8).map(lambda whens: tuple(event(when) for when in whens))


@pytest.fixture(scope="module")
def site() -> Site:
    """The repository's own library, with everything that pages are made from."""
    library, links, problems = checked(ROOT, TODAY)
    assert problems == []
    return Site(library, links, Settings(name="A playbook", url="https://a.test/"))


@pytest.fixture
def page_with(site: Site) -> Callable[..., str]:
    """What renders the training case with some of its fields changed; a field is given as a file would."""

    def page(**fields: Any) -> str:
        case = site.library.cases[ID]
        changed = Case.model_validate({**case.model_dump(by_alias=True, exclude_none=True), **fields})
        library = replace(site.library, cases={**site.library.cases, ID: changed})
        return unescape(case_page(replace(site, library=library), ID, changed).html)

    return page


def event(when: str) -> Event:
    """Return something that happened."""
    return Event(when=when, text="It was so.", source=("a",))


def case_with(events: tuple[Event, ...]) -> Case:
    """Return a case of which nothing but its events is told."""
    fields: dict[str, Any] = {"events": events}
    return Case.model_construct(None, **fields)


def at(when: str, level: str, coded: str) -> dict[str, str]:
    """Return a position as a file tells it."""
    because = "So it seemed to us."
    way_in = "partnership"
    return {"when": when, "way_in": way_in, "level": level, "because": because, "coded": coded, "source": "invented"}


def drawn(picture: str, sort: str) -> str:
    """Return the path of one sort of line or dot in a picture."""
    found = re.search(rf'<path class="{sort}" d="([^"]*)"', picture)
    return found[1] if found else ""


def test_a_trajectory_that_comes_back_is_drawn_back(page_with: Callable[..., str]) -> None:
    """What came back is a broken line of its own, and the words under the picture say so."""
    on = [at("2014", "activity", "grounded"), at("2016", "shared", "speculative")]

    forward, back = (
        PICTURE.findall(page_with(trajectory=these))[1] for these in (on, [*on, at("2018", "activity", "grounded")])
    )

    assert drawn(forward, "course back") == ""
    assert drawn(back, "course back").count("M") == 1
    assert "A broken line upwards: it came back." in back
    assert "A broken line upwards" not in forward


def test_our_reading_is_told_from_a_source_without_colour(page_with: Callable[..., str]) -> None:
    """A judgement of ours is an open dot, one that a source makes a full one, and the words say which is which."""
    picture = PICTURE.findall(
        page_with(trajectory=[at("2014", "activity", "grounded"), at("2016", "shared", "speculative")])
    )[1]

    assert drawn(picture, "mark").count("M") == drawn(picture, "mark guessed").count("M") == 1
    assert "An open one: our reading" in picture


def test_spells_may_overlap_and_stay_open(page_with: Callable[..., str]) -> None:
    """Each spell has its own bar on each lens; what is not known is dotted, an open end is pointed."""
    spell = {"model": "anchor", "from": 2014, "coded": "grounded", "source": "invented", "funding": "Grants"}
    one = {**spell, "to": 2016}
    two = {**spell, "from": 2015, "coded": "speculative", "processes": "Tuesdays"}

    picture = PICTURE.findall(page_with(spells=[one, two]))[2]

    assert "some run at the same time" in picture
    assert drawn(picture, "bar").count("M") == 1
    assert drawn(picture, "bar guessed").count("l") == 2 * 2
    assert drawn(picture, "unknown").count("M") == 2 * 4 - 3


def test_every_picture_says_in_words_what_it_shows(site: Site) -> None:
    """A picture has a title and a description, is laid out by classes alone, and no case's picture is missing them."""
    pictures = [
        picture for id, case in site.library.standing() for picture in PICTURE.findall(case_page(site, id, case).html)
    ]

    assert len(pictures) > 2 * len(site.library.cases)
    for picture in pictures:
        title, words = re.findall(r'aria-labelledby="(\S+) (\S+)"', picture)[0]
        assert re.search(rf'<title id="{title}">.+</title><desc id="{words}">.+</desc>', picture)
        assert "style=" not in picture
        assert "nan" not in picture


def test_a_pitfalls_page_leads_to_the_dated_event(site: Site) -> None:
    """Where a way out is dated by an event, the anchor that a pitfall's page leads to stands on the case's page."""
    led = 0
    for id, case in site.library.standing():
        html = case_page(site, id, case).html
        for met in case.pitfalls:
            assert f'id="met-{met.pitfall}"' in html
            anchor = Met(id, case, met).event
            led += bool(anchor)
            assert not anchor or html.count(f'<li id="{anchor}"') == 1

    assert led


@stable
@given(EVENTS, EVENTS)
def test_an_events_anchor_stays_when_others_are_added(events: tuple[Event, ...], more: tuple[Event, ...]) -> None:
    """Anchors are all different, and one changes only when an event of its own date is put before it."""
    anchors = event_anchors(case_with(events))
    others = tuple(event for event in more if event.when not in {event.when for event in events})

    after = event_anchors(case_with((*others, *events)))

    assert len(set(anchors)) == len(anchors)
    assert after[len(others) :] == anchors


@stable
@given(EVENTS, WHENS)
def test_a_pitfall_is_dated_by_an_event_of_its_time(events: tuple[Event, ...], when: str) -> None:
    """The event that a pitfall leads to lies within the time that is given for it, and is found if there is one."""
    fields: dict[str, Any] = {"when": when}
    met = PitfallMet.model_construct(None, **fields)
    within = [
        index
        for index, one in enumerate(events)
        if when != "undated" and one.when != "undated" and begins(when) <= begins(one.when) < ends(when)  # type: ignore[operator]  # both have a date
    ]

    index = event_of(case_with(events), met)

    assert index in within if within else index is None


def test_a_page_tells_not_yet_not_known_and_none_apart(page_with: Callable[..., str]) -> None:
    """A measure with no 'after' is 'not yet'; a known nothing names who says so; silence is said to be silence."""
    proof = {
        "claim": "It was so.",
        "about": ["theme-power"],
        "design": "self-reported",
        "source": "invented",
        "before": "12",
    }
    html = page_with(
        partners=[],
        known_none=[{"field": "partners", "source": "invented"}],
        national_rules=[],
        followed_up=[],
        evidence=[{**proof, "direction": "for"}, {**proof, "direction": "against", "claim": "It was not so."}],
    )

    assert "<dt>With</dt><dd>Nobody, and that is known[@invented]</dd>" in html
    assert "Not told here, which is not to say that there was none: rules made elsewhere." in html
    assert "Nobody has looked it up again since this was written." in html
    assert '12 <span aria-hidden="true">→</span><span class="unseen">, then</span> not yet' in html
    assert html.index("It was not so.") < html.index("It was so.")
    assert f"“Riverside Together”, last checked 22 November 2026. https://a.test/cases/{ID}/. CC BY 4.0." in html


def test_a_source_names_its_authors_before_its_title(site: Site) -> None:
    """Who wrote a source stands where readers look for it, and once where they published it themselves."""
    case, notes = site.library.cases[ID], Notes(sources=["two", "one"])
    two = CaseSource(title="A wash house", authors="Reed, A & Hay, B", publisher="A Press")
    sources = {"two": two, "one": two.model_copy(update={"authors": "A Press"})}
    library = replace(site.library, cases={**site.library.cases, ID: case.model_copy(update={"sources": sources})})

    below = unescape(foot(replace(site, library=library), "", ("case", ID), notes, reviewed="2026", edit=""))

    assert "Reed, A & Hay, B, <cite>A wash house</cite>, A Press, no date." in below
    assert "A Press, <cite>A wash house</cite>, no date." in below


@stable
@given(st.text() | st.text().map(Markup) | st.integers() | st.floats() | st.none())
def test_escaped_any_value(value: object) -> None:
    """What templates put out is escaped as Jinja would escape it, however quickly that is told."""
    assert escaped(value) == escape(value)
