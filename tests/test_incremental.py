"""A build that keeps what was made before gives, byte for byte, what a clean one gives: after whatever edits."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

import fingerpost
from fingerpost.build import Options, Outcome, build, site_of
from fingerpost.checked import checked
from fingerpost.model import Case
from fingerpost.pour import Shell, pour_body
from fingerpost.render.generated import case_page
from fingerpost.render.made_from import told_of
from tests.conftest import ROOT, TODAY
from tests.edits import CASES, EDITS, EMBARGO, HARM, REFUSED, case_alone, embargoed, rounds_of, small_library
from tests.properties import stable
from tests.test_build import files

pytestmark = pytest.mark.slow
EXAMPLES = 8
OF_THE_DAY = {"about/index.html", "contribute/form/new-case.yml", "data/v1/site.json"}
"""The files of the small playbook's site that tell of the day."""
SHELL = Shell.of("<!-- fingerpost: article --><!-- fingerpost: end -->")


DAYS = (TODAY, EMBARGO, "2026-12-31", "2027-01-01")
LATER = ["2026-12-31", "2027-01-01", EMBARGO]


def built(content: Path, site: Path, day: str = TODAY) -> Outcome:
    """Build without search and print, which are kept whole or not at all."""
    return build(Options(content, site, day, search=False, pdf=False), lambda stage: None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small playbook with some cases that know of each other, and its site."""
    content = small_library(tmp_path_factory.mktemp("library"))
    assert built(content, content / "site").problems == ()
    return content


@example(rounds=[[(name, 4)] for name in EDITS | HARM], days=[TODAY])
@example(rounds=[[("term", 1)]], days=[TODAY])
@example(rounds=[[("page", 1)]], days=[TODAY])
@example(rounds=[[("notes changed by hand", 1)]], days=[EMBARGO])
@example(
    rounds=[[("case changed", 1)], [("case changed", 2)], [("page changed by hand", 3), ("case withdrawn", 4)]],
    days=LATER,
)
@example(rounds=[[("vocabulary", 1)], [("text of a page", 1)]], days=LATER)
@example(rounds=[[(name, 1)] for name in REFUSED], days=[TODAY])
@given(rounds=rounds_of(EDITS | HARM | REFUSED, most=3), days=st.lists(st.sampled_from(DAYS), min_size=1, max_size=3))
@settings(stable, max_examples=EXAMPLES)
def test_build_after_any_edits_equals_a_clean_build(
    library: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int]]], days: list[str]
) -> None:
    """Whatever is edited between builds, the last gives the same site, or the same problems, as a clean one.

    days: those on which it is built, one after the other and from the first again.
    """
    content = tmp_path_factory.mktemp("edited") / "content"
    shutil.copytree(library, content)
    for edits, day in zip(rounds, cycle(days), strict=False):
        for name, number in edits:
            (EDITS | HARM | REFUSED)[name](content, number)
        outcome = built(content, content / "site", day)

    shutil.rmtree(content / ".cache")
    clean = built(content, content.parent / "clean", day)

    assert outcome == clean
    event("refused" if clean.problems else "built")
    assert clean.problems or files(content / "site") == files(content.parent / "clean")


def test_build_on_another_day(library: Path, tmp_path: Path) -> None:
    """Every page is taken over until the year turns, but for the one that names the day; and until an embargo ends.

    Then a case that goes on is shown to a year later, and a case that could not be shown is there.
    """
    content = Path(shutil.copytree(library, tmp_path / "content"))
    embargoed(content, 0)
    notes = content / ".cache/fingerpost/pages.json"
    named, sites = [], []
    for day in (TODAY, "2026-12-14", EMBARGO, "2026-12-31", "2027-01-01"):
        assert built(content, content / "site", day).problems == ()
        named.append(notes.read_bytes())
        sites.append(files(content / "site"))

    changes = [
        {uri for uri in now.keys() | before.keys() if now.get(uri) != before.get(uri)}
        for before, now in pairwise(sites)
    ]
    another_day, embargo_over, next_day, next_year = changes
    assert another_day == next_day == OF_THE_DAY
    assert [before == now for before, now in pairwise(named)] == [True, False, True, False]
    assert embargo_over - sites[1].keys() >= {f"cases/{case_alone(content, 0).stem}/index.html"}
    assert any(re.fullmatch("cases/[^/]+/index.html", uri) for uri in next_year)
    shutil.rmtree(content / ".cache")
    built(content, tmp_path / "clean", "2027-01-01")
    assert files(tmp_path / "clean") == sites[-1]


class Asked(dict[str, Case]):
    """Cases that note which of them were asked for."""

    def __init__(self, cases: dict[str, Case]) -> None:
        super().__init__(cases)
        self.ids: set[str] = set()

    def __getitem__(self, id: str) -> Case:
        self.ids.add(id)
        return super().__getitem__(id)

    def get(self, id: str, default: Any = None) -> Any:
        """Return a case, or what is asked for in its place."""
        self.ids.add(id)
        return super().get(id, default)


def test_a_cases_page_tells_of_no_case_but_those_that_its_name_knows() -> None:
    """No page of the repository's cases looks at another case than those by whose texts it is known to be old.

    Nor does it look at the text of a page of the playbook, only at what stands above it.
    """
    library, links, problems = checked(ROOT, TODAY)
    assert problems == []
    pages = {ref: replace(page, parts=()) for ref, page in library.pages.items()}
    bare = site_of(ROOT, replace(library, pages=pages), links)

    for id, case in library.standing():
        asked = Asked(library.cases)
        site = site_of(ROOT, replace(library, cases=asked), links)
        assert site.adaptations is not None  # worked out from all
        known = {id, *(other for group in told_of(site, id) for other in group)}
        asked.ids.clear()
        poured = pour_body(site, SHELL, case_page(site, id, case))
        assert asked.ids <= known, id
        assert pour_body(bare, SHELL, case_page(bare, id, case)) == poured


def test_another_edition_of_ours_makes_everything_anew(library: Path, tmp_path: Path) -> None:
    """A template that changes shows on a page that nobody edited."""
    content = Path(shutil.copytree(library, tmp_path / "content"))
    package = Path(fingerpost.__file__).parent
    ours = shutil.copytree(package, tmp_path / "ours" / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    template = Path(ours) / "templates" / "case.html"
    template.write_text(template.read_text(encoding="utf-8") + "<p>Another edition.</p>", encoding="utf-8")
    command = [sys.executable, "-m", "fingerpost", "-C", str(content), "build", "--no-search", "--no-pdf"]
    noon = datetime.fromisoformat(f"{TODAY}T12:00:00+00:00").timestamp()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "ours"), "SOURCE_DATE_EPOCH": f"{noon:.0f}"}

    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603  # ours

    pages = sorted((content / "site" / "cases").glob("*/index.html"))
    shown = [path for path in pages if b"Another edition." in path.read_bytes()]
    assert len(shown) >= CASES
