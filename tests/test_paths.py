"""Reading paths: whoever reads, wherever the work is, the path fits the time and says why."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.checked import checked
from fingerpost.model import READING_MINUTES
from fingerpost.model.library import Part
from fingerpost.model.settings import Settings
from fingerpost.render.paths.choice import Path, chosen, reading_paths
from fingerpost.render.paths.offers import Offer, Shelf
from fingerpost.render.paths.reading import WORDS_PER_MINUTE, Reading, words_in
from fingerpost.render.site import Site
from fingerpost.render.slots import SLOTS
from tests.conftest import ROOT, TODAY
from tests.properties import stable

KINDS = ("phase", "pitfall", "case", "exercise")
WORDS = st.integers(0, 4000)
OFFERS = st.lists(
    st.builds(
        lambda kind, id, score, whole, short: Offer(
            kind,
            str(id),
            score,
            (("near", "Here"),),
            Reading(whole),
            None if short is None else Reading(min(short, whole)),
        ),
        st.sampled_from(KINDS),
        st.integers(0, 99),
        st.floats(0, 20),
        WORDS,
        st.none() | WORDS,
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """The repository's own library, counted."""
    library, links, _ = checked(ROOT, TODAY)
    return Shelf.of(Site(library, links, Settings("Here")))


@pytest.fixture(scope="module")
def paths(shelf: Shelf) -> dict[tuple[str, str], tuple[Path, ...]]:
    """Every path of the repository, by role and phase."""
    roles = shelf.site.library.of_kind("role")
    return {(role.id, phase.id): paths for role in roles for phase, paths in reading_paths(shelf, role)}


@stable
@given(OFFERS, st.permutations(KINDS), st.sampled_from(READING_MINUTES))
def test_chosen_never_takes_more_time_than_there_is(offers: list[Offer], kinds: list[str], minutes: int) -> None:
    """Whatever is on offer: what is chosen fits, holds nothing twice, and leaves no room for what was left out."""
    stops = chosen(tuple(kinds), offers, (), 2 * minutes, minutes)

    taken = sum(stop.reading.halves for stop in stops)
    nodes = [(stop.kind, stop.id) for stop in stops]
    left_out = [offer for offer in offers if (offer.kind, offer.id) not in nodes]
    smallest = [offer.short or offer.whole for offer in left_out]
    assert taken <= 2 * minutes
    assert len(nodes) == len(set(nodes))
    assert all(reading.halves > 2 * minutes - taken for reading in smallest)


def test_every_path_fits_its_minutes_by_counted_words(
    shelf: Shelf, paths: dict[tuple[str, str], tuple[Path, ...]]
) -> None:
    """Any reader, any phase, any length: the words can be read in the time, and most of it is used."""
    library = shelf.site.library
    assert set(paths) == set(product((p.id for p in library.of_kind("role")), (p.id for p in shelf.site.phases)))
    for found in paths.values():
        assert tuple(path.minutes for path in found) == READING_MINUTES
        for path in found:
            words = sum(stop.reading.words for stop in path.stops)
            assert words <= path.minutes * WORDS_PER_MINUTE
            assert path.halves <= 2 * path.minutes
            assert path.halves >= 2 * path.minutes * 0.75
            assert len(path.stops) >= 2


def test_counted_words_are_those_on_the_page(shelf: Shelf, paths: dict[tuple[str, str], tuple[Path, ...]]) -> None:
    """What a path counts for a whole page is what stands on it, evidence and tables of the library included."""
    site = shelf.site
    page = site.library.pages["pitfall-hero-leader"]
    evidence_words = words_in(SLOTS["evidence"](site, page, "", ""))

    counted = shelf.words[page.ref]

    assert evidence_words > 50
    assert counted["In real places"] >= evidence_words
    assert counted["Ways out"] == words_in("Ways out " + page.part("Ways out"))
    assert words_in("It [works](../pitfalls/hero-leader.md) *well* [@mti], don't you think? <!-- a slot -->") == 6


def test_every_stop_has_a_reason_and_every_word_a_meaning(
    shelf: Shelf, paths: dict[tuple[str, str], tuple[Path, ...]]
) -> None:
    """Each stop says why it is there; the words of a path are ones that its pages use and the glossary defines."""
    library, uses = shelf.site.library, shelf.site.links.uses_of_term
    for (_, phase), found in paths.items():
        for path in found:
            nodes = {(stop.kind, stop.id) for stop in path.stops}
            assert all(stop.why for stop in path.stops)
            assert all(library.terms[term].definition for stop in path.stops for term in stop.terms)
            assert all(nodes & set(uses[term]) for stop in path.stops for term in stop.terms)
        assert ("phase", phase) in {(stop.kind, stop.id) for stop in found[-1].stops}


def test_paths_differ_by_reader_and_by_phase(paths: dict[tuple[str, str], tuple[Path, ...]]) -> None:
    """A path is made for its reader and its phase: hardly two are the same."""
    quarter = {tuple((stop.kind, stop.id) for stop in found[1].stops) for found in paths.values()}

    assert len(quarter) >= len(paths) * 0.9


def test_paths_find_another_page_where_one_is_gone(
    shelf: Shelf, paths: dict[tuple[str, str], tuple[Path, ...]]
) -> None:
    """Nobody keeps a list: without its first pitfall, a path has the next best one in its place."""
    site = shelf.site
    role, phase = site.library.pages["role-councillor"], site.library.pages["phase-framing"]
    pitfalls = [stop.id for stop in paths[role.id, phase.id][-1].stops if stop.kind == "pitfall"]
    words = {ref: count for ref, count in shelf.words.items() if ref != f"pitfall-{pitfalls[0]}"}
    poorer = replace(shelf, words=words)

    found = next(paths for there, paths in reading_paths(poorer, role) if there is phase)
    now = [stop.id for stop in found[-1].stops if stop.kind == "pitfall"]
    assert now
    assert pitfalls[0] not in now
    assert found[-1].halves >= 0.9 * 2 * found[-1].minutes


def test_reader_is_known_by_whole_words_of_any_language(shelf: Shelf) -> None:
    """Words of other letters are found like ours, and ours are not found inside them."""
    library = shelf.site.library
    texts = ("Ein tŷ, y tŷ a’r Tŷ.", "Это староста: староста и староста.", "Maerŷ, maerŷ a maerŷ.")
    found, also_found, other = (page for page, _ in zip(library.of_kind("pitfall"), texts, strict=False))
    told = {
        page.ref: replace(page, parts=(Part("", text, 1),))
        for page, text in zip((found, also_found, other), texts, strict=True)
    }
    role = library.pages["role-councillor"]
    reader = replace(role, record=role.record.model_copy(update={"known_by": ("Tŷ", "староста", "maer")}))
    shelf = Shelf.of(replace(shelf.site, library=replace(library, pages={**library.pages, **told})))

    offers = [offer for _, offers in shelf.offers(reader) for offer in offers]

    assert {offer.id for offer in offers if any(code == "seat" for code, _ in offer.why)} == {found.id, also_found.id}
