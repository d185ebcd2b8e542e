"""The full-text index is whole when it is handed over, or there is none."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from fingerpost.build import site_of
from fingerpost.checked import checked
from fingerpost.engine import search
from fingerpost.engine.search import refuse_cut_short, write_index
from fingerpost.problems import ToolingError
from fingerpost.render.generated import generated_page
from fingerpost.render.search import SearchRecord, common_words, veils, words_searched
from tests.conftest import ROOT, TODAY

PAGES = [("a/", "<html lang='en'><main data-pagefind-body><h1>A</h1>Some words.</main></html>")]


def test_index_is_whole(tmp_path: Path) -> None:
    """No file of the index is empty."""
    write_index(PAGES, tmp_path)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "pagefind-entry.json" in {path.name for path in files}
    assert [path.name for path in files if not path.stat().st_size] == []


def test_index_that_is_cut_short_is_told(tmp_path: Path) -> None:
    """A file that came out empty is told by its name."""
    (tmp_path / "never.pf_meta").touch()

    with pytest.raises(ToolingError, match=r"^Pagefind left 1 files of .* empty, such as never\.pf_meta$"):
        refuse_cut_short(tmp_path)


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("kill -9 $$", "Pagefind could not make the search index: it was ended before its work was done"),
        ("echo 'It is\nwrong' >&2; exit 1", "Pagefind could not make the search index: It is wrong"),
    ],
)
def test_pagefind_that_fails_is_one_line(
    program: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is killed, or gives up, is told in one line and waited for no longer."""
    (tmp_path / "program").write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    (tmp_path / "program").chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "program")

    with pytest.raises(ToolingError, match=f"^{told}"):
        write_index(PAGES, tmp_path / "index")


FULL = """
import resource, sys
from pathlib import Path
from fingerpost.engine.search import refuse_cut_short
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    refuse_cut_short(Path(sys.argv[1]))
except Exception as error:
    print(error)
"""


def test_index_on_a_full_disk_is_one_line(tmp_path: Path) -> None:
    """Where no more can be written than Pagefind has, what it wrote may be cut short, and is not taken."""
    command = [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own script

    assert done.stdout == f"cannot write the search index to {tmp_path}: File too large\n"
    assert list(tmp_path.iterdir()) == []


def test_case_is_searched_by_its_own_words() -> None:
    """Of a case's page search reads what people wrote: no labels, and nothing of other places."""
    library, links, _ = checked(ROOT, TODAY)
    page = generated_page(site_of(ROOT, library, links), "case", "lambeth-black-thrive")

    words = words_searched(page.html, "case")

    case = library.cases["lambeth-black-thrive"]
    assert case.missing_voices in words
    assert all(event.text.rstrip(".") in words for event in case.events)
    for ours in ("What happened when", "our reading", "Alike in", "Bears on", "Checked by", "Events by phase and year"):
        assert ours in page.html
        assert ours not in words


def test_common_words_are_told_from_others() -> None:
    """In a large library, and only there, words on more than half of the pages are common, and each has its signs."""
    records = [
        SearchRecord(f"{n}/", "", "", "", "", f"People came to place{n}.{' Money.' * (n % 2)}") for n in range(1001)
    ]

    common = common_words(records)

    assert common == ["came", "people", "to"]
    assert common_words(records[:-2]) == []
    assert len(set(veils(common).values())) == 6
