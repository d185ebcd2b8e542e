"""The whole pipeline, on a small playbook of invented places."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.build import Options, Outcome, build
from fingerpost.cli import main
from fingerpost.render.assets import assets
from fingerpost.render.sheets.naming import STANDING
from tests.conftest import ROOT, TODAY

GOOD = Path(__file__).parent / "sites" / "good"
pytestmark = pytest.mark.slow
OF_THE_DAY = {
    "changelog/index.html",
    "contribute/form/new-case.yml",
    "data/v1/site.json",
    "health/index.html",
    "print/pack/index.html",
}
"""The files of the repository's own site that tell of the day for which it is made."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small playbook, to be changed."""
    return Path(
        shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns("expected.txt", ".cache", "site"))
    )


def built(content: Path, site: Path, *, search: bool = False, pdf: bool = False) -> Outcome:
    """Build a folder of content without a word."""
    return build(Options(content, site, TODAY, search=search, pdf=pdf), lambda stage: None)


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def a_case(content: Path) -> Path:
    """Return a case of the playbook that stands and fills every field."""
    return content / "case_studies" / "riverside-together.yml"


def test_build_twice_gives_the_same_bytes(content: Path, tmp_path: Path) -> None:
    """The same content gives the same site, byte for byte, search index and guides included.

    A page in Welsh says so to readers' programs, and has an index of its own.
    """
    welsh = content / "playbook" / "pitfalls" / "lone-hero.md"
    welsh.write_text(welsh.read_text(encoding="utf-8").replace("---\n", "---\nlanguage: cy\n", 1), encoding="utf-8")
    built(content, tmp_path / "one", search=True, pdf=True)
    shutil.rmtree(content / ".cache")

    built(content, tmp_path / "two", search=True, pdf=True)

    made = files(tmp_path / "one")
    assert made == files(tmp_path / "two")
    assert {"phases/carrying/", "pitfalls/lone-hero/"} <= json.loads(made[STANDING]).keys()
    assert b'<html lang="cy">' in made["pitfalls/lone-hero/index.html"]
    languages = json.loads(made["pagefind/pagefind-entry.json"])["languages"]
    assert {language: index["page_count"] == 1 for language, index in languages.items()} == {"cy": True, "en": False}
    found = {_found_in(raw) for uri, raw in made.items() if uri.endswith(".pf_fragment")}
    assert "/cases/riverside-together/" in found
    assert {uri for uri in found if re.match(r"/cases/by/|/roles/.+/.+/", uri)} == set()
    _preview_shows_pages_and_leaves_prints(content, tmp_path / "two", made)


def _found_in(fragment: bytes) -> str:
    """Return the address of the page that a search finds through a piece of the index."""
    address = re.search(rb'"url":"([^"]*)"', gzip.decompress(fragment))
    assert address
    return address[1].decode()


def _preview_shows_pages_and_leaves_prints(content: Path, site: Path, before: dict[str, bytes]) -> None:
    """A preview makes the pages anew, and takes over what is printed and the full-text index."""
    case = a_case(content)
    case.write_text(re.sub(r"^title: .*$", "title: Another name", case.read_text("utf-8"), flags=re.M), "utf-8")

    outcome = build(Options(content, site, TODAY, preview=True), lambda stage: None)

    now = files(site)
    kept = [uri for uri in before if uri.startswith(("pagefind/", STANDING)) or uri.endswith((".pdf", ".epub"))]
    assert [uri for uri in kept if now[uri] != before[uri]] == []
    assert outcome.prints == sum(uri.endswith((".pdf", ".epub")) for uri in kept)
    assert b"Another name" in now[f"cases/{case.stem}/index.html"]


