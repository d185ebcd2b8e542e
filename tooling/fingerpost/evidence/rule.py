"""The published rule by which the evidence on a page is graded."""

from dataclasses import dataclass

from fingerpost.model import Case, ProofPoint

CURRENT_FOR_YEARS = 15
"""Support older than this no longer counts; contrary evidence never ages, so that time alone cannot raise a grade."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of the rule: what must be there at least."""

    id: str
    title: str
    meaning: str
    places: int = 0
    """Different real cases that support the page."""
    settings: int = 0
    """Different kinds of place among them."""
    independent: int = 0
    """Supporting cases whose finding was made by somebody other than those who did or paid for the work."""
    contrary: int | None = None
    """Cases that contradict it, at most; None where any number may."""


RULE: tuple[Grade, ...] = (
    Grade(
        "strong",
        "Strong",
        "Several different kinds of place, mostly seen from outside, and nothing against.",
        5,
        2,
        3,
        0,
    ),
    Grade("growing", "Growing", "Several places, some seen from outside, and little against.", 3, 1, 1, 1),
    Grade("early", "Early", "At least two places, or one seen from outside, and as yet thin.", 2, 1, 0, 2),
    Grade("early", "Early", "At least two places, or one seen from outside, and as yet thin.", 1, 1, 1, 0),
    Grade("too-little", "Too little to say", "Not enough places tell us, or what they tell pulls both ways."),
)
"""From the highest to the lowest; a page has the first whose every condition holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """One proof point with the case that it comes from."""

    case_id: str
    case: Case
    proof: ProofPoint
    independent: bool

    @property
    def year(self) -> int:
        return self.proof.year or 0

    def counts_in(self, year: int) -> bool:
        """Tell whether it is new enough, in a year, to count as support."""
        return year - self.year <= CURRENT_FOR_YEARS


def grade(supporting: tuple[Said, ...], against: tuple[Said, ...], year: int) -> Grade:
    """Return the first grade of the rule whose every condition holds in a given year."""
    current = [said for said in supporting if said.counts_in(year)]
    places = {said.case_id for said in current}
    independent = {said.case_id for said in current if said.independent}
    settings = {(said.case.place.setting, said.case.place.scale) for said in current}
    contrary = {said.case_id for said in against}
    return next(
        step
        for step in RULE
        if len(places) >= step.places
        and len(settings) >= step.settings
        and len(independent) >= step.independent
        and (step.contrary is None or len(contrary) <= step.contrary)
    )
