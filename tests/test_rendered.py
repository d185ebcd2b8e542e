"""The engine renders what was edited: the pages that come out are those of a clean run, whatever the menu says."""

import shutil
from pathlib import Path

import pytest

from fingerpost.assemble.rendered import engine_pages
from fingerpost.cache import digest_of_folder
from fingerpost.read import read
from tests.conftest import TODAY
from tests.edits import replaced
from tests.test_build import GOOD, files

PAGE = "playbook/pitfalls/lone-hero.md"
HOOK = "count.py"
CONFIGURED = {
    "titles": "nav:\n  - Home: index.md\n  - Traps: [{Hero: pitfalls/lone-hero.md}]\n",
    "no title": "nav:\n  - Home: index.md\n  - pitfalls/lone-hero.md\n",
    "strict": "nav:\n  - Home: index.md\nstrict: true\n",
    "hook": f"nav:\n  - Home: index.md\nhooks: [{HOOK}]\n",
    "all pages": "",
}
"""What mkdocs.yml may say of the menu, and of what else makes pages."""
_HOOK = """
def on_page_content(html, page, config, files):
    return html + str(sum(file.content_string.count("Another") for file in files.documentation_pages()))
"""
"""Adds to each page how often all of them say a word."""


def rendered(content: Path, cache: Path) -> Path:
    """Return the folder of the engine's pages."""
    library, _ = read(content, TODAY)
    return engine_pages(library, content / "mkdocs.yml", cache, site_url="")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small playbook."""
    return shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns(".cache"))


@pytest.mark.parametrize("config", CONFIGURED)
def test_edited_pages_come_as_from_a_clean_run(content: Path, tmp_path: Path, config: str) -> None:
    """A page that took its name in the menu from another, say, is made again when that is renamed."""
    replaced(content / "mkdocs.yml", r"^nav:\n(  - .*\n)+", CONFIGURED[config])
    (content / HOOK).write_text(_HOOK, encoding="utf-8")
    rendered(content, tmp_path / "cache")
    for pattern, words in ((r"^title: .*$", "title: The one who leaves"), (r"^## .*$", "## Another heading")):
        replaced(content / PAGE, pattern, words)

        assert files(rendered(content, tmp_path / "cache")) == files(rendered(content, tmp_path / words))


def test_every_page_of_the_library_is_rendered(content: Path, tmp_path: Path) -> None:
    """MkDocs leaves out a folder called templates and what mkdocs.yml excludes; other pages may lead there."""
    page = (content / "playbook" / "about.md").read_text(encoding="utf-8")
    (content / "playbook" / "templates").mkdir()
    for name in ("templates/letter.md", "draft.md"):
        (content / "playbook" / name).write_text(page, encoding="utf-8")
    with (content / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("exclude_docs: |\n  draft.md\n")

    pages = rendered(content, tmp_path / "cache")

    assert [name for name in ("templates/letter", "draft") if not (pages / name / "index.html").is_file()] == []


def test_page_that_was_not_edited_stays(content: Path, tmp_path: Path) -> None:
    """Only the page that somebody edited is rendered, and all of them when the frame around them changes."""
    before = rendered(content, tmp_path / "cache")
    replaced(content / PAGE, r"^title: .*$", "title: The one who leaves")

    after = rendered(content, tmp_path / "cache")

    pages = sorted(path.relative_to(before) for path in before.rglob("index.html"))
    anew = [page.as_posix() for page in pages if (before / page).stat().st_ino != (after / page).stat().st_ino]
    assert anew == [PAGE.removeprefix("playbook/").replace(".md", "/index.html")]

    replaced(content / "mkdocs.yml", r"^site_name: .*$", "site_name: Another name")
    assert b"Another name" in (rendered(content, tmp_path / "cache") / pages[-1]).read_bytes()


@pytest.mark.parametrize("lost", ["source/index.md", "pages/index.html"])
def test_page_that_cannot_be_taken_over_is_made(content: Path, tmp_path: Path, lost: str) -> None:
    """Where another build forgets the pages that were made before while they are taken over, the rest are made anew."""
    before = rendered(content, tmp_path / "cache").parent
    (before / lost).unlink()
    (before / ".complete").write_text(digest_of_folder(before), encoding="utf-8")
    replaced(content / PAGE, r"^title: .*$", "title: The one who leaves")

    assert files(rendered(content, tmp_path / "cache")) == files(rendered(content, tmp_path / "clean"))
