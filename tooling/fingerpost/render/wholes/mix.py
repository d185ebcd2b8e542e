"""Of what the library is made: where its places are, who wrote them down, who paid, and when one voice weighs much."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fingerpost.model import Case, Library
from fingerpost.model.vocabulary import Code
from fingerpost.render.site import Site, rendered

NOTICE_SHARE = 0.25
"""When more than this share of the cases has one funder, one writer or one publisher behind it, the page says so."""
_MOST = 12
"""Rows of a table of names: the rest are counted."""
_BASES = {"public-sources": "Built from published sources alone", "agreed": "Agreed by the people it is about"}


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, and how many real cases give it."""

    title: str
    count: int
    share: float
    """Of all real cases, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answers to one question."""

    id: str
    title: str
    rows: tuple[Row, ...]
    silent: int
    """Real cases that do not say."""
    others: int = 0
    """Names that are not shown, each with fewer cases than those that are."""
    watched: bool = False
    """Whether one answer above the share is worth a notice."""

    @property
    def notices(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.share > NOTICE_SHARE) if self.watched else ()


def tables(library: Library) -> tuple[Table, ...]:
    """Return every table, counted over the real cases that stand."""
    cases = [case for _, case in library.standing() if case.kind == "real"]
    words = library.vocabulary
    return (
        _chosen("nations", "Nations", words.nations, cases, [{case.place.nation} for case in cases]),
        _chosen("scales", "Scales", words.scales, cases, [{case.place.scale} for case in cases]),
        _chosen("settings", "Settings", words.settings, cases, [{case.place.setting} for case in cases]),
        _named("consent", "On whose word it stands", [{_BASES[case.consent.basis]} for case in cases]),
        _named("writers", "Who wrote it down", [{by.name for by in case.contributors} for case in cases], watched=True),
        _named("tellers", "What people did for it", [{by.part for by in case.contributors} for case in cases]),
        _named("payers", "Who paid for the work", _funders(library, cases), watched=True),
        _named(
            "publishers",
            "Who published what it rests on",
            [{source.publisher for source in case.sources.values()} for case in cases],
            watched=True,
        ),
    )


def mix_tables(site: Site, root: str) -> str:
    """Return the tables, with a notice where one voice weighs much."""
    found = tables(site.library)
    number = sum(case.kind == "real" for _, case in site.library.standing())
    return rendered("slots/mix.html", site, root, tables=found, number=number, limit=NOTICE_SHARE)


def _funders(library: Library, cases: list[Case]) -> list[set[str]]:
    """Return the funders of each case by the names by which the vocabulary knows them, else as the case writes them."""
    entries = library.vocabulary.funders.values()
    titles = [(name.casefold(), funder.title) for funder in entries for name in (funder.title, *funder.also)]
    written = {grant.from_ for case in cases for grant in case.funding}
    known = {words: {title for name, title in titles if name in words.casefold()} or {words} for words in written}
    return [{name for grant in case.funding for name in known[grant.from_]} for case in cases]


def _chosen(id: str, title: str, codes: Mapping[str, Code], cases: list[Case], answers: Iterable[set[str]]) -> Table:
    """Return a table of codes in the vocabulary's order, those that no case has included."""
    counts = Counter(answer for said in answers for answer in said)
    rows = tuple(Row(code.title, counts[id], _share(counts[id], len(cases))) for id, code in codes.items())
    return Table(id, title, rows, 0)


def _named(id: str, title: str, answers: list[set[str]], *, watched: bool = False) -> Table:
    """Return a table of names, the most frequent first; names of one case alone are counted together."""
    counts = Counter(answer for said in answers for answer in said)
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    shown = [pair for pair in order[:_MOST] if pair[1] > 1 or len(order) <= _MOST]
    rows = tuple(Row(name, count, _share(count, len(answers))) for name, count in shown)
    return Table(id, title, rows, sum(not said for said in answers), len(order) - len(shown), watched)


def _share(count: int, whole: int) -> float:
    return count / whole if whole else 0.0
