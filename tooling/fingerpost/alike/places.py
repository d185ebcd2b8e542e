"""The real places of a library, and which of them are most like another, without a look at them all."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fingerpost.alike.likeness import Likeness, likeness, points_of
from fingerpost.alike.questions import QUESTIONS, Answers, Profile, profile_of
from fingerpost.model import Case, Library

REACH = 3
"""How many neighbours are looked at on either side, in the list of each answer that a place gives."""
_BY_WEIGHT = sorted(range(len(QUESTIONS)), key=lambda number: -QUESTIONS[number].weight)
_Rank = tuple[tuple[tuple[str, ...], ...], str]


@dataclass(frozen=True, slots=True)
class Places:
    """Every case's profile, and the real ones in an order in which like stands near like.

    A place is likened to its neighbours only: for each of its answers, to the nearest of those that gave it too.
    So the work for a case does not grow with the library.
    """

    words: tuple[dict[str, str], ...]
    """Code and title of each question's answers."""
    titles: dict[str, str]
    """Id → title in small letters, which parts what is alike in equal measure."""
    profiles: dict[str, Profile]
    """Id → what is known, of every case that stands."""
    kin: dict[str, set[str]]
    """Id → programmes that work there, or the places of a programme: no other place than itself."""
    order: list[_Rank]
    """The real places, by their answers."""
    along: dict[tuple[int, str], list[int]]
    """Question and answer → where in `order` those stand that gave it."""

    in_words: dict[tuple[int, Answers], str] = field(default_factory=dict)
    """What `said` found before: the same few answers come again and again."""

    def said(self, number: int, answers: Answers) -> str:
        """Return the titles of some answers to a question, in the order of its list."""
        words = self.in_words.get((number, answers))
        if words is None:
            words = ", ".join(title for code, title in self.words[number].items() if code in answers)
            self.in_words[number, answers] = words
        return words

    def most_like(self, id: str, most: int) -> list[tuple[str, Likeness]]:
        """Return the real places most like a case's, the most alike first; never the case itself or its kin."""
        own = self.profiles[id]
        others = self.near(id) - self.kin.get(id, set()) - {id}
        ranked = sorted((_falling(points_of(own, self.profiles[other])), self.titles[other], other) for other in others)
        return [(other, likeness(own, self.profiles[other])) for _, _, other in ranked[:most]]

    def near(self, id: str) -> set[str]:
        """Return the places that a case is likened to, itself perhaps among them."""
        profile = self.profiles[id]
        here = bisect_left(self.order, _rank(id, profile))
        near: set[int] = set()
        for number, answers in enumerate(profile):
            for answer in answers:
                ranks = self.along.get((number, answer), [])
                at = bisect_left(ranks, here)
                near.update(ranks[max(0, at - REACH) : at + REACH + 1])
        return {self.order[rank][1] for rank in near}


def places(library: Library) -> Places:
    """Return the places of a library. Training and composite cases are likened to them, and are none."""
    profiles = {id: profile_of(library, case) for id, case in library.standing()}
    titles = {id: library.cases[id].title.casefold() for id in profiles}
    order = sorted(_rank(id, profile) for id, profile in profiles.items() if library.cases[id].kind == "real")
    along: dict[tuple[int, str], list[int]] = {}
    for rank, (_, id) in enumerate(order):
        for number, answers in enumerate(profiles[id]):
            for answer in answers:
                along.setdefault((number, answer), []).append(rank)
    kin: dict[str, set[str]] = {}
    for one, other in _kin(library):
        kin.setdefault(one, set()).add(other)
        kin.setdefault(other, set()).add(one)
    words = tuple(question.choices(library) for question in QUESTIONS)
    return Places(words, titles, profiles, kin, order, along)


def places_after(places_before: Places, library: Library, before: Mapping[str, Case], ids: Collection[str]) -> Places:
    """Return the places of a library after some cases changed, came or went.

    before: the cases as they were then, in a library whose pages and words are the same.
    """
    now = {id: library.cases[id] for id in ids if id in library.cases and not library.cases[id].withdrawn}
    if any(_answers(library, before.get(id)) != _answers(library, now.get(id)) for id in ids):
        return places(library)
    titles = places_before.titles | {id: case.title.casefold() for id, case in now.items()}
    return replace(places_before, titles=titles)


def _answers(library: Library, case: Case | None) -> tuple[object, ...] | None:
    """Return all that is known of a place but its title; None for what is no place."""
    if case is None or case.withdrawn:
        return None
    return case.kind, profile_of(library, case), [site.case for site in case.sites]


def _kin(library: Library) -> Iterator[tuple[str, str]]:
    return ((id, site.case) for id, case in library.standing() for site in case.sites if site.case)


def _rank(id: str, profile: Profile) -> _Rank:
    """Return what a place is ordered by: what matters most comes first."""
    return tuple(tuple(sorted(profile[number])) for number in _BY_WEIGHT), id


def _falling(score: tuple[int, int]) -> tuple[int, int]:
    return -score[0], -score[1]
