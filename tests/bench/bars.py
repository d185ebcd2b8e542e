"""The bars: how many times our work may be of what stands beside it."""

from collections.abc import Iterator
from dataclasses import replace

from tests.bench.added import ADDED, BARE
from tests.bench.ours import CHECK, COLD, EDIT
from tests.bench.peers.hugo import HUGO
from tests.bench.peers.mkdocs import MKDOCS
from tests.bench.rows import OURS, Figures, Ratio, ratio
from tests.bench.search import INDEX, INDEX_EDIT
from tests.bench.serve import CASE, ENGINE, PAGE

_OF_PEERS = {HUGO.name: 1 / 5, MKDOCS.name: 1 / 20}
"""The part of their time that a whole site may take; of others' all of it."""
_MIB_IN_GIB = 1024


def ratios(figures: Figures) -> Iterator[Ratio]:
    """Yield every ratio for which both sides were measured."""
    for cases in figures.sizes(COLD):
        yield from _whole_sites(figures, cases)
    for cases in figures.sizes(ADDED):
        yield from _added_cases(figures, cases)
    for cases in figures.sizes(EDIT):
        edit = figures.of(EDIT, OURS, cases)
        yield from ratio("one edited case, of the cold build", cases, edit, figures.of(COLD, OURS, cases), 1 / 20)
    fewest, *more = figures.sizes(CHECK) or [0]
    for cases in more:
        few = figures.of(CHECK, OURS, fewest)
        yield from ratio(
            f"check of one file, of the same among {fewest}", cases, figures.of(CHECK, OURS, cases), few, 2
        )
    for cases in figures.sizes(CASE):
        case, hugo = figures.of(CASE, OURS, cases), figures.of(CASE, HUGO.name, cases)
        yield from ratio("a case served, of Hugo's server", cases, case, hugo, 1)
        page, engine = figures.of(PAGE, OURS, cases), figures.of(ENGINE, OURS, cases)
        yield from ratio("a page served, of the engine's time for all", cases, page, engine, 1.1)
    for cases in figures.sizes(INDEX):
        crawl = figures.of(INDEX, "pagefind", cases)
        yield from ratio("search index, of Pagefind's crawl", cases, figures.of(INDEX, OURS, cases), crawl, 1 / 2)
        edit = figures.of(INDEX_EDIT, OURS, cases)
        yield from ratio("search index after an edit, of the same", cases, edit, crawl, 1 / 20)


def _whole_sites(figures: Figures, cases: int) -> Iterator[Ratio]:
    ours = figures.of(COLD, OURS, cases)
    for peer in figures.others(COLD):
        most = max((size for size in figures.sizes(COLD, peer) if size <= cases), default=0)
        words = f"whole site, of {peer}'s" + (f" for {most:,}, times {cases / most:g}" if 0 < most < cases else "")
        bar = _OF_PEERS.get(peer, 1)
        yield from ratio(words, cases, ours, figures.of(COLD, peer, most), bar, cases / (most or 1))
    for fewer in figures.sizes(COLD):
        less = figures.of(COLD, OURS, fewer)
        if ours and less and fewer * 10 == cases:
            yield from ratio(f"growth of time from {fewer:,}", cases, ours, less, 11)
            if less.total:
                yield Ratio(f"growth of memory from {fewer:,}", cases, ours.total / less.total, None, 11)
    if ours and ours.total:
        yield Ratio(
            "memory of all processes, in GiB", cases, ours.total / _MIB_IN_GIB, None, 1 if cases <= 10_000 else 4
        )


def _added_cases(figures: Figures, cases: int) -> Iterator[Ratio]:
    case = figures.of(ADDED, OURS, cases)
    found = ratio("an added case, of its bare bytes", cases, case, figures.of(BARE, "python", cases), 6)
    for pages in figures.sizes(ADDED, MKDOCS.name):
        found += ratio("an added case, of a plain page", cases, case, figures.of(ADDED, MKDOCS.name, pages), 1 / 20)
    for each in found:
        yield replace(each, by="processor")
