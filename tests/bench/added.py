"""What an added case costs, beside its bare bytes and a plain MkDocs + Material page of the same words, in one run."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, process_time

from tests.bench.clock import Seconds, run, timed
from tests.bench.library import Library
from tests.bench.ours import PLAIN
from tests.bench.peers.mkdocs import MKDOCS
from tests.bench.rows import OURS, Row
from tests.bench.words import CaseText, texts_of

ADDED, BARE = "an added case", "its bytes made and written"


def added(few: Library, many: Library, folder: Path, plain_pages: int, runs: int) -> Iterator[Row]:
    """Build with and without generated cases, write the bytes of their pages alone, let plain MkDocs build their words.

    The engine's pages are made in the first run, with and without, and kept.
    """
    cases = len(many.cases)
    yield Row(ADDED, OURS, cases, timed([_built(many).each(_built(few), cases) for _ in range(runs)]))
    yield Row(BARE, "python", cases, timed([_bare(many, folder / f"bare-{number}") for number in range(runs)]))
    if MKDOCS.is_there:
        plain = [_plain(folder / f"plain-{number}", texts_of(many, plain_pages)) for number in range(runs)]
        yield Row(ADDED, MKDOCS.name, plain_pages, timed(plain))


def _built(library: Library) -> Seconds:
    library.forget_cases()
    return run(library.command(*PLAIN)).seconds


def _plain(folder: Path, texts: list[CaseText]) -> Seconds:
    many = run(MKDOCS.write(folder / "many", texts), folder=folder / "many").seconds
    one = run(MKDOCS.write(folder / "one", texts[:1]), folder=folder / "one").seconds
    return many.each(one, len(texts) - 1)


def _bare(library: Library, folder: Path) -> Seconds:
    """Put the pages of cases and their data together from ready pieces, encode them and write them; of each one."""
    pages, data = folder / "cases", folder / "data" / "v1" / "cases"
    ready = [(pages / case.stem, data / f"{case.stem}.json", *_pieces(library, case)) for case in library.cases]
    pages.mkdir(parents=True)
    data.mkdir(parents=True)
    started, used = monotonic(), process_time()
    for page, record, words, fields in ready:
        page.mkdir()
        _write(page / "index.html", "".join(words).encode())
        _write(record, "".join(fields).encode())
    return Seconds(monotonic() - started, process_time() - used).each(Seconds(0), len(ready))


def _pieces(library: Library, case: Path) -> tuple[list[str], list[str]]:
    page, record = library.page_of(case), library.site / "data" / "v1" / "cases" / f"{case.stem}.json"
    return page.read_text("utf-8").splitlines(keepends=True), record.read_text("utf-8").splitlines(keepends=True)


def _write(path: Path, raw: bytes) -> None:
    with path.open("xb", buffering=0) as file:
        file.write(raw)
