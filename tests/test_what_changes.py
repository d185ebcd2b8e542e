"""A reviewer is told what a change does elsewhere: every grade, case, list and picture."""

import shutil
import subprocess
import sys
from pathlib import Path

from fingerpost.build import Options, build
from tests.conftest import ROOT, TODAY

GOOD = Path(__file__).parent / "sites" / "good"
CASE = "case_studies/riverside-together.yml"
TURNED = "early (1 for, 0 against, 0 unclear) → too-little (0 for, 1 against, 0 unclear): `cases/riverside-together/`"
EXPECTED = f"""## Grades

- `factors/paid-time/` {TURNED}
- `models/corner-shop/` {TURNED}
- `phases/carrying/` {TURNED}
- `themes/power-and-voice/` {TURNED}

## Cases

- `cases/riverside-together/` evidence

## Lists

Nothing.

## Pictures

Nothing.
"""


def told(before: Path, after: Path) -> str:
    """Return what the script tells of two sites."""
    script = ROOT / "tooling" / "what_changes.py"
    call = [sys.executable, str(script), str(before), str(after)]
    return subprocess.run(call, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  # our own script


def written(root: Path, folder: Path) -> Path:
    """Build a library into a folder, and return the folder."""
    outcome = build(Options(root, folder, TODAY, search=False, pdf=False, packs=False), lambda stage: None)
    assert outcome.problems == ()
    return folder


def with_a_real_case(folder: Path) -> tuple[Path, Path, str]:
    """Return a copy of the small playbook, the file of a case that is counted in it, and that file's text."""
    root = shutil.copytree(GOOD, folder / "root")
    real = (root / CASE).read_text(encoding="utf-8").replace("kind: training", "kind: real", 1)
    (root / CASE).write_text(real, encoding="utf-8")
    return root, root / CASE, real


def test_one_proof_point_turned_round_is_told_right(tmp_path: Path) -> None:
    """A claim that speaks against instead of for changes the count of each page it is about, its case, and no more."""
    root, case, real = with_a_real_case(tmp_path)
    before = written(root, tmp_path / "before")
    case.write_text(real.replace("direction: for", "direction: against", 1), encoding="utf-8")
    after = written(root, tmp_path / "after")

    report = told(before, after)

    assert report == EXPECTED
    assert told(before, before).count("Nothing.") == 4


def test_a_withdrawal_is_told_with_every_grade_that_it_changed(tmp_path: Path) -> None:
    """The line that takes a case back is told as that, and each grade with the case that it was made again without."""
    root, case, real = with_a_real_case(tmp_path)
    before = written(root, tmp_path / "before")
    case.write_text(f'{real}withdrawn: {{on: {TODAY}, because: "They asked."}}\n', encoding="utf-8")
    after = written(root, tmp_path / "after")

    report = told(before, after)

    moved = "early (1 for, 0 against, 0 unclear) → too-little (0 for, 0 against, 0 unclear)"
    assert f"- `themes/power-and-voice/` {moved}: `cases/riverside-together/` withdrawn\n" in report
    assert "## Cases\n\n- `cases/riverside-together/` withdrawn\n" in report
    assert "time, or the rule" not in report


def test_a_list_and_a_picture_that_change_are_told(tmp_path: Path) -> None:
    """A page is named where its picture is another, and a list of cases where it is new; words are no pictures."""
    before = written(shutil.copytree(GOOD, tmp_path / "root"), tmp_path / "before")
    after = shutil.copytree(before, tmp_path / "after")
    for site, width in ((before, 1), (after, 2)):
        (site / "map").mkdir()
        (site / "map" / "index.html").write_text(f'<svg width="{width}"></svg>', encoding="utf-8")
        (site / "index.html").write_text(f"<svg></svg>{width}", encoding="utf-8")
    (after / "cases/by/theme/power").mkdir(parents=True)
    (after / "cases/by/theme/power/index.html").write_text("new", encoding="utf-8")

    report = told(before, after)

    assert "## Lists\n\n- `cases/by/theme/power/`\n\n## Pictures\n\n- `map/`\n" in report
