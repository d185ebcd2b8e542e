"""A build that keeps what was made before gives, byte for byte, what a clean one gives: after whatever edits."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

import fingerpost
from fingerpost.build import Options, Outcome, build, checked, site_of
from fingerpost.model import Case
from fingerpost.pour import Shell, pour_body
from fingerpost.render.generated import case_page
from fingerpost.render.made_from import told_of
from tests.conftest import ROOT, TODAY
from tests.properties import stable
from tests.test_build import GOOD, files

pytestmark = pytest.mark.slow
CASES = 5
EXAMPLES = 8
SHELL = Shell.of("<!-- fingerpost: article --><!-- fingerpost: end -->")
Edit = Callable[[Path, int], None]


def written(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a YAML file, unless it is broken."""
    try:
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # a SafeLoader: all is text
    except yaml.YAMLError:
        return
    change(record)
    path.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), encoding="utf-8")


def replaced(path: Path, pattern: str, words: str) -> None:
    """Change a line of a file, which has to be there."""
    text, count = re.subn(pattern, words, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count, path
    path.write_text(text, encoding="utf-8")


def case(content: Path, number: int) -> Path:
    """Return one of the cases that are there."""
    paths = sorted((content / "case_studies").glob("*.yml"))
    return paths[number % len(paths)]


def case_alone(content: Path, number: int) -> Path:
    """Return one of the cases that no other names."""
    paths = sorted((content / "case_studies").glob("*.yml"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    named = [path for path in paths if any(path.stem in text for other, text in texts.items() if other != path)]
    alone = [path for path in paths if path not in named]
    return alone[number % len(alone)]


def like_another(content: Path, number: int) -> None:
    """Add a case that is like one of those that are there."""
    add_like(case(content, number), number)


def add_like(old: Path, number: int) -> None:
    """Add a case that is like another in most things, and takes something from it."""
    new = old.with_name(f"{old.stem[:20]}-{number % 97}.yml")
    shutil.copy(old, new)

    def changed(it: dict[str, Any]) -> None:
        taken = {"case": old.stem, "taken": "The walk.", "coded": "speculative", "source": next(iter(it["sources"]))}
        it.update(title=f"Place {number}", kind="real", adapted_from=[taken])

    written(new, changed)


def renamed(content: Path, number: int) -> None:
    """Give a case another address."""
    old = case_alone(content, number)
    old.rename(old.with_name(f"moved-{number % 89}.yml"))


def withdrawn(content: Path, number: int) -> None:
    """Withdraw a case, or bring it back."""
    line = {"on": "2026-03-01", "because": "They asked for it."}

    def turn(it: dict[str, object]) -> None:
        if not it.pop("withdrawn", None):
            it["withdrawn"] = line

    written(case(content, number), turn)


def mended(content: Path) -> None:
    """Mend what was broken."""
    for path in (content / "case_studies").glob("*.yml"):
        replaced(path, "^status: .*$", "status: ended")


def in_cache(damage: Callable[[Path, int], object]) -> Edit:
    """Return what damages a file of the cache."""

    def at(content: Path, number: int) -> None:
        kept = [
            path for name in ("cases.sqlite", "pages.json") if (path := content / ".cache/fingerpost" / name).is_file()
        ]
        if kept:
            damage(kept[number % len(kept)], number)

    return at


def overwritten(path: Path, number: int) -> None:
    """Write other bytes into the middle of a file."""
    raw = bytearray(path.read_bytes())
    start = number % max(1, len(raw))
    raw[start : start + 64] = b"\x00" * len(raw[start : start + 64])
    path.write_bytes(raw)


def by_hand(content: Path, number: int) -> None:
    """Change a page of the site that stands, as only a program of somebody else would."""
    pages = sorted((content / "site").glob("cases/*/index.html"))
    if pages:
        page = pages[number % len(pages)]
        page.write_bytes(page.read_bytes().replace(b"e", b"3"))


EDITS: dict[str, Edit] = {
    "case changed": lambda at, n: written(case(at, n), lambda it: it.update(title=f"Named {n}")),
    "case moved to other surroundings": lambda at, n: replaced(case(at, n), "setting: [a-z]+", "setting: rural"),
    "case added": like_another,
    "case renamed": renamed,
    "case withdrawn": withdrawn,
    "case deleted": lambda at, n: case_alone(at, n).unlink(),
    "cases mended": lambda at, n: mended(at),
    "term": lambda at, n: replaced(at / "glossary/home-ground.md", "^definition: .*$", f'definition: "A table {n}."'),
    "text of a page": lambda at, n: replaced(at / "playbook/pitfalls/lone-hero.md", r"\Z", f"\nAlone {n} times.\n"),
    "page": lambda at, n: replaced(at / "playbook/pitfalls/lone-hero.md", "^title: .*$", f"title: Alone {n}"),
    "vocabulary": lambda at, n: replaced(
        at / "playbook/vocabulary.yml", "rural: {title: .*}", f"rural: {{title: Fields {n}}}"
    ),
    "settings": lambda at, n: replaced(at / "mkdocs.yml", "^site_name: .*$", f"site_name: Book {n}"),
    "cache cut short": in_cache(lambda path, n: path.write_bytes(path.read_bytes()[: n % 9000])),
    "cache damaged": in_cache(overwritten),
    "cache lost": in_cache(lambda path, n: path.unlink()),
    "page changed by hand": by_hand,
}
REFUSED: dict[str, Edit] = {
    "case broken": lambda at, n: replaced(case(at, n), "^status: .*$", "status: gone: away"),
    "private detail": lambda at, n: written(case(at, n), lambda it: it.update(lead="Ask someone@example.org")),
    "named case deleted": lambda at, n: (at / "case_studies" / "riverside-together.yml").unlink(missing_ok=True),
    "term deleted": lambda at, n: (at / "glossary" / "round-table.md").unlink(missing_ok=True),
}
"""Edits after which there is a problem, unless others have gone before."""
ROUND = st.lists(st.tuples(st.sampled_from(sorted(EDITS | REFUSED)), st.integers(0, 10**6)), min_size=1, max_size=3)


def built(content: Path, site: Path) -> Outcome:
    """Build without search and print, which are kept whole or not at all."""
    return build(Options(content, site, TODAY, search=False, pdf=False), lambda stage: None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small playbook with some cases that know of each other, and its site."""
    content = tmp_path_factory.mktemp("library") / "content"
    shutil.copytree(GOOD, content, ignore=shutil.ignore_patterns("expected.txt", ".cache", "site"))
    for number in range(CASES):
        add_like(content / "case_studies" / "riverside-together.yml", number)
    assert built(content, content / "site").problems == ()
    return content


@example(rounds=[[(name, 4)] for name in EDITS])
@example(rounds=[[("term", 1)]])
@example(rounds=[[("page", 1)]])
@example(rounds=[[("vocabulary", 1)], [("text of a page", 1)]])
@example(rounds=[[(name, 1)] for name in REFUSED])
@given(rounds=st.lists(ROUND, min_size=1, max_size=3))
@settings(stable, max_examples=EXAMPLES)
def test_build_after_any_edits_equals_a_clean_build(
    library: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int]]]
) -> None:
    """Whatever is edited between builds, the last gives the same site, or the same problems, as a clean one."""
    content = tmp_path_factory.mktemp("edited") / "content"
    shutil.copytree(library, content)
    for edits in rounds:
        for name, number in edits:
            (EDITS | REFUSED)[name](content, number)
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
