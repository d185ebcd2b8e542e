"""A site is replaced whole or not at all, and nothing that is not ours is touched."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fingerpost import publish
from fingerpost.problems import ToolingError
from fingerpost.publish import MARK, staging
from tests.standing import beside, small_site, snapshot


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """A small site that stands."""
    return small_site(tmp_path / "site")


def test_staging_makes_the_new_site_the_site(standing: Path, tmp_path: Path) -> None:
    """What was put is there, what was not put is gone, and nothing is left beside the site."""
    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
        staged.put("index.html", "new home")
        staged.put("b/index.html", b"new b")

    assert {uri: raw for uri, (raw, _) in snapshot(standing).items()} == {
        MARK: b"{}",
        "index.html": b"new home",
        "b/index.html": b"new b",
    }
    assert beside(standing) == []


def test_staging_keeps_the_inode_of_what_did_not_change(standing: Path, tmp_path: Path) -> None:
    """A file with the same bytes is not written again; one with other bytes of the same length is."""
    before = snapshot(standing)

    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
        staged.put("index.html", "old home")
        staged.put("a/index.html", "new a")

    after = snapshot(standing)
    assert (after[MARK], after["index.html"]) == (before[MARK], before["index.html"])
    assert after["a/index.html"][0] == b"new a"
    assert after["a/index.html"][1] != before["a/index.html"][1]


def test_put_twice_never_writes_into_the_standing_site(standing: Path, tmp_path: Path) -> None:
    """A file that was linked from the standing site is parted from it before it is written anew."""
    with pytest.raises(RuntimeError), staging(standing, tmp_path / "root") as staged:  # noqa: PT012  # one build
        staged.put("index.html", "old home")
        staged.put("index.html", "new home")
        raise RuntimeError

    assert (standing / "index.html").read_text(encoding="utf-8") == "old home"


@pytest.mark.parametrize(
    "error", [RuntimeError("a bug"), ToolingError("a fault"), OSError("a disk"), KeyboardInterrupt()]
)
def test_a_build_that_raises_leaves_the_site_byte_for_byte(
    error: BaseException, standing: Path, tmp_path: Path
) -> None:
    """Whatever ends a build half-way, the site that stood is what it was, and nothing is left beside it."""
    before = snapshot(standing)

    with pytest.raises((type(error), ToolingError)), staging(standing, tmp_path / "root") as staged:  # noqa: PT012  # one build
        staged.put("index.html", "new home")
        raise error

    assert snapshot(standing) == before
    assert beside(standing) == []


KILLED = """
import sys, time
from pathlib import Path
from fingerpost.publish import staging
with staging(Path(sys.argv[1]), Path(sys.argv[2])) as staged:
    for number in range(20):
        staged.put(f"p{number}/index.html", "new")
    staged.put("index.html", "old home")
    print("half-way", flush=True)
    time.sleep(60)
"""


def test_a_killed_build_leaves_the_site_and_the_next_cleans_up(standing: Path, tmp_path: Path) -> None:
    """A build that is killed while it stages changes nothing, and the next one removes what it left."""
    before = snapshot(standing)
    command = [sys.executable, "-c", KILLED, str(standing), str(tmp_path / "root")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own script
        assert process.stdout
        assert process.stdout.readline() == "half-way\n"

        process.send_signal(signal.SIGKILL)

    assert snapshot(standing) == before
    assert len(beside(standing)) == 1
    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
    assert list(snapshot(standing)) == [MARK]
    assert beside(standing) == []


def test_a_running_build_is_not_cleaned_up(standing: Path, tmp_path: Path) -> None:
    """The staging folder of a build that still runs is left alone by another."""
    other = standing.parent / f".{standing.name}.staged-{os.getppid()}"
    other.mkdir()

    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert beside(standing) == [other.name]


BETWEEN_RENAMES = """
import os, sys
from pathlib import Path
from fingerpost import publish
publish._exchanged = lambda one, other: False
rename = Path.rename
def renamed(self, target):
    found = rename(self, target)
    os.kill(os.getpid(), 9)
    return found
Path.rename = renamed
with publish.staging(Path(sys.argv[1]), Path(sys.argv[2])) as staged:
    staged.put(publish.MARK, "{}")
"""


def test_a_build_killed_between_two_renames_is_mended_by_the_next(standing: Path, tmp_path: Path) -> None:
    """Where folders cannot be exchanged at once, the next build finds the old site again, whatever comes of it."""
    command = [sys.executable, "-c", BETWEEN_RENAMES, str(standing), str(tmp_path / "root")]
    subprocess.run(command, check=False)  # noqa: S603  # our own script
    assert not standing.exists()

    with pytest.raises(RuntimeError), staging(standing, tmp_path / "root"):
        raise RuntimeError

    assert (standing / "index.html").read_text(encoding="utf-8") == "old home"


def test_staging_works_where_folders_cannot_be_exchanged(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems without an exchange of folders get the same site by two renames."""
    monkeypatch.setattr(publish, "_exchanged", lambda one, other: False)

    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert list(snapshot(standing)) == [MARK]
    assert beside(standing) == []


@pytest.mark.parametrize("strange", ["holiday.jpg", "data/v1/other.json", ".hidden"])
def test_a_folder_of_strangers_files_is_refused(strange: str, tmp_path: Path) -> None:
    """A folder that holds anything but a site of ours is not replaced."""
    folder = tmp_path / "photos"
    (folder / strange).parent.mkdir(parents=True)
    (folder / strange).write_text("dear", encoding="utf-8")

    with pytest.raises(ToolingError, match="not a site of ours"), staging(folder, tmp_path / "root"):
        pytest.fail("nothing may be staged")

    assert list(snapshot(folder)) == [strange]
    assert beside(folder) == []


