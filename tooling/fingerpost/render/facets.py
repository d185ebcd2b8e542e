"""The facets of the case library: what a reader may choose cases by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fingerpost.alike.questions import LENGTHS, MARKS, length_of_money, marks_of
from fingerpost.model import Case, Library
from fingerpost.render.site import Site

_FIXED = {
    "origin": {
        "designed": "Designed by a programme",
        "organic": "Grown by local people",
        "mixed": "Partly both",
        "unknown": "Not known",
    },
    "money": LENGTHS,
    "marks": MARKS,
    "status": {"active": "Still going", "ended": "Ended", "paused": "Paused", "unknown": "Not known"},
    "kind": {"real": "Real place", "composite": "Told from several", "training": "Invented for training"},
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of choosing cases."""

    id: str
    """In addresses: /cases/by/ID/VALUE/."""
    title: str
    values_of: Callable[[Case], Iterable[str | None]]
    chosen_from: str
    """A code list of the vocabulary, a kind of page after 'page ', or the facet's own id for fixed choices."""

    def choices(self, site: Site) -> list[tuple[str, str]]:
        """Return code and title of each choice, in the order in which readers should meet them."""
        if self.chosen_from in _FIXED:
            return list(_FIXED[self.chosen_from].items())
        if self.chosen_from.startswith("page "):
            return [
                (page.id, page.record.title) for page in site.library.of_kind(self.chosen_from.removeprefix("page "))
            ]
        return [(code, entry.title) for code, entry in site.library.vocabulary.codes(self.chosen_from).items()]


FACETS: tuple[Facet, ...] = (
    Facet("theme", "Theme", lambda case: case.themes, "page theme"),
    Facet("phase", "Phase", lambda case: (event.phase for event in case.events), "page phase"),
    Facet("pitfall", "Pitfall met", lambda case: (met.pitfall for met in case.pitfalls), "page pitfall"),
    Facet("focus", "What it is about", lambda case: case.focus, "subjects"),
    Facet("way-in", "Way in", lambda case: case.ways_in, "ways_in"),
    Facet("nation", "Nation", lambda case: (case.place.nation,), "nations"),
    Facet("region", "Region", lambda case: (case.place.region,), "regions"),
    Facet("scale", "Scale", lambda case: (case.place.scale,), "scales"),
    Facet("setting", "Setting", lambda case: (case.place.setting,), "settings"),
    Facet("origin", "Origin", lambda case: (case.origin,), "origin"),
    Facet("marks", "What marks the place", marks_of, "marks"),
    Facet("money", "Longest money", length_of_money, "money"),
    Facet("model", "Sustained by", lambda case: (spell.model for spell in case.spells), "page model"),
    Facet("design", "Kind of evidence", lambda case: (proof.design for proof in case.evidence), "evidence_designs"),
    Facet("status", "Status", lambda case: (case.status,), "status"),
    Facet("kind", "Real or invented", lambda case: (case.kind,), "kind"),
)


def cases_by_value(library: Library) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the standing cases for each facet and value that has any."""
    found: dict[tuple[str, str], list[str]] = {}
    for id, case in library.standing():
        for facet in FACETS:
            for value in dict.fromkeys(facet.values_of(case)):
                if value:
                    found.setdefault((facet.id, value), []).append(id)
    return found
