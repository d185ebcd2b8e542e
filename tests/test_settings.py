"""Where the site stands: mkdocs.yml says it, or whoever publishes, in an address that a link can lead to."""

from pathlib import Path

import pytest

from fingerpost.problems import ToolingError
from fingerpost.read import read_settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder whose mkdocs.yml says where the site stands."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Ways\nsite_url: https://example.org/ways\n", encoding="utf-8")
    return tmp_path


def test_the_publisher_has_the_last_word(root: Path) -> None:
    """What is said to the command goes before mkdocs.yml, and every address ends in a slash."""
    assert read_settings(root).url == "https://example.org/ways/"
    assert read_settings(root, "http://127.0.0.1:8000").url == "http://127.0.0.1:8000/"


@pytest.mark.parametrize(
    "url",
    [
        "example.org/ways/",
        "ftp://example.org/",
        "https:///ways/",
        "https://[example.org/",
        "https://example.org:many/",
        "https://example.org/?ways",
        "https://me@example.org/",
        "https://example.org/my ways/",
    ],
)
def test_an_address_that_no_link_can_lead_to_is_told_in_one_line(root: Path, url: str) -> None:
    """A wrong address is told in plain words, with what a right one looks like."""
    with pytest.raises(ToolingError) as told:
        read_settings(root, url)

    assert str(told.value) == f"'{url}' is no address of a site; write it whole, such as https://example.org/playbook/"