def test_a_file_where_the_site_goes_is_refused(tmp_path: Path) -> None:
    """A file is not replaced by a site."""
    file = tmp_path / "site"
    file.write_text("dear", encoding="utf-8")

    with pytest.raises(ToolingError), staging(file, tmp_path / "root"):
        pass

    assert file.read_text(encoding="utf-8") == "dear"


def test_a_site_is_replaced_where_files_cannot_be_linked(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk without hard links, such as a USB stick, gets the same site; a page may stand where a file stood."""
    (standing / "c").write_text("a file", encoding="utf-8")
    before = {uri: raw for uri, (raw, _) in snapshot(standing).items()}

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with staging(standing, tmp_path / "root") as staged:
        staged.put(MARK, before[MARK])
        staged.put_in_pieces("index.html", [before["index.html"]])
        assert staged.keep(["a/index.html"])
        staged.put("c/index.html", "a page")

    kept = {uri: before[uri] for uri in (MARK, "index.html", "a/index.html")}
    assert {uri: raw for uri, (raw, _) in snapshot(standing).items()} == {**kept, "c/index.html": b"a page"}


def test_a_site_behind_a_link_is_replaced_behind_the_link(standing: Path, tmp_path: Path) -> None:
    """Where the site's folder is a link to another place, the link stays and the other place gets the site."""
    link = tmp_path / "served"
    link.symlink_to(standing)

    with staging(link, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert link.is_symlink()
    assert list(snapshot(standing)) == [MARK]
    assert beside(standing) == ["served"]


@pytest.mark.parametrize("inside", ["", "playbook", "playbook/site", ".."])
def test_the_content_itself_is_never_replaced(inside: str, tmp_path: Path) -> None:
    """Neither the project, nor what is above it, nor its playbook can be named as the site's folder."""
    root = tmp_path / "above" / "root"
    (root / "playbook").mkdir(parents=True)

    with pytest.raises(ToolingError, match="holds the content"), staging((root / inside).resolve(), root):
        pytest.fail("nothing may be staged")


def built(standing: Path, kept: Path, **files: str) -> None:
    """Stage a site of some files by the name of their folder, each a page, with what stood kept for the next."""
    with staging(standing, kept.parent / "root", kept) as staged:
        staged.put(MARK, "{}")
        for name, text in files.items():
            staged.put(f"pages/{name}/index.html", text)


def test_what_stays_is_moved_with_its_folder(tmp_path: Path) -> None:
    """From the third build on, a folder that holds one page that stays is no new folder."""
    standing, kept = tmp_path / "here" / "site", tmp_path / "cache" / "before"
    kept.parent.mkdir()
    built(standing, kept, a="old", b="old")
    folders = []
    for text in ("new", "newer", "newest"):
        built(standing, kept, b=text, a="old")
        folders.append((standing / "pages" / "a").stat().st_ino)

        assert {uri: raw for uri, (raw, _) in snapshot(standing).items()} == {
            MARK: b"{}",
            "pages/a/index.html": b"old",
            "pages/b/index.html": text.encode(),
        }
        assert beside(standing) == []
        assert sorted(path.name for path in kept.parent.iterdir()) == ["before"]

    assert folders[0] == folders[2]  # two folders, by turns


@pytest.mark.parametrize("kept", ["before", "before-999999999"], ids=["kept", "taken by a build that was killed"])
def test_what_somebody_did_to_the_spare_is_not_in_the_site(kept: str, tmp_path: Path) -> None:
    """Files that were changed, added or exchanged for links in what stood before come into no site."""
    standing, before = tmp_path / "here" / "site", tmp_path / "cache" / "before"
    before.parent.mkdir()
    pages = {"a": "old", "b": "old", "c": "old", "d": "old"}
    for _ in range(3):
        built(standing, before, **pages)
    whole = {uri: raw for uri, (raw, _) in snapshot(standing).items()}
    (before / "pages" / "a" / "index.html").write_text("bad", encoding="utf-8")  # the file that stands, too
    (before / "pages" / "b" / "more.html").write_text("more", encoding="utf-8")
    (before / "pages" / "c").rename(tmp_path / "c")
    (before / "pages" / "c").symlink_to(tmp_path / "c")
    (before / "pages" / "d" / "index.html").unlink()
    (before / "pages" / "d" / "index.html").write_text("bad", encoding="utf-8")
    before.rename(before.with_name(kept))

    built(standing, before, **pages)

    assert {uri: raw for uri, (raw, _) in snapshot(standing).items()} == whole
    assert not any(path.is_symlink() for path in standing.rglob("*"))
    assert (tmp_path / "c" / "index.html").is_file()
    assert [path.name for path in before.parent.iterdir()] == ["before"]


def test_a_build_that_fails_uses_up_the_spare_and_nothing_else(tmp_path: Path) -> None:
    """What was moved into a site that never stood is gone; the one that stands is whole, and the next build too."""
    standing, kept = tmp_path / "here" / "site", tmp_path / "cache" / "before"
    kept.parent.mkdir()
    for _ in range(3):
        built(standing, kept, a="old", b="old")
    before = snapshot(standing)

    with pytest.raises(ToolingError), staging(standing, tmp_path, kept) as staged:  # noqa: PT012  # one build
        staged.put("pages/a/index.html", "old")
        staged.put("pages/b/index.html", "new")
        raise OSError

    assert (snapshot(standing), beside(standing), list(kept.parent.iterdir())) == (before, [], [])
    built(standing, kept, a="old", b="old")
    assert snapshot(standing) == before
