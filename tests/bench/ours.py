"""What our own commands take: the whole site, one edited case, the check of one file."""

from collections.abc import Callable

from tests.bench.clock import Run, run, together
from tests.bench.library import Library, edited
from tests.bench.rows import OURS, Row

COLD, EDIT, CHECK = "whole site, cold", "one edited case", "check of one changed file"
PLAIN = ("build", "--no-search", "--no-pdf")
"""Search and print are left out on every side."""


def cold(library: Library, runs: int) -> Row:
    """Build the whole site, with nothing made before."""
    found = [_after(library.forget, library.command(*PLAIN)) for _ in range(runs)]
    pages = sum(1 for _ in library.site.rglob("*.html"))
    if pages < len(library.cases):
        raise SystemExit(f"{pages} pages came of {len(library.cases)} cases")
    return Row(COLD, OURS, len(library.cases), together(found), pages)


def one_edit(library: Library, runs: int) -> Row:
    """Build the site that stands again after one case got another title."""
    case, found = library.cases[-1], []
    for number in range(runs):
        title = edited(case, number)
        found.append(run(library.command(*PLAIN)))
        if title not in library.page_of(case).read_text(encoding="utf-8"):
            raise SystemExit("the edited case's page was not made again")
    return Row(EDIT, OURS, len(library.cases), together(found))


def check(library: Library, runs: int) -> Row:
    """Check one case that was changed, in a library of any size."""
    cases = library.cases or library.originals
    command = library.command("check", str(cases[-1]))
    found = [_after(lambda: edited(cases[-1], 300 + number), command) for number in range(runs)]  # noqa: B023  # at once
    return Row(CHECK, OURS, len(cases), together(found))


def _after(first: Callable[[], object], command: list[str]) -> Run:
    first()
    return run(command)
