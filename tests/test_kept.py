"""A result that is kept is found again whole, or not at all; nothing that happens to the file stops anybody."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from fingerpost import kept
from fingerpost.forks import WORTH_A_PROCESS
from fingerpost.kept import Kept, kept_in
from fingerpost.workers import HERE

RESULTS = {f"name-{number}": f"result {number} ".encode() * 200 for number in range(12)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with some results."""
    return filled(tmp_path / "folder" / "results.sqlite")


def filled(path: Path) -> Path:
    """Keep some results in a file."""
    with kept_in(path) as results:
        for name, content in RESULTS.items():
            results.use(name, results.get(name) or content)
    return path


def found(path: Path) -> dict[str, bytes]:
    """Return the results that a file holds."""
    results = Kept(path)
    return {name: content for name in RESULTS if (content := results.get(name)) is not None}


def test_result_is_found_by_the_next(path: Path) -> None:
    """What one build keeps, another finds, and what it finds stays."""
    assert found(path) == RESULTS
    with kept_in(path) as results:
        for name in RESULTS:
            results.use(name)

    assert found(path) == RESULTS


def test_what_nobody_used_is_forgotten(path: Path) -> None:
    """Results of texts that are no longer there go; a build that used none of them leaves them all."""
    with kept_in(path):
        pass
    assert found(path) == RESULTS

    with kept_in(path) as results:
        results.use("name-3")

    assert found(path) == {"name-3": RESULTS["name-3"]}


def test_another_edition_finds_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other code worked out says nothing of what ours would."""
    monkeypatch.setattr(kept, "edition", lambda: "another")

    assert found(path) == {}


def test_damaged_result_is_none(path: Path, tmp_path: Path) -> None:
    """Wherever bytes of the file are lost, each result is found as it was or not at all."""
    raw, worse = path.read_bytes(), tmp_path / "worse.sqlite"
    for start in range(0, len(raw), 701):
        worse.write_bytes(raw[:start] + b"\x00" * 9 + raw[start + 9 :])
        assert found(worse).items() <= RESULTS.items()


@pytest.mark.parametrize(
    "happens",
    [
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b"no database"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
    ],
    ids=["cut short", "something else", "empty", "gone"],
)
def test_damaged_file_is_made_anew(path: Path, happens: Callable[[Path], object]) -> None:
    """Two builds after a file was damaged everything is found again."""
    happens(path)

    filled(path)
    filled(path)

    assert found(path) == RESULTS


def test_where_nothing_can_be_kept_nothing_is_found(path: Path, tmp_path: Path) -> None:
    """A folder in the file's place, a file in its folder's, a file that another holds: no error, and no result."""
    (tmp_path / "taken.sqlite").mkdir()
    (tmp_path / "file").touch()
    for place in (tmp_path / "taken.sqlite", tmp_path / "file" / "results.sqlite"):
        assert found(filled(place)) == {}

    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert found(filled(path)) == {}
    holder.close()
    assert found(path) == RESULTS


def test_any_process_finds_results(path: Path) -> None:
    """Copies of a process find what it finds, each through an opening of its own."""
    results = Kept(path)
    assert results.get("name-1") == RESULTS["name-1"]

    names = list(RESULTS) * WORTH_A_PROCESS
    elsewhere = HERE.spread(lambda some: [(name, results.get(name)) for name in some], names)
    assert dict(elsewhere) == RESULTS

    assert results.get("name-2") == RESULTS["name-2"]
