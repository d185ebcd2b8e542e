"""A site is replaced whole or not at all, and nothing that is not ours is touched."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from fingerpost import cli, publish
from fingerpost.problems import ToolingError
from fingerpost.publish import MARK, staging

GOOD = Path(__file__).parent / "sites" / "good"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that stands."""
    folder = tmp_path / "site"
    for uri, text in ((MARK, "{}"), ("index.html", "old home"), ("a/index.html", "old a"), ("gone.html", "gone")):
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return bytes and inode of every file in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_ino) for path in files}


def beside(site: Path) -> list[str]:
    """Return what stands beside a site, hidden or not."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def test_staging_makes_the_new_site_the_site(site: Path, tmp_path: Path) -> None:
    """What was put is there, what was not put is gone, and nothing is left beside the site."""
    with staging(site, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
        staged.put("index.html", "new home")
        staged.put("b/index.html", b"new b")

    assert {uri: raw for uri, (raw, _) in snapshot(site).items()} == {
        MARK: b"{}",
        "index.html": b"new home",
        "b/index.html": b"new b",
    }
    assert beside(site) == []


def test_staging_keeps_the_inode_of_what_did_not_change(site: Path, tmp_path: Path) -> None:
    """A file with the same bytes is not written again; one with other bytes of the same length is."""
    before = snapshot(site)

    with staging(site, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
        staged.put("index.html", "old home")
        staged.put("a/index.html", "new a")

    after = snapshot(site)
    assert (after[MARK], after["index.html"]) == (before[MARK], before["index.html"])
    assert after["a/index.html"][0] == b"new a"
    assert after["a/index.html"][1] != before["a/index.html"][1]


def test_put_twice_never_writes_into_the_standing_site(site: Path, tmp_path: Path) -> None:
    """A file that was linked from the standing site is parted from it before it is written anew."""
    with pytest.raises(RuntimeError), staging(site, tmp_path / "root") as staged:  # noqa: PT012  # one build
        staged.put("index.html", "old home")
        staged.put("index.html", "new home")
        raise RuntimeError

    assert (site / "index.html").read_text(encoding="utf-8") == "old home"


@pytest.mark.parametrize(
    "error", [RuntimeError("a bug"), ToolingError("a fault"), OSError("a disk"), KeyboardInterrupt()]
)
def test_a_build_that_raises_leaves_the_site_byte_for_byte(error: BaseException, site: Path, tmp_path: Path) -> None:
    """Whatever ends a build half-way, the site that stood is what it was, and nothing is left beside it."""
    before = snapshot(site)

    with pytest.raises((type(error), ToolingError)), staging(site, tmp_path / "root") as staged:  # noqa: PT012  # one build
        staged.put("index.html", "new home")
        raise error

    assert snapshot(site) == before
    assert beside(site) == []


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


def test_a_killed_build_leaves_the_site_and_the_next_cleans_up(site: Path, tmp_path: Path) -> None:
    """A build that is killed while it stages changes nothing, and the next one removes what it left."""
    before = snapshot(site)
    command = [sys.executable, "-c", KILLED, str(site), str(tmp_path / "root")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own script
        assert process.stdout
        assert process.stdout.readline() == "half-way\n"

        process.send_signal(signal.SIGKILL)

    assert snapshot(site) == before
    assert len(beside(site)) == 1
    with staging(site, tmp_path / "root") as staged:
        staged.put(MARK, "{}")
    assert list(snapshot(site)) == [MARK]
    assert beside(site) == []


def test_a_running_build_is_not_cleaned_up(site: Path, tmp_path: Path) -> None:
    """The staging folder of a build that still runs is left alone by another."""
    other = site.parent / f".{site.name}.staged-{os.getppid()}"
    other.mkdir()

    with staging(site, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert beside(site) == [other.name]


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


def test_a_build_killed_between_two_renames_is_mended_by_the_next(site: Path, tmp_path: Path) -> None:
    """Where folders cannot be exchanged at once, the next build finds the old site again, whatever comes of it."""
    command = [sys.executable, "-c", BETWEEN_RENAMES, str(site), str(tmp_path / "root")]
    subprocess.run(command, check=False)  # noqa: S603  # our own script
    assert not site.exists()

    with pytest.raises(RuntimeError), staging(site, tmp_path / "root"):
        raise RuntimeError

    assert (site / "index.html").read_text(encoding="utf-8") == "old home"


def test_staging_works_where_folders_cannot_be_exchanged(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems without an exchange of folders get the same site by two renames."""
    monkeypatch.setattr(publish, "_exchanged", lambda one, other: False)

    with staging(site, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert list(snapshot(site)) == [MARK]
    assert beside(site) == []


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


def test_a_site_behind_a_link_is_replaced_behind_the_link(site: Path, tmp_path: Path) -> None:
    """Where the site's folder is a link to another place, the link stays and the other place gets the site."""
    link = tmp_path / "served"
    link.symlink_to(site)

    with staging(link, tmp_path / "root") as staged:
        staged.put(MARK, "{}")

    assert link.is_symlink()
    assert list(snapshot(site)) == [MARK]
    assert beside(site) == ["served"]


@pytest.mark.parametrize("inside", ["", "playbook", "playbook/site", ".."])
def test_the_content_itself_is_never_replaced(inside: str, tmp_path: Path) -> None:
    """Neither the project, nor what is above it, nor its playbook can be named as the site's folder."""
    root = tmp_path / "above" / "root"
    (root / "playbook").mkdir(parents=True)

    with pytest.raises(ToolingError, match="holds the content"), staging((root / inside).resolve(), root):
        pytest.fail("nothing may be staged")


def run(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[object, str, str]:
    """Return exit code, output and errors of a command."""
    monkeypatch.setattr(sys, "argv", ["fingerpost", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.run()
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


@pytest.mark.parametrize("parent", ["a-file", "/proc"])
def test_an_unwritable_folder_is_one_line(
    parent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site that cannot be written is told in one line, with exit 2 and no traceback."""
    if parent == "/proc" and not Path(parent).is_dir():
        pytest.skip("this system has no /proc")
    (tmp_path / "a-file").touch()
    folder = tmp_path / parent / "site"

    code, _, errors = run(["-C", str(GOOD), "build", "--site-dir", str(folder)], monkeypatch, capsys)

    assert code == 2
    assert errors.strip().count("\n") == 0
    assert errors.startswith(f"fingerpost: cannot build beside {folder}: ")


FULL = """
import resource, sys
from pathlib import Path
from fingerpost.problems import ToolingError
from fingerpost.publish import staging
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with staging(Path(sys.argv[1]), Path(sys.argv[2])) as staged:
        staged.put("index.html", "new home")
        staged.put("large.html", "x" * 5000)
except ToolingError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_site(site: Path, tmp_path: Path) -> None:
    """A file that cannot be written whole ends the build in one line; the site stands, with nothing left beside it."""
    before = snapshot(site)

    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-c", FULL, str(site), str(tmp_path / "root")], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("cannot write the site: File too large")
    assert done.stdout.strip().count("\n") == 0
    assert snapshot(site) == before
    assert beside(site) == []


@pytest.mark.slow
def test_build_on_a_full_disk_is_one_line_and_leaves_the_site(site: Path, tmp_path: Path) -> None:
    """The whole command, with the engine, ends with one line and exit 2 when the disk is full."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    before = snapshot(site)
    script = textwrap.dedent("""
        import resource, sys
        from fingerpost.cli import run
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        run()
    """)

    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-c", script, "-C", str(root), "build", "--no-search", "--no-pdf", "--site-dir", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("fingerpost: ")
    assert done.stderr.strip().count("\n") == 0
    assert snapshot(site) == before
    assert beside(site) == ["root"]


@pytest.mark.slow
def test_build_with_an_engine_that_fails_leaves_the_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the engine cannot render is told in one line, with exit 2; the site stands."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("plugins: []", "plugins: [nobody-has-this]"), encoding="utf-8"
    )
    before = snapshot(site)

    code, _, errors = run(["-C", str(root), "build", "--site-dir", str(site)], monkeypatch, capsys)

    assert code == 2
    assert "nobody-has-this" in errors
    assert errors.strip().count("\n") == 0
    assert snapshot(site) == before
