"""No workflow gives a stranger a token that can write, or a secret, or runs what they sent with either."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_workflows_pass_a_security_linter_at_its_strictest() -> None:
    """Nothing is found in the workflows, by the eyes of an auditor."""
    linter = Path(sys.executable).parent / "zizmor"

    done = subprocess.run(  # noqa: S603  # a tool of ours
        [linter, "--offline", "--no-progress", "--color", "never", "--persona", "auditor", *WORKFLOWS],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job!\n"), done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_that_may_change_something_runs_nothing_of_ours_or_of_a_stranger(path: Path) -> None:
    """Where a token can write, no files are fetched: what was made elsewhere is sent, and that is all."""
    workflow: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = [{"permissions": workflow["permissions"], **job} for job in workflow["jobs"].values()]

    for job in jobs:
        if "write" in job["permissions"].values():
            assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert not [step for step in job["steps"] if "make" in step.get("run", "")]


def test_preview_prints_each_case_that_changes(tmp_path: Path) -> None:
    """A case that is new or changed is printed for its reviewer; one that is taken out, or only named, is not."""
    steps: Any = yaml.safe_load((ROOT / ".github" / "workflows" / "preview.yml").read_text("utf-8"))["jobs"]["preview"]
    (commands,) = [step["run"] for step in steps["steps"] if step.get("name") == "Print the cases that change"]
    command = tmp_path / "base" / ".venv" / "bin" / "fingerpost"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "preview").mkdir()
    (tmp_path / "preview" / "what-changes.md").write_text(
        "- `themes/power/` early → thin: `cases/named/`\n- `cases/changed-1/` evidence, title\n- `cases/new/` added\n"
        "- `cases/gone/` taken out\n- `cases/by/theme/power/`\n",
        encoding="utf-8",
    )

    done = subprocess.run(  # noqa: S603  # our own step, in a folder of its own
        ["bash", "-e", "-c", commands],  # noqa: S607
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split("\n")[:-1] == [
        f"-C base print --case {id} -o preview/print/{id}.pdf" for id in ("changed-1", "new")
    ]
