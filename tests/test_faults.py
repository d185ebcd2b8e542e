"""A fault of the machine is one line and exit 2, and costs nobody a site."""

import errno
import os
import shutil
import subprocess
import sys
import textwrap
from io import StringIO
from pathlib import Path

import pytest

from fingerpost import cli, forks
from fingerpost.build import Options, build
from fingerpost.checked import checked
from fingerpost.workers import Workers
from tests.conftest import TODAY
from tests.standing import beside, small_site, snapshot

GOOD = Path(__file__).parent / "sites" / "good"


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """A small site that stands."""
    return small_site(tmp_path / "site")


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
    root = shutil.copytree(GOOD, tmp_path / "root", ignore=shutil.ignore_patterns(".cache", "site"))
    folder = tmp_path / parent / "site"

    code, _, errors = run(["-C", str(root), "build", "--site-dir", str(folder)], monkeypatch, capsys)

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


def test_a_full_disk_leaves_the_site(standing: Path, tmp_path: Path) -> None:
    """A file that cannot be written whole ends the build in one line; the site stands, with nothing left beside it."""
    before = snapshot(standing)

    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-c", FULL, str(standing), str(tmp_path / "root")], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("cannot write the site: File too large")
    assert done.stdout.strip().count("\n") == 0
    assert snapshot(standing) == before
    assert beside(standing) == []


@pytest.mark.slow
def test_build_on_a_full_disk_is_one_line_and_leaves_the_site(standing: Path, tmp_path: Path) -> None:
    """The whole command, with the engine, ends with one line and exit 2 when the disk is full."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    before = snapshot(standing)
    script = textwrap.dedent("""
        import resource, sys
        from fingerpost.cli import run
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        run()
    """)

    done = subprocess.run(  # noqa: S603  # our own script
        [
            sys.executable,
            "-c",
            script,
            "-C",
            str(root),
            "build",
            "--no-search",
            "--no-pdf",
            "--site-dir",
            str(standing),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("fingerpost: ")
    assert done.stderr.strip().count("\n") == 0
    assert snapshot(standing) == before
    assert beside(standing) == ["root"]


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_is_one_line(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site stands while something else is where the cache goes; once that is gone, the next build is whole."""
    root = shutil.copytree(GOOD, tmp_path / "root", ignore=shutil.ignore_patterns(".cache"))
    (root / ".cache").touch()
    before = snapshot(standing)
    build = ["-C", str(root), "build", "--no-search", "--no-pdf", "--site-dir", str(standing)]

    code, _, errors = run(build, monkeypatch, capsys)

    cache = root / ".cache" / "fingerpost" / "engine"
    assert (code, errors) == (2, f"fingerpost: cannot keep what was made in {cache}: Not a directory\n")
    assert (snapshot(standing), beside(standing)) == (before, ["root"])
    (root / ".cache").unlink()
    assert run(build, monkeypatch, capsys)[0] == 0
    assert beside(standing) == ["root"]


class Full(StringIO):
    """An output on a disk that is full."""

    def write(self, text: str) -> int:
        """Fail."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_output_that_cannot_be_written_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be said on standard output, that is said on the other."""
    monkeypatch.setattr(sys, "stdout", Full())

    code, _, errors = run(["-C", str(GOOD), "health"], monkeypatch, capsys)

    assert (code, errors) == (2, "fingerpost: cannot go on: [Errno 28] No space left on device\n")


def test_one_broken_file_of_many_is_the_one_that_is_told(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many cases workers share, the one that is broken is named alone, and the site stands."""
    monkeypatch.setattr(forks, "WORTH_A_PROCESS", 5)
    root = shutil.copytree(GOOD, tmp_path / "root")
    whole = (root / "case_studies" / "riverside-together.yml").read_text(encoding="utf-8")
    for number in range(40):
        case = root / "case_studies" / f"made-{number}.yml"
        case.write_text(whole.replace("title: ", f"title: {number} ", 1), encoding="utf-8")
    case.write_text(whole.replace("title: ", "title: [", 1), encoding="utf-8")
    before = snapshot(standing)

    outcome = build(Options(root, standing, TODAY, workers=Workers(batch=3)), lambda stage: None)

    told = [(problem.path, problem.code) for problem in outcome.problems]
    assert told == [(f"case_studies/{case.name}", "yaml-syntax")]
    assert snapshot(standing) == before
    case.write_text(whole, encoding="utf-8")
    assert checked(root, TODAY)[2] == []


@pytest.mark.slow
def test_build_with_an_engine_that_fails_leaves_the_site(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the engine cannot render is told in one line, with exit 2; the site stands."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("plugins: []", "plugins: [nobody-has-this]"), encoding="utf-8"
    )
    before = snapshot(standing)

    code, _, errors = run(["-C", str(root), "build", "--site-dir", str(standing)], monkeypatch, capsys)

    assert code == 2
    assert "nobody-has-this" in errors
    assert errors.strip().count("\n") == 0
    assert snapshot(standing) == before
