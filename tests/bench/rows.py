"""The lines of the tables: what was measured, and how many times it is of what stands beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.clock import Runs

OURS = "fingerpost"


@dataclass(frozen=True, slots=True)
class Row:
    """What some work took somebody."""

    what: str
    who: str
    cases: int
    runs: Runs
    pages: int = 0
    """How many came out, where a whole site was built."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times some work is of other work."""

    what: str
    cases: int
    clock: float | None
    processor: float | None
    at_most: float
    """The bar."""
    by: str = "clock"
    """Which of the two is held against it."""

    @property
    def is_reached(self) -> bool:
        times = self.processor if self.by == "processor" else self.clock
        return times is not None and times <= self.at_most


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured."""

    rows: Sequence[Row]

    def of(self, what: str, who: str, cases: int) -> Runs | None:
        """Return what one measurement came to, None where it was not made."""
        return next((row.runs for row in self.rows if (row.what, row.who, row.cases) == (what, who, cases)), None)

    def sizes(self, what: str, who: str = OURS) -> list[int]:
        """Return at how many cases something was measured."""
        return sorted(row.cases for row in self.rows if (row.what, row.who) == (what, who))

    def others(self, what: str) -> list[str]:
        """Return who else was measured at the same work."""
        return list(dict.fromkeys(row.who for row in self.rows if row.what == what and row.who != OURS))


def ratio(what: str, cases: int, one: Runs | None, other: Runs | None, at_most: float, times: float = 1) -> list[Ratio]:
    """Return how many times one is of the other, nothing where one of them was not measured.

    times: what the other is taken times, where it was measured on less work.
    """
    if one is None or other is None:
        return []
    clock, processor = _part(one.clock, other.clock * times), _part(one.processor, other.processor * times)
    return [Ratio(what, cases, clock, processor, at_most)]


def _part(one: float, other: float) -> float | None:
    return one / other if one and other else None


HEADING = (
    f"{'':30}{'':24}{'cases':>8}{'pages':>8}{'clock, s':>10}{'spread':>10}{'processor':>11}{'MiB, one':>10}{'all':>8}"
)


def line(row: Row) -> str:
    """Return a row as a line of the table."""
    runs = row.runs
    return (
        f"{row.what:30}{row.who:24}{row.cases:8,}{_whole(row.pages):>8}{_figure(runs.clock):>10}"
        f"{_figure(runs.spread):>10}{_figure(runs.processor):>11}{_whole(runs.peak):>10}{_whole(runs.total):>8}"
    )


def lines(ratios: Iterable[Ratio]) -> Iterator[str]:
    """Yield the lines of the table of ratios."""
    yield f"{'':70}{'cases':>8}{'clock':>10}{'processor':>10}{'at most':>9}"
    for each in ratios:
        times = (_figure(each.clock or 0), _figure(each.processor or 0))
        reached = "" if each.is_reached else "  not reached"
        yield f"{each.what:70}{each.cases:8,}{times[0]:>10}{times[1]:>10}{each.at_most:9.3g}{reached}"


def _figure(number: float) -> str:
    """Return a number with three figures, and no more than five places; "" for none."""
    if not number:
        return ""
    return f"{number:,.0f}" if number >= 100 else f"{round(number, 5):.3g}"


def _whole(number: int) -> str:
    return f"{number:,}" if number else ""
