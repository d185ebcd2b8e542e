"""What happened in real places, for and against each playbook page."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fingerpost.evidence.rule import Grade, Said, grade
from fingerpost.model import JOINED, Case, Event, Library, PitfallMet
from fingerpost.model.moments import event_anchors, event_of

_OUTCOMES = ("got-out", "partly", "did-not", "unknown")


@dataclass(frozen=True, slots=True)
class Met:
    """A pitfall that a case met."""

    case_id: str
    case: Case
    met: PitfallMet

    @property
    def event(self) -> str:
        """The anchor, on the case's page, of the event that dates it; "" where there is none."""
        index = event_of(self.case, self.met)
        return event_anchors(self.case)[index] if index is not None else ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A case that was in a phase, with the events that show it."""

    case_id: str
    case: Case
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What the cases say of one page: contrary first among equals."""

    grade: Grade
    against: tuple[Said, ...] = ()
    supporting: tuple[Said, ...] = ()
    unclear: tuple[Said, ...] = ()
    met: tuple[Met, ...] = ()
    """For a pitfall: who met it, those who got out first, then the rest, by title."""
    passed: tuple[Passed, ...] = ()
    """For a phase: who was in it."""
    touched: tuple[str, ...] = ()
    """For a theme: the ids of the cases about it."""
    invented: tuple[str, ...] = ()
    """Ids of composite and training cases that tell of it: shown apart, never counted."""
    met_in_stories: tuple[Met, ...] = ()
    """For a pitfall: how such cases met it, in the order of `met`."""

    @property
    def newest(self) -> int | None:
        """The year of the newest evidence."""
        return max((said.year for said in (*self.against, *self.supporting, *self.unclear) if said.year), default=None)

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of every real case that is shown."""
        shown = {said.case_id for said in (*self.against, *self.supporting, *self.unclear)}
        return tuple(
            sorted(shown | {m.case_id for m in self.met} | {p.case_id for p in self.passed} | set(self.touched))
        )


@dataclass(slots=True)
class _Gathered:
    said: list[Said] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    invented: set[str] = field(default_factory=set)
    met_in_stories: list[Met] = field(default_factory=list)

    @classmethod
    def of(cls, box: Box, without: Collection[str]) -> "_Gathered":
        """Return what a box was made from, without what some cases say."""
        return cls(
            [said for said in (*box.supporting, *box.against, *box.unclear) if said.case_id not in without],
            [met for met in box.met if met.case_id not in without],
            [passed for passed in box.passed if passed.case_id not in without],
            [id for id in box.touched if id not in without],
            {id for id in box.invented if id not in without},
            [met for met in box.met_in_stories if met.case_id not in without],
        )

    def add(self, id: str, case: Case, piece: "Said | Met | Passed | None") -> None:
        """Take in one thing that a case says."""
        if case.kind != "real":
            self.invented.add(id)
            self.met_in_stories += [piece] if isinstance(piece, Met) else []
        elif isinstance(piece, Said):
            self.said.append(piece)
        elif isinstance(piece, Met):
            self.met.append(piece)
        elif isinstance(piece, Passed):
            self.passed.append(piece)
        else:
            self.touched.append(id)


def evidence(library: Library) -> dict[str, Box]:
    """Return the evidence box of every playbook page whose kind has one, by its ref."""
    gathered: dict[str, _Gathered] = {
        page.ref: _Gathered() for page in library.pages.values() if page.kind.id in JOINED
    }
    for id, case in library.standing():
        for ref, piece in _pieces(library, id, case):
            if ref in gathered:
                gathered[ref].add(id, case, piece)
    return {ref: _box(pieces, library.year) for ref, pieces in gathered.items()}


def evidence_after(
    boxes: Mapping[str, Box], library: Library, before: Mapping[str, Case], ids: Collection[str]
) -> dict[str, Box]:
    """Return the evidence box of every page after some cases changed, came or went.

    before: the cases as they were when the boxes were made, in a library whose pages and words are the same.
    """
    cases = {id: library.cases[id] for id in ids if id in library.cases}
    told = [(before[id], id) for id in ids if id in before] + [(case, id) for id, case in cases.items()]
    touched = {ref for case, id in told if not case.withdrawn for ref, _ in _pieces(library, id, case)} & boxes.keys()
    gathered = {ref: _Gathered.of(boxes[ref], ids) for ref in touched}
    for id, case in cases.items():
        for ref, piece in _pieces(library, id, case) if not case.withdrawn else ():
            if ref in gathered:
                gathered[ref].add(id, case, piece)
    return {**boxes, **{ref: _box(pieces, library.year) for ref, pieces in gathered.items()}}


def findings(library: Library, id: str, case: Case) -> Iterator[tuple[str, Said]]:
    """Yield each finding of a case with the page that it is about."""
    designs = library.vocabulary.evidence_designs
    for proof in case.evidence:
        said = Said(id, case, proof, proof.design in designs and designs[proof.design].independent)
        yield from ((ref, said) for ref in dict.fromkeys(proof.about))


def _pieces(library: Library, id: str, case: Case) -> Iterator[tuple[str, Said | Met | Passed | None]]:
    yield from findings(library, id, case)
    for met in case.pitfalls:
        yield f"pitfall-{met.pitfall}", Met(id, case, met)
    for phase in dict.fromkeys(event.phase for event in case.events if event.phase):
        yield f"phase-{phase}", Passed(id, case, tuple(event for event in case.events if event.phase == phase))
    for theme in dict.fromkeys(case.themes):
        yield f"theme-{theme}", None
    for model in dict.fromkeys(spell.model for spell in case.spells):
        yield f"model-{model}", None


def _box(pieces: _Gathered, year: int) -> Box:
    newest_first = sorted(pieces.said, key=lambda said: (-said.year, said.case.title, said.proof.claim, said.case_id))
    by_direction = {
        way: tuple(said for said in newest_first if said.proof.direction == way)
        for way in ("for", "against", "unclear")
    }
    return Box(
        grade=grade(by_direction["for"], by_direction["against"], year),
        against=by_direction["against"],
        supporting=by_direction["for"],
        unclear=by_direction["unclear"],
        met=tuple(sorted(pieces.met, key=_outcome_first)),
        passed=tuple(sorted(pieces.passed, key=lambda passed: (passed.case.title, passed.case_id))),
        touched=tuple(sorted(set(pieces.touched))),
        invented=tuple(sorted(pieces.invented)),
        met_in_stories=tuple(sorted(pieces.met_in_stories, key=_outcome_first)),
    )


def _outcome_first(met: Met) -> tuple[int, str, str]:
    return _OUTCOMES.index(met.met.outcome), met.case.title, met.case_id
