"""The ten coarse questions by which places are likened: what is asked, and how much it matters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from fingerpost.model import Case, Library

A_LOT, A_LITTLE = 3, 1
"""What a question weighs; 0 where it does not matter."""
Answers = frozenset[str]
"""Codes; none where it is not known."""
Profile = tuple[Answers, ...]
"""What is known of a place: its answers to `QUESTIONS`, in their order."""
MARKS = {
    "fault-line": "Groups that keep apart",
    "shock": "A shock, such as a closure or a flood",
    "overlapping-boundaries": "Boundaries that overlap",
    "assets": "Strengths to build on",
}
LENGTHS = {"short": "Up to three years", "middling": "Four to six years", "long": "Seven years or longer"}
_SHORT, _MIDDLING = 3, 6
_ORIGINS = {"organic": "Local people", "designed": "A programme or an organisation"}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing by which two places are alike or different."""

    id: str
    """In addresses, and the same as the facet's where the library can be chosen by it."""
    title: str
    asks: str
    reads: str
    """What in a case's file answers it."""
    answers_of: Callable[[Library, Case], Iterable[str | None]]
    """What a case's file says; nothing where it says nothing."""
    chosen_from: str | Mapping[str, str]
    """A code list of the vocabulary, a kind of page after 'page ', or the choices themselves."""
    weight: int
    several: bool = False
    """Whether a place can have more answers than one."""
    spans: Answers = field(default_factory=frozenset)
    """Answers that cover others: beside another answer they leave open whether the places are alike."""

    def choices(self, library: Library) -> dict[str, str]:
        """Return code and title of each answer, in the order in which readers should meet them."""
        if not isinstance(self.chosen_from, str):
            return dict(self.chosen_from)
        if self.chosen_from.startswith("page "):
            pages = library.of_kind(self.chosen_from.removeprefix("page "))
            return {page.id: page.record.title for page in pages}
        return {code: entry.title for code, entry in library.vocabulary.codes(self.chosen_from).items()}


def _origins(library: Library, case: Case) -> Iterable[str]:
    return _ORIGINS if case.origin == "mixed" else (case.origin,) if case.origin in _ORIGINS else ()


def marks_of(case: Case) -> Iterable[str]:
    """Return which of `MARKS` a case tells of."""
    return (entry.aspect for entry in case.context if entry.aspect in MARKS)


def length_of_money(case: Case) -> Iterable[str]:
    """Yield how long the longest money was, where a source gives its years."""
    spans = (grant.years.split("-") for grant in case.funding if grant.years and len(grant.years) == len("2014-2019"))
    longest = max((int(last) - int(first) for first, last in spans), default=None)
    if longest is not None:
        yield "short" if longest <= _SHORT else "middling" if longest <= _MIDDLING else "long"


def _troubles(library: Library, case: Case) -> Iterable[str | None]:
    met = (library.pages.get(f"pitfall-{met.pitfall}") for met in case.pitfalls)
    return (page.record.group for page in met if page)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "scale",
        "Size",
        "How large is it?",
        "the size that the case gives",
        lambda _, case: (case.place.scale,),
        "scales",
        A_LOT,
        spans=frozenset({"many-places"}),
    ),
    Question(
        "setting",
        "Setting",
        "What kind of place is it?",
        "the setting that the case gives",
        lambda _, case: (case.place.setting,),
        "settings",
        A_LOT,
        spans=frozenset({"mixed"}),
    ),
    Question(
        "nation",
        "Nation",
        "Which nation is it in?",
        "the nation that the case gives",
        lambda _, case: (case.place.nation,),
        "nations",
        A_LITTLE,
        spans=frozenset({"uk-wide", "international"}),
    ),
    Question(
        "focus",
        "About",
        "What is the work about?",
        "what the case is about",
        lambda _, case: case.focus,
        "subjects",
        A_LOT,
        several=True,
    ),
    Question(
        "way-in",
        "Beginning",
        "How did it begin?",
        "the ways in that the case names",
        lambda _, case: case.ways_in,
        "ways_in",
        A_LITTLE,
        several=True,
    ),
    Question(
        "origin",
        "Origin",
        "Who began it?",
        "the origin; partly both counts as each",
        _origins,
        _ORIGINS,
        A_LITTLE,
        several=True,
    ),
    Question(
        "model",
        "Held by",
        "How does it last: through one organisation, several together, or a public body?",
        "the ways of sustaining that it has had",
        lambda _, case: (spell.model for spell in case.spells),
        "page model",
        A_LITTLE,
        several=True,
    ),
    Question(
        "money",
        "Longest money",
        "For how long is the longest money promised?",
        "the longest span of years that a source gives for money",
        lambda _, case: length_of_money(case),
        LENGTHS,
        A_LITTLE,
    ),
    Question(
        "marks",
        "What marks it",
        "What marks the place?",
        "what the case tells of the place it grew in",
        lambda _, case: marks_of(case),
        MARKS,
        A_LITTLE,
        several=True,
    ),
    Question(
        "trouble",
        "Trouble met",
        "What trouble has it met?",
        "the pitfalls it met, by their kind",
        _troubles,
        "pitfall_groups",
        A_LOT,
        several=True,
    ),
)
"""Themes are not among them: nearly every case names nearly all six, so that they would tell no places apart."""


def profile_of(library: Library, case: Case) -> Profile:
    """Return what a case's file answers to each question."""
    return tuple(_same(frozenset(filter(None, question.answers_of(library, case)))) for question in QUESTIONS)


@lru_cache(maxsize=1 << 12)
def _same(answers: Answers) -> Answers:
    """Return the same object for the same answers: it is soon told that they are equal."""
    return answers
