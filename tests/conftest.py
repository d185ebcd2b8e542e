"""What the tests share: the repository's own content, and its site, built once a run."""

from pathlib import Path

import pytest

from fingerpost.build import Options, build

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites the golden files."""
    parser.addoption("--update-golden", action="store_true", help="write what the tests got as expected; read the diff")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, with search, without PDFs."""
    folder = tmp_path_factory.mktemp("built") / "site"
    outcome = build(Options(ROOT, folder, TODAY, pdf=False), lambda stage: None)
    assert outcome.problems == ()
    return folder
