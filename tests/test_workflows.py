"""No workflow gives a stranger a token that can write, or a secret, or runs what they sent with either."""

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
        [linter, "--offline", "--no-progress", "--persona", "auditor", *WORKFLOWS],
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
