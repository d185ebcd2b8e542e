"""Every kind of problem has a folder with a playbook that has it, and the report that its author gets."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.build import Options, build
from fingerpost.checked import checked, hinted
from fingerpost.cli import main
from fingerpost.model import KINDS, Case, Organisation, Term
from tests.conftest import TODAY

SITES = Path(__file__).parent / "sites"
BAD_SITES = sorted((SITES / "bad").iterdir())
SITES_WITH_HINTS = sorted((SITES / "hints").iterdir())


@pytest.mark.parametrize("site", BAD_SITES, ids=lambda site: site.name)
def test_build_reports_bad_site(site: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each bad site, its files laid over the good site, gives its expected.txt, and writes nothing but the cache."""
    root = shutil.copytree(SITES / "good", tmp_path / "root", ignore=shutil.ignore_patterns(".cache"))
    shutil.copytree(site, root, dirs_exist_ok=True)
    before = sorted(tmp_path.rglob("*"))

    outcome = build(Options(root, tmp_path / "site", TODAY), lambda stage: None)

    report = "\n".join(map(str, outcome.problems)) + "\n"
    if request.config.getoption("--update-golden"):
        (site / "expected.txt").write_text(report, encoding="utf-8")
    assert report == (site / "expected.txt").read_text(encoding="utf-8")
    assert f": {site.name}: " in report
    shutil.rmtree(root / ".cache")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("site", BAD_SITES, ids=lambda site: site.name)
def test_case_asked_about_alone_is_told_the_same(site: Path, tmp_path: Path) -> None:
    """What is said of a case does not depend on whether the other cases are read."""
    root = shutil.copytree(SITES / "good", tmp_path / "root")
    shutil.copytree(site, root, dirs_exist_ok=True)
    _, _, among_others = checked(root, TODAY)

    for name in sorted(path.name for path in (root / "case_studies").glob("*.yml")):
        path = f"case_studies/{name}"
        _, _, alone = checked(root, TODAY, {path})
        assert [each for each in alone if each.path == path] == [each for each in among_others if each.path == path]


@pytest.mark.parametrize("site", SITES_WITH_HINTS, ids=lambda site: site.name)
def test_a_hint_is_told_and_is_no_problem(site: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each site with hints, laid over the good site, gives exactly its expected.txt, and passes every check."""
    root = shutil.copytree(SITES / "good", tmp_path / "root")
    shutil.copytree(site, root, dirs_exist_ok=True)
    library, links, problems = checked(root, TODAY)

    told = hinted(root, library, links)

    report = "\n".join(map(str, told)) + "\n"
    if request.config.getoption("--update-golden"):
        (site / "expected.txt").write_text(report, encoding="utf-8")
    assert report == (site / "expected.txt").read_text(encoding="utf-8")
    assert f": {site.name}: " in report
    assert problems == []


def test_check_tells_hints_beside_its_report_and_changes_no_exit_code(tmp_path: Path) -> None:
    """Hints are told where asked for, on the side, so that no program takes them for problems."""
    root = shutil.copytree(SITES / "good", tmp_path / "root")
    shutil.copytree(SITES / "hints" / "care-word", root, dirs_exist_ok=True)
    run = CliRunner().invoke

    told, untold = run(main, ["-C", str(root), "check", "--hints"]), run(main, ["-C", str(root), "check"])

    assert (told.exit_code, told.stdout, untold.exit_code, untold.output) == (0, "", 0, "")
    assert "care-word: 'soup' is a word to handle with care" in told.stderr


def test_check_of_the_good_site_has_nothing_to_report() -> None:
    """What the bad sites are laid over has no problem of its own, and nothing to hint at."""
    library, links, problems = checked(SITES / "good", TODAY)

    assert problems == []
    assert hinted(SITES / "good", library, links) == []


def test_the_good_site_has_a_page_of_every_kind_and_a_case_with_every_field() -> None:
    """The good site shows the whole model: a kind or a field that is added is added to it."""
    library, _, _ = checked(SITES / "good", TODAY)
    case = library.cases["riverside-together"]

    left_out = {name for name in Case.model_fields if not getattr(case, name)}

    assert {page.kind.id for page in library.pages.values()} == set(KINDS)
    assert left_out == {"ended", "known_none", "withdrawn"}
    assert library.cases["quarry-lane"].known_none
    assert not [
        name for name in Term.model_fields if name != "quiet" and not getattr(library.terms["backbone-group"], name)
    ]
    assert not [
        name for name in Organisation.model_fields if not getattr(library.organisations["wenholme-network"], name)
    ]


@pytest.mark.slow
def test_build_of_the_good_site_makes_every_page_and_the_same_bytes_twice(tmp_path: Path) -> None:
    """The smallest whole playbook builds, and builds the same again."""
    root = shutil.copytree(SITES / "good", tmp_path / "root")
    sites = [tmp_path / name for name in ("one", "two")]

    outcomes = [
        build(Options(root, site, TODAY, search=False, pdf=False, clean=True), lambda stage: None) for site in sites
    ]

    library, _, _ = checked(root, TODAY)
    made = [{path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} for site in sites]
    assert [outcome.problems for outcome in outcomes] == [(), ()]
    assert made[0] == made[1]
    assert all((sites[0] / page.address / "index.html").is_file() for page in library.pages.values())
    assert all((sites[0] / "cases" / id / "index.html").is_file() for id in library.cases)
