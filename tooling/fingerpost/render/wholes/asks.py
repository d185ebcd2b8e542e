"""What rules made elsewhere did to the work of real places, gathered by the body that makes them."""

from collections import Counter
from dataclasses import dataclass

from fingerpost.model import Case, Library
from fingerpost.model.proof import NationalRule
from fingerpost.model.vocabulary import Code
from fingerpost.render.site import Site, rendered
from fingerpost.render.wholes.in_turn import in_turn

_EFFECTS = ("hindered", "both", "helped")
"""In the order in which a body meets them: what got in the way first."""
MOST = 20
"""Rules of a body that the page shows: more would bury it, and its cases have a list."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One rule, as one case tells of it."""

    case_id: str
    case: Case
    rule: NationalRule


@dataclass(frozen=True, slots=True)
class Asked:
    """A body with every rule of its own that a real case tells of."""

    id: str
    code: Code
    asks: tuple[Ask, ...]

    @property
    def shown(self) -> tuple[Ask, ...]:
        """As many as the page shows, in turn from those that hindered, that did both and that helped."""
        return in_turn(self.asks, lambda ask: ask.rule.effect, MOST)

    @property
    def effects(self) -> Counter[str]:
        """How many there are of each effect."""
        return Counter(ask.rule.effect for ask in self.asks)

    @property
    def places(self) -> int:
        """How many cases tell of its rules."""
        return len({ask.case_id for ask in self.asks})


def asks_by_body(library: Library) -> tuple[Asked, ...]:
    """Return the bodies that have any, in the vocabulary's order. Invented and withdrawn cases ask for nothing."""
    found: dict[str, list[Ask]] = {}
    for id, case in library.standing():
        for rule in case.national_rules if case.kind == "real" else ():
            for body in dict.fromkeys(rule.body):
                found.setdefault(body, []).append(Ask(id, case, rule))
    return tuple(
        Asked(id, code, tuple(sorted(found[id], key=lambda ask: (_EFFECTS.index(ask.rule.effect), ask.case.title))))
        for id, code in library.vocabulary.national_bodies.items()
        if id in found
    )


def asks_list(site: Site, root: str) -> str:
    """Return every body with its rules, each with the case and the sources that tell of it."""
    bodies = asks_by_body(site.library)
    every = {(ask.case_id, ask.rule): ask for body in bodies for ask in body.asks}
    effects = Counter(ask.rule.effect for ask in every.values())
    places = len({case_id for case_id, _ in every})
    return rendered("slots/asks.html", site, root, bodies=bodies, effects=effects, rules=len(every), places=places)
