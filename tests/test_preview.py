"""A preview that takes edits in one after another shows what a new one would, and tells what has to be mended."""

import shutil
from pathlib import Path

import pytest
from hypothesis import event, example, given, settings

from fingerpost.assemble.poured import Pages
from fingerpost.assemble.rendered import engine_pages
from fingerpost.build import Options, site_of
from fingerpost.checked import checked
from fingerpost.model import Library, address
from fingerpost.preview import Preview
from tests.conftest import TODAY
from tests.edits import EDITS, REFUSED, rounds_of, small_library
from tests.properties import stable

pytestmark = pytest.mark.slow
EXAMPLES = 8


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of the content by its path."""
    paths = (path for name in ("playbook", "glossary", "case_studies") for path in (root / name).rglob("*"))
    files = [*(path for path in paths if path.is_file()), root / "mkdocs.yml"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def addresses(library: Library) -> list[str]:
    """Return where a library's records have their pages."""
    records = (("case", library.cases), ("term", library.terms), ("organisation", library.organisations))
    generated = (address(kind, id) for kind, ids in records for id in ids)
    return [*(page.address for page in library.pages.values()), *generated]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small playbook with some cases that know of each other."""
    return small_library(tmp_path_factory.mktemp("library"))


@example(rounds=[[(name, 4)] for name in EDITS | REFUSED])
@example(rounds=[[(name, 1)] for name in reversed(EDITS | REFUSED)])
@example(rounds=[[("way of lasting", 2)]])
@example(rounds=[[("case broken", 1)], [("case changed", 3)], [("cases mended", 1), ("case changed", 2)]])
@example(rounds=[[("case withdrawn", 2)], [("case deleted", 1), ("case added", 5)], [("case withdrawn", 2)]])
@given(rounds=rounds_of(EDITS | REFUSED, most=4))
@settings(stable, max_examples=EXAMPLES)
def test_preview_after_any_edits_shows_what_a_new_one_would(
    library: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int]]]
) -> None:
    """Pages and problems are those of the content as it now is, whatever was there before."""
    content = tmp_path_factory.mktemp("edited") / "content"
    shutil.copytree(library, content)
    options = Options(content, content / "site", TODAY, preview=True, search=False, pdf=False)
    preview = Preview(options)
    preview.prepare()
    before = contents(content)
    for edits in rounds:
        for name, number in edits:
            (EDITS | REFUSED)[name](content, number)
        now = contents(content)
        preview.take_in({path for path in now.keys() | before.keys() if now.get(path) != before.get(path)})
        before = now

        found, links, problems = checked(content, TODAY)
        pages = preview.pages()
        assert preview.problems == problems
        event("refused" if problems else "shown")
        if not problems:
            assert pages
            site = site_of(content, found.published(), links)
            assert pages.site.links.neighbours == links.neighbours
            assert list(pages.site.links.uses_of_term.items()) == list(links.uses_of_term.items())
            assert (pages.site.boxes, pages.site.regraded) == (site.boxes, site.regraded)
            rendered = engine_pages(site.library, content / "mkdocs.yml", options.cache, site_url="")
            anew = Pages.of_engine(site, rendered)
            assert {at: pages.at(at) for at in addresses(found)} == {at: anew.at(at) for at in addresses(found)}
        preview.prepare()
