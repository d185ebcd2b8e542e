"""The package alone: what `pip install` of its wheel gives."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources and unpacked where nothing else of the project is."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    shutil.copytree(ROOT / "tooling", sources / "tooling", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(sources)]
    subprocess.run(build, check=True)  # noqa: S603  # our own sources
    wheel = next(folder.glob("*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "installed"), str(wheel)], check=True)  # noqa: S603
    return folder / "installed"


def test_wheel_builds_another_folder_of_content(installed: Path, tmp_path: Path) -> None:
    """The wheel brings its templates, theme and schemas, and builds a playbook that lies elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "tests" / "sites" / "good", elsewhere)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = [sys.executable, "-c", "import fingerpost; print(fingerpost.__file__)"]
    origin = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment).stdout  # noqa: S603

    command = [sys.executable, "-m", "fingerpost", "-C", "elsewhere", "build"]
    outcome = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment)  # noqa: S603

    assert Path(origin.strip()).is_relative_to(installed)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    site = elsewhere / "site"
    assert (site / "index.html").is_file()
    assert list(site.glob("assets/fingerpost-*/site.css"))
    assert (site / "data" / "v1" / "schema" / "case.schema.json").is_file()
    assert list((site / "print" / "phases").glob("*.pdf"))
    assert sorted(path.name for path in (installed / "fingerpost" / "schema").iterdir()) == sorted(
        path.name for path in (site / "data" / "v1" / "schema").iterdir()
    )
