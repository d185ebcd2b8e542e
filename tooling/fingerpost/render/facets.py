"""The facets of the case library: what a reader may choose cases by, and which cases each choice leads to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fingerpost.alike.questions import LENGTHS, MARKS, length_of_money, marks_of
from fingerpost.model import Case, Library

_FIXED = {
    "origin": {"designed": "Designed by a programme", "organic": "Grown by local people", "mixed": "Partly both"},
    "money": LENGTHS,
    "marks": MARKS,
    "heard": {"heard": "Residents have their say on a finding", "unheard": "No finding says what residents make of it"},
    "status": {"active": "Still going", "ended": "Ended", "paused": "Paused"},
    "kind": {"real": "Real place", "composite": "Told from several", "training": "Invented for training"},
}
UNKNOWN, NONE = "unknown", "none"
SAID_OF_NOTHING = {UNKNOWN: "Not known", NONE: "Known to have none"}
"""What a case can say of a field besides its values. A field left blank says nothing, and stands under no value."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and how many cases have it."""

    code: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of choosing cases."""

    id: str
    """In addresses: /cases/by/ID/VALUE/."""
    title: str
    field: str
    """The case's field, as `not_known` and `known_none` name it."""
    values_of: Callable[[Case], Iterable[str | None]]
    chosen_from: str
    """A code list of the vocabulary, a kind of page after 'page ', or the facet's own id for fixed choices."""

    def of(self, case: Case) -> list[str]:
        """Return the values that a case has, each once; where it has none, whether that is known."""
        values = [value for value in dict.fromkeys(self.values_of(case)) if value]
        if not values and any(entry.field == self.field for entry in case.not_known):
            return [UNKNOWN]
        if not values and any(entry.field == self.field for entry in case.known_none):
            return [NONE]
        return values

    def titles(self, library: Library) -> dict[str, str]:
        """Return code and title of each value, in the order in which readers should meet them."""
        if self.chosen_from in _FIXED:
            return _FIXED[self.chosen_from] | SAID_OF_NOTHING
        if self.chosen_from.startswith("page "):
            pages = library.of_kind(self.chosen_from.removeprefix("page "))
            return {page.id: page.record.title for page in pages} | SAID_OF_NOTHING
        codes = library.vocabulary.codes(self.chosen_from)
        return {code: entry.title for code, entry in codes.items()} | SAID_OF_NOTHING


def _heard(case: Case) -> Iterable[str]:
    """Tell whether residents are heard on any finding of a case, where it has findings."""
    if case.evidence:
        yield "heard" if any(proof.community_view for proof in case.evidence) else "unheard"


FACETS: tuple[Facet, ...] = (
    Facet("theme", "Theme", "themes", lambda case: case.themes, "page theme"),
    Facet("phase", "Phase", "events", lambda case: (event.phase for event in case.events), "page phase"),
    Facet("pitfall", "Pitfall met", "pitfalls", lambda case: (met.pitfall for met in case.pitfalls), "page pitfall"),
    Facet("focus", "What it is about", "focus", lambda case: case.focus, "subjects"),
    Facet("way-in", "Way in", "ways_in", lambda case: case.ways_in, "ways_in"),
    Facet("nation", "Nation", "nation", lambda case: (case.place.nation,), "nations"),
    Facet("region", "Region", "region", lambda case: (case.place.region,), "regions"),
    Facet("scale", "Scale", "scale", lambda case: (case.place.scale,), "scales"),
    Facet("setting", "Setting", "setting", lambda case: (case.place.setting,), "settings"),
    Facet("origin", "Origin", "origin", lambda case: (case.origin,), "origin"),
    Facet("marks", "What marks the place", "context", marks_of, "marks"),
    Facet("money", "Longest money", "funding", length_of_money, "money"),
    Facet("model", "Sustained by", "spells", lambda case: (spell.model for spell in case.spells), "page model"),
    Facet(
        "design",
        "Kind of evidence",
        "evidence",
        lambda case: (proof.design for proof in case.evidence),
        "evidence_designs",
    ),
    Facet("heard", "Residents heard", "evidence", _heard, "heard"),
    Facet(
        "rules",
        "Whose rules",
        "national_rules",
        lambda case: (body for rule in case.national_rules for body in rule.body),
        "national_bodies",
    ),
    Facet("status", "Status", "status", lambda case: (case.status,), "status"),
    Facet("kind", "Real or invented", "kind", lambda case: (case.kind,), "kind"),
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The standing cases in the order of their titles, and where in that order each choice leads."""

    cases: tuple[tuple[str, Case], ...]
    places: dict[tuple[str, str], list[int]]
    """Facet and value → places in the order, from 0, rising."""

    def choices(self, library: Library, facet: Facet) -> list[Choice]:
        """Return the values of a facet that any case has."""
        counted = (
            Choice(code, title, len(self.places.get((facet.id, code), ())))
            for code, title in facet.titles(library).items()
        )
        return [choice for choice in counted if choice.count]


def catalogue(library: Library) -> Catalogue:
    """Return the cases as readers choose among them."""
    cases = tuple(sorted(library.standing(), key=lambda pair: (pair[1].title.casefold(), pair[0])))
    places: dict[tuple[str, str], list[int]] = {}
    for place, (_, case) in enumerate(cases):
        for facet in FACETS:
            for value in facet.of(case):
                places.setdefault((facet.id, value), []).append(place)
    return Catalogue(cases, places)
