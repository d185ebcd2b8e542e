"""What the search index takes, beside Pagefind's own reading of the same finished site."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.clock import Run, Runs, Seconds, run, stages, timed, together
from tests.bench.library import Library, edited
from tests.bench.rows import OURS, Row

INDEX, INDEX_EDIT, ADDED = "search index, cold", "search index, one edit", "what search adds to a build"
_STAGE = "Making the search index"


def ours(library: Library, runs: int, without: Runs) -> Iterator[Row]:
    """Measure the stage that makes the index, cold and after one edit, and all that search adds to a cold build.

    without: what the cold build takes that leaves search out.
    """
    cold = [_after(library.forget, library) for _ in range(runs)]
    yield Row(INDEX, OURS, len(library.cases), timed([_stage(built) for built in cold]))
    more = [built.seconds.each(Seconds(without.clock, without.processor), 1) for built in cold]
    yield Row(ADDED, OURS, len(library.cases), timed(more))
    case = library.cases[-1]
    warm = [_after(lambda: edited(case, 200 + number), library) for number in range(runs)]  # noqa: B023  # at once
    yield Row(INDEX_EDIT, OURS, len(library.cases), timed([_stage(built) for built in warm]))


def pagefinds(library: Library, folder: Path) -> Row:
    """Let Pagefind read the site as its makers mean it to be used; it can only begin anew after an edit."""
    site = shutil.copytree(library.site, folder, ignore=shutil.ignore_patterns("pagefind"))
    found = run([sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(folder / "pagefind")])
    if not any((folder / "pagefind" / "fragment").iterdir()):
        raise SystemExit("Pagefind found no page")
    return Row(INDEX, "pagefind", len(library.cases), together([found]))


def _after(first: Callable[[], object], library: Library) -> Run:
    first()
    return run(library.command("build", "--no-pdf"))


def _stage(built: Run) -> Seconds:
    return Seconds(stages(built.said)[_STAGE])
