"""Measures builds of generated libraries beside other generators, and prints a table.

Usage: python -m tests.bench [--sizes 1000,10000] [--with hugo,mkdocs] [--runs 3] [--added 1600 100] [--json FILE]

Each figure is the median of some runs with its spread, in seconds, and how many times it is of what stands beside it.
Pages are counted and looked into, so that nobody wins by doing less. Times tell of the machine, ratios of the work.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.clock import Run, Runs, run, together
from tests.bench.hugo import hugo_site
from tests.bench.library import copied, edited, grown
from tests.bench.plain import as_markdown, measure, plain_site

_MOST_PLAIN = 1000  # pages that plain MkDocs is given: it takes a minute for them


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    who: str
    cases: int
    runs: Runs
    pages: int = 0


def measured(sizes: list[int], peers: list[str], runs: int) -> Iterator[Row]:
    """Yield what each kind of work takes, for each size."""
    for cases in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = grown(copied(folder / "ours"), cases)
            yield from _ours(folder / "ours", made, runs)
            texts = [as_markdown(page.read_text(encoding="utf-8")) for page in _pages_of(folder / "ours", made[:49])]
            if "hugo" in peers:
                yield _hugo(folder / "hugo", made, texts, runs)
            if "mkdocs" in peers:
                yield _mkdocs(folder / "mkdocs", min(cases, _MOST_PLAIN), texts)


def _ours(root: Path, made: list[Path], runs: int) -> Iterator[Row]:
    command = [sys.executable, "-m", "fingerpost", "-C", str(root)]
    build = [*command, "build", "--no-search", "--no-pdf"]

    def afresh() -> None:
        for folder in ("site", ".cache"):
            shutil.rmtree(root / folder, ignore_errors=True)

    def one_edit(number: int) -> Callable[[], None]:
        return lambda: edited(made[-1], f"Generated place, edited {number} times")

    cold = [_after(afresh, build) for _ in range(runs)]
    yield Row("whole site, cold", "fingerpost", len(made), together(cold), _counted(root / "site"))
    warm = [_after(one_edit(number), build) for number in range(runs)]
    if f"edited {runs - 1} times" not in _pages_of(root, made)[-1].read_text(encoding="utf-8"):
        raise SystemExit("the edited case's page was not made again")
    yield Row("one edited case", "fingerpost", len(made), together(warm))
    check = [*command, "check", str(made[-1])]
    yield Row("check of one file", "fingerpost", len(made), together([run(check) for _ in range(runs)]))


def _hugo(folder: Path, made: list[Path], texts: list[str], runs: int) -> Row:
    command = ["hugo", *hugo_site(folder, made, texts)]
    cold = [_after(lambda: shutil.rmtree(folder / "public", ignore_errors=True), command) for _ in range(runs)]
    page = folder / "public" / "cases" / made[0].stem / "index.html"
    _look_into(page)
    return Row("whole site, cold", "hugo", len(made), together(cold), _counted(folder / "public"))


def _mkdocs(folder: Path, pages: int, texts: list[str]) -> Row:
    cold = plain_site(folder, texts, pages)
    _look_into(folder / "site" / "page-0" / "index.html")
    return Row("whole site, cold", "mkdocs + material", pages, together([cold]), _counted(folder / "site"))


def _after(first: Callable[[], None], command: list[str]) -> Run:
    first()
    return run(command)


def _pages_of(root: Path, made: list[Path]) -> list[Path]:
    return [root / "site" / "cases" / case.stem / "index.html" for case in made]


def _counted(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def _look_into(page: Path) -> None:
    words = len(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8"))))
    if words < 500:  # fewer than any case has
        raise SystemExit(f"{page} has {words} words: this side does less than ours")


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table; beside each whole site how many times our processor's time it took."""
    ours = {row.cases: row.runs.processor for row in rows if row.who == "fingerpost" and row.what == "whole site, cold"}
    yield f"{'':20}{'':20}{'cases':>8}{'pages':>8}{'clock':>9}{'spread':>8}{'processor':>11}{'of ours':>9}{'MiB':>7}"
    for row in rows:
        times = row.runs.processor / ours[row.cases] if row.cases in ours else float("nan")
        yield (
            f"{row.what:20}{row.who:20}{row.cases:8,}{row.pages or '':>8}{row.runs.clock:9.2f}{row.runs.spread:8.2f}"
            f"{row.runs.processor:11.2f}{times:9.2f}{row.runs.peak:7,}"
        )


def main() -> None:
    """Measure, print the table, and write it as JSON where that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000", help="generated cases, such as 1000,10000")
    asked.add_argument("--with", dest="peers", default="mkdocs", help="others that are installed: hugo,mkdocs")
    asked.add_argument("--added", nargs=2, type=int, default=(1600, 100), metavar=("CASES", "PLAIN_PAGES"))
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cost = measure(given.added[0], given.added[1], Path(folder))
    sys.stdout.write(
        f"an added case beside a plain page of the same {cost.words:,} words: {cost.ratio:.3f} by the clock, "
        f"{cost.processor_ratio:.3f} by the processor ({cost.case.clock * 1000:.1f} and "
        f"{cost.plain.clock * 1000:.1f} ms by the clock)\n"
    )
    rows = list(measured([int(size) for size in given.sizes.split(",")], given.peers.split(","), given.runs))
    sys.stdout.write("\n".join(table(rows)) + "\n")
    if given.json:
        found = {"added": asdict(cost), "rows": [asdict(row) for row in rows]}
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
