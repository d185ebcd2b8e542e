"""Work done before is found again by what it was made from, and only while it is whole."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from fingerpost.cache import cached_folder, digest, digest_of_folder, forget_unfinished, whole_in
from fingerpost.forks import Aside
from fingerpost.problems import ToolingError


class Maker:
    """Makes an entry, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> None:
        self.times += 1
        (folder / "pages").mkdir()
        (folder / "pages" / "index.html").write_text("made", encoding="utf-8")
        (folder / "empty.txt").touch()


@pytest.fixture
def made() -> Maker:
    """A maker that has made nothing yet."""
    return Maker()


def test_cached_folder_makes_an_entry_once(tmp_path: Path, made: Maker) -> None:
    """What is there is not made again."""
    first = cached_folder(tmp_path, "name", made)

    second = cached_folder(tmp_path, "name", made)

    assert (first, made.times) == (second, 1)
    assert (second / "pages" / "index.html").read_text(encoding="utf-8") == "made"


def test_cached_folder_makes_another_name_anew(tmp_path: Path, made: Maker) -> None:
    """A name stands for what an entry was made from: another name is another entry."""
    cached_folder(tmp_path, "one", made)

    cached_folder(tmp_path, "two", made)

    assert made.times == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: (entry / ".complete").unlink(),
        lambda entry: (entry / "pages" / "index.html").unlink(),
        lambda entry: (entry / "pages" / "index.html").write_text("", encoding="utf-8"),
        lambda entry: (entry / "pages" / "index.html").write_text("MADE", encoding="utf-8"),
        lambda entry: (entry / "empty.txt").write_text("no longer", encoding="utf-8"),
        lambda entry: (entry / ".complete").write_bytes(b"\xff\x00"),
    ],
    ids=["unfinished", "file gone", "file cut short", "file changed", "file filled", "list damaged"],
)
def test_a_damaged_entry_is_a_miss(damage: Callable[[Path], object], tmp_path: Path, made: Maker) -> None:
    """An entry that is not what was made is made anew."""
    damage(cached_folder(tmp_path, "name", made))

    entry = cached_folder(tmp_path, "name", made)

    assert made.times == 2
    assert (entry / "pages" / "index.html").read_text(encoding="utf-8") == "made"
    assert (entry / "empty.txt").read_text(encoding="utf-8") == ""


def test_a_file_in_the_place_of_an_entry_is_a_miss(tmp_path: Path, made: Maker) -> None:
    """Whatever stands where an entry goes gives way to it."""
    (tmp_path / "name").write_text("what is this", encoding="utf-8")

    entry = cached_folder(tmp_path, "name", made)

    assert (entry / "pages" / "index.html").read_text(encoding="utf-8") == "made"


def test_what_fails_half_way_is_no_entry(tmp_path: Path, made: Maker) -> None:
    """An entry that could not be made whole is neither found nor left behind."""

    def fail(folder: Path) -> None:
        made(folder)
        raise OSError("no room")

    with pytest.raises(ToolingError, match=f"^cannot keep what was made in {tmp_path}: no room$"):
        cached_folder(tmp_path, "name", fail)

    assert list(tmp_path.iterdir()) == []
    assert cached_folder(tmp_path, "name", made).is_dir()


def test_cached_folder_forgets_the_oldest(tmp_path: Path, made: Maker) -> None:
    """Only the newest entries stay, and an entry that was used is new."""
    for age, name in enumerate(("b", "a"), start=1):
        os.utime(cached_folder(tmp_path, name, made, keep=2), (age, age))
    cached_folder(tmp_path, "b", made, keep=2)

    cached_folder(tmp_path, "c", made, keep=2)

    assert {path.name for path in tmp_path.iterdir()} == {"b", "c"}


def test_whole_in_goes_on_where_an_entry_is_gone(tmp_path: Path, made: Maker) -> None:
    """Another build may rename what it made, or forget what is old, while this one looks what there is."""
    entry = cached_folder(tmp_path, "name", made)
    (tmp_path / "gone").symlink_to("nowhere")

    assert list(whole_in(tmp_path)) == [entry]


def test_digest_parts_its_pieces() -> None:
    """No two sequences of pieces have one name: not by moving a letter from one piece to the next."""
    pieces: tuple[list[str], ...] = (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["c", "ab"], [])

    names = [digest(sequence) for sequence in pieces]

    assert len(set(names)) == len(names)
    assert digest(["é"]) == digest(["é".encode()])


def test_digest_of_folder_sees_names_and_bytes_and_no_dates(tmp_path: Path) -> None:
    """A folder's name changes with what is in it and with nothing else."""
    (tmp_path / "a").write_text("x", encoding="utf-8")
    first = digest_of_folder(tmp_path)

    (tmp_path / "a").write_text("x", encoding="utf-8")
    touched = digest_of_folder(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    renamed = digest_of_folder(tmp_path)
    (tmp_path / "b").write_text("y", encoding="utf-8")

    assert first == touched
    assert len({first, renamed, digest_of_folder(tmp_path)}) == 3


def test_what_a_killed_process_left_is_removed(tmp_path: Path, made: Maker) -> None:
    """An entry that was being made when its process was killed does not stay; one that is still being made does."""
    cache, begun, aside = tmp_path / "cache", tmp_path / "begun", Aside()
    os.mkfifo(begun)

    def never_ends(folder: Path) -> None:
        made(folder)
        begun.write_text("begun", encoding="utf-8")
        signal.pause()

    aside.begin(lambda: bool(cached_folder(cache, "name", never_ends)), lambda: None)
    assert begun.read_text(encoding="utf-8") == "begun"
    forget_unfinished(cache)
    assert len(list(cache.glob("name.partial-*"))) == 1

    aside.give_up()
    assert len(list(cache.glob("name.partial-*"))) == 1
    cached_folder(cache, "other", made)

    assert [path.name for path in cache.iterdir()] == ["other"]


def test_nothing_is_left_where_only_a_killed_process_was(tmp_path: Path) -> None:
    """A folder with nothing whole in it goes too: who looks for it would think that something was made before."""
    cache = tmp_path / "cache"
    (cache / "name.partial-4194305").mkdir(parents=True)  # one more than the largest number of a process

    forget_unfinished(cache)

    assert not cache.exists()
