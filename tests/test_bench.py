"""What the library's growth costs, measured as `make bench` does, at a small size: that it works, and not how fast."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fingerpost.checked import checked
from tests.bench.library import grown
from tests.conftest import ROOT, TODAY

GOOD = Path(__file__).parent / "sites" / "good"
_SMALL = ["--content", str(GOOD), "--sizes", "20", "--added", "160", "20", "--runs", "1"]

_HELD = (
    "whole site, of mkdocs + material's",
    "memory of all processes, in GiB",
    "an added case, of its bare bytes",
    "an added case, of a plain page",
    "one edited case, of the cold build",
    "check of one file, of the same among 2",
    "a page served, of the engine's time for all",
    "search index, of Pagefind's crawl",
    "search index after an edit, of the same",
)
"""What is held against something else without any generator that the tests do not install."""


@pytest.mark.slow
@pytest.mark.xdist_group("alone")
def test_bench_measures_all_kinds_of_work(tmp_path: Path) -> None:
    """Every kind of work is measured, beside what it is held against; how long it took is for `make bench` to tell."""
    file = tmp_path / "found.json"
    command = [sys.executable, "-m", "tests.bench", *_SMALL, "--json", str(file)]

    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  # ours

    found = json.loads(file.read_text(encoding="utf-8"))
    assert next(row["runs"]["total"] for row in found["rows"] if row["pages"]) > 10
    part = {ratio["what"]: ratio for ratio in found["ratios"]}
    assert {words for words in _HELD if words not in part} == set()
    assert part["a page served, of the engine's time for all"]["clock"] > 0


def test_generated_cases_are_a_librarys(tmp_path: Path) -> None:
    """Generated cases are some 800 words long, have every field that ours have, pass all checks, and never vary."""
    library, again = (grown(tmp_path / name, 80) for name in ("once", "again"))
    ours = {case["summary"]: case for case in map(_case, library.originals)}

    texts = [path.read_text(encoding="utf-8") for path in library.cases]

    assert texts == [path.read_text(encoding="utf-8") for path in again.cases]
    assert 750 < statistics.mean(lengths := [len(text.split()) for text in texts]) < 850
    assert min(lengths) < 600
    assert max(lengths) > 1100
    for case in map(_case, library.cases):
        assert case.keys() - {"focus"} == ours[case["summary"]].keys() - {"focus"}
        assert all(case.values())
    assert list(checked(library.root, TODAY)[2]) == []


def _case(path: Path) -> dict[str, object]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))  # noqa: S506  # a SafeLoader
