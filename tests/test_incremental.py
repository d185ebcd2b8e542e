"""A build that keeps what was made before gives, byte for byte, what a clean one gives: after whatever edits."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, example, given, settings

import fingerpost
from fingerpost.build import Options, Outcome, build, site_of
from fingerpost.checked import checked
from fingerpost.model import Case
from fingerpost.pour import Shell, pour_body
from fingerpost.render.generated import case_page
from fingerpost.render.made_from import told_of
from tests.conftest import ROOT, TODAY
from tests.edits import CASES, EDITS, HARM, REFUSED, rounds_of, small_library
from tests.properties import stable
from tests.test_build import files

pytestmark = pytest.mark.slow
EXAMPLES = 8
SHELL = Shell.of("<!-- fingerpost: article --><!-- fingerpost: end -->")


def built(content: Path, site: Path) -> Outcome:
    """Build without search and print, which are kept whole or not at all."""
    return build(Options(content, site, TODAY, search=False, pdf=False), lambda stage: None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small playbook with some cases that know of each other, and its site."""
    content = small_library(tmp_path_factory.mktemp("library"))
    assert built(content, content / "site").problems == ()
    return content


@example(rounds=[[(name, 4)] for name in EDITS | HARM])
@example(rounds=[[("term", 1)]])
@example(rounds=[[("page", 1)]])
@example(rounds=[[("notes changed by hand", 1)]])
@example(rounds=[[("case changed", 1)], [("case changed", 2)], [("page changed by hand", 3), ("case withdrawn", 4)]])
@example(rounds=[[("vocabulary", 1)], [("text of a page", 1)]])
@example(rounds=[[(name, 1)] for name in REFUSED])
@given(rounds=rounds_of(EDITS | HARM | REFUSED, most=3))
@settings(stable, max_examples=EXAMPLES)
def test_build_after_any_edits_equals_a_clean_build(
    library: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int]]]
) -> None:
    """Whatever is edited between builds, the last gives the same site, or the same problems, as a clean one."""
    content = tmp_path_factory.mktemp("edited") / "content"
    shutil.copytree(library, content)
    for edits in rounds:
        for name, number in edits:
            (EDITS | HARM | REFUSED)[name](content, number)
        outcome = built(content, content / "site")

    shutil.rmtree(content / ".cache")
    clean = built(content, content.parent / "clean")

    assert outcome == clean
    event("refused" if clean.problems else "built")
    assert clean.problems or files(content / "site") == files(content.parent / "clean")


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