def test_build_in_another_process_on_another_day_gives_the_same_pages(site: Path, tmp_path: Path) -> None:
    """The repository's own pages and data do not depend on the order in which a process happens to keep its sets.

    Nor do they depend on the day, as long as it is of the same year: but for the few that tell of the day.
    """
    again = tmp_path / "again"
    command = [sys.executable, "-m", "fingerpost", "-C", str(ROOT), "build", "--no-search", "--no-pdf", "--site-dir"]
    noon = datetime.fromisoformat("2026-12-31T12:00:00+00:00").timestamp()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": f"{noon:.0f}", "PYTHONHASHSEED": "7"}

    subprocess.run([*command, str(again)], check=True, capture_output=True, env=environment)  # noqa: S603  # ours

    first, second = files(site), files(again)
    assert {uri for uri in second if second[uri] != first.get(uri)} == OF_THE_DAY
    assert b'"print/"' not in second["service-worker.js"]  # where prints are made, it tells how large they are that day
    assert all(uri.startswith(("pagefind/", "print/pieces/")) for uri in first.keys() - second.keys())


def test_build_after_an_edit_equals_a_clean_build(content: Path, tmp_path: Path) -> None:
    """A build that reuses what was made before gives what a clean build gives."""
    built(content, tmp_path / "site")
    case = a_case(content)
    case.write_text(case.read_text(encoding="utf-8").replace("title:", "title: Mended", 1), encoding="utf-8")

    built(content, tmp_path / "site")

    shutil.rmtree(content / ".cache")
    built(content, tmp_path / "clean")
    assert files(tmp_path / "site") == files(tmp_path / "clean")


def test_build_reuses_the_engines_pages(content: Path, tmp_path: Path) -> None:
    """An edited case does not make the engine render the playbook again."""
    built(content, tmp_path / "site")
    made = sorted((content / ".cache" / "fingerpost" / "engine").iterdir())
    case = a_case(content)
    case.write_text(case.read_text(encoding="utf-8").replace("title:", "title: Mended", 1), encoding="utf-8")

    built(content, tmp_path / "site")

    assert sorted((content / ".cache" / "fingerpost" / "engine").iterdir()) == made


def test_build_with_a_problem_leaves_the_site(content: Path, tmp_path: Path) -> None:
    """While the content has a problem, the site that stood is left as it was, and what was kept, even by --clean."""
    built(content, tmp_path / "site")
    before, kept = files(tmp_path / "site"), files(content / ".cache")
    a_case(content).write_text("title: Half a case\n", encoding="utf-8")

    anew = build(Options(content, tmp_path / "site", TODAY, search=False, pdf=False, clean=True), lambda stage: None)
    assert files(content / ".cache") == kept
    outcome = built(content, tmp_path / "site")

    assert anew.problems == outcome.problems != ()
    assert files(tmp_path / "site") == before


def test_whoever_publishes_says_where_the_site_stands(content: Path, tmp_path: Path) -> None:
    """Citations, the feed and the page for a wrong address lead to the address that the environment gives."""
    command = ["-C", str(content), "build", "--no-search", "--no-pdf", "--site-dir", str(tmp_path / "site")]

    outcome = CliRunner().invoke(main, command, env={"FINGERPOST_SITE_URL": "https://example.org/ways"})

    assert outcome.exit_code == 0, outcome.output
    pages = files(tmp_path / "site")
    here = f"https://example.org/ways/cases/{a_case(content).stem}/".encode()
    assert here in pages["data/v1/feed.xml"]
    assert here in pages[f"cases/{a_case(content).stem}/index.html"]
    assert f'href="/ways/{assets()}/site.css"'.encode() in pages["404.html"]


def test_invented_case_is_labelled_and_never_counted(content: Path, tmp_path: Path) -> None:
    """A training case says on its page that it is invented, and no page's evidence lists it among real places."""
    built(content, tmp_path / "site")
    id = a_case(content).stem

    pages = files(tmp_path / "site")

    assert b"No such place exists" in pages[f"cases/{id}/index.html"]
    assert not [name for name, raw in pages.items() if f'cases/{id}/#evidence"'.encode() in raw]


def test_first_build_asks_the_engine_once(content: Path, tmp_path: Path) -> None:
    """What the engine is given while cases are read is what it would be given later, with the address of the site."""
    options = Options(content, tmp_path / "site", TODAY, search=False, pdf=False, site_url="https://example.org/play/")

    build(options, lambda stage: None)

    assert len(list((content / ".cache" / "fingerpost" / "engine").iterdir())) == 1
