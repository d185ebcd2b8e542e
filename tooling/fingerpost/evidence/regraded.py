"""What a withdrawal changed: every grade that was made again without the findings of a case that was taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost.evidence.boxes import Box, findings
from fingerpost.evidence.rule import Grade, Said, grade
from fingerpost.model import Library


@dataclass(frozen=True, slots=True)
class Regraded:
    """A page whose grade was made again on a day on which cases that spoke of it were withdrawn."""

    on: str
    ref: str
    """The page, by kind and id."""
    before: Grade
    after: Grade

    @property
    def moved(self) -> bool:
        """Whether the grade is another than before."""
        return self.before.id != self.after.id


def regraded(library: Library, boxes: Mapping[str, Box]) -> tuple[Regraded, ...]:
    """Return every grade that was made again, the newest day first, in the order of the pages.

    It is worked out from the library alone: the cases that stand now, those withdrawn later, and what the file of a
    withdrawn case still says. From a file that was emptied nothing comes, so that a place can be forgotten wholly.
    """
    taken: dict[str, list[tuple[str, Said]]] = {}
    for id, case in library.cases.items():
        if case.withdrawn and case.kind == "real":
            for ref, said in findings(library, id, case):
                taken.setdefault(ref, []).append((case.withdrawn.on, said))
    made = (change for ref, box in boxes.items() for change in _made_again(ref, box, taken.get(ref, [])))
    return tuple(sorted(made, key=lambda change: change.on, reverse=True))


def _made_again(ref: str, box: Box, taken: list[tuple[str, Said]]) -> Iterator[Regraded]:
    for day in sorted({on for on, _ in taken}):
        before = [said for on, said in taken if on >= day]
        after = [said for on, said in taken if on > day]
        yield Regraded(day, ref, _grade(box, before, day), _grade(box, after, day))


def _grade(box: Box, gone: list[Said], day: str) -> Grade:
    """Return the grade that a page had on a day on which some of what is gone still counted."""
    supporting, against = (
        (*standing, *(said for said in gone if said.proof.direction == way))
        for way, standing in (("for", box.supporting), ("against", box.against))
    )
    return grade(supporting, against, int(day[:4]))
