"""An issue made with the short form becomes a case, whatever a stranger wrote into it."""

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from case_from_issue import Issue, author_of, case_of, issue_of, path_for, propose, written
from fingerpost.model import Library
from fingerpost.read import read
from fingerpost.read.guard import load
from short_form import NOT_FIELDS, answers, asked, choices, question_of
from tests.conftest import ROOT, TODAY
from tests.made_cases import HARD

EVENT = ROOT / "tests" / "issues" / "wash-house.json"
"""What GitHub tells of an issue, its body as GitHub writes it."""
FOLDERS = ("case_studies", "glossary", "playbook")
WORKFLOW = ROOT / ".github" / "workflows" / "case-from-issue.yml"


@cache
def library() -> Library:
    """Return our own library: the form asks in its words."""
    found, _ = read(ROOT, TODAY)
    return found


def issue(**changed: str) -> Issue:
    """Return the issue, with some of it changed."""
    return replace(issue_of(EVENT), **changed)  # type: ignore[arg-type]  # the fields that are changed are texts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of our own content, to which a case is added."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / "root" / folder)
    return Path(shutil.copy(ROOT / "mkdocs.yml", tmp_path / "root")).parent


def test_short_form_asks_as_the_form_on_the_site_does() -> None:
    """A field has one question and one set of choices, wherever it is asked."""
    for question in asked():
        if question["id"] in NOT_FIELDS:
            continue
        known = choices(library(), question["id"])
        offered = [each["label"] if isinstance(each, dict) else each for each in question.get("options", [])]
        never = {words for words, code in known.items() if code == "training"}

        assert question["label"] == question_of(question["id"])["ask"]
        assert set(offered) == set(known) - never, question["id"]


def test_issue_becomes_a_case_with_what_was_told_and_no_more(root: Path, tmp_path: Path) -> None:
    """The file, its author, the check's words: all are ready to be sent, and no word of a stranger acts there."""
    hindrance = propose(issue(), root, tmp_path / "out", TODAY)

    file, pull = (json.loads((tmp_path / "out" / f"{name}.json").read_text("utf-8")) for name in ("file", "pull"))
    case: Any = load(b64decode(file["content"]).decode())
    assert hindrance == ""
    assert (tmp_path / "out" / "path").read_text("utf-8") == "case_studies/the-wash-house.yml"
    assert file["author"] == {"name": "amina-lowe", "email": "1234567+amina-lowe@users.noreply.github.com"}
    assert case["story"]["what_happened"] == (
        "The council shut the wash house: nobody was told [@account].\n\n### What came next\n\n"
        "Three of the four families on the corner kept a key [@account].\n\n- [x] Power [@account]"
    )
    assert (case["themes"], case["place"]["nation"], case["started"]) == (["power", "context"], "england", "2014")
    assert case["did_not_work"] == "no"
    assert "lead" not in case
    assert "contributors" not in case
    assert "case_studies/the-wash-house.yml:2:1: incomplete-case: 'lead' is neither told" in pull["body"]
    assert "small-number: 'Three of the four families'" in pull["body"]
    assert "\n    I was there. Fixes #3 @everyone\n" in pull["body"]
    assert (pull["base"], pull["head"]) == ("main", "case-from-issue-41")


@pytest.mark.parametrize(
    ("under", "answer"),
    [
        ("Whose account is not in this?", "Ask jo@example.org."),
        ("Whose account is not in this?", "Mrs Lowe has the key."),
        ("How do you know?", "Ring 0117 496 0123."),
    ],
)
def test_nothing_is_proposed_that_holds_a_private_detail(under: str, answer: str, tmp_path: Path) -> None:
    """What is proposed is kept for good; so it is looked through first, whether or not it is whole."""
    body = issue().body.replace(f"### {under}\r\n\r\n", f"### {under}\r\n\r\n{answer} ")

    hindrance = propose(issue(body=body), ROOT, tmp_path / "out", TODAY)

    assert hindrance.startswith("Nothing is proposed")
    assert answer not in hindrance
    assert not (tmp_path / "out").exists()


def test_who_would_rather_not_be_named_is_not() -> None:
    """Credit is given unless it is declined."""
    told = answers(issue().body.replace("- [ ] Do not put", "- [X] Do not put"))

    assert author_of(issue(), told) == {}


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("$(touch x) `id` ${{ github.token }}", "case_studies/touch-x-id-github-token.yml"),
        ("../../.github/workflows/x.yml", "case_studies/github-workflows-x-yml.yml"),
        ("…\n---\nkind: real", "case_studies/kind-real.yml"),
        ("🏘️", "case_studies/case.yml"),
        ("x" * 256, f"case_studies/{'x' * 70}.yml"),
        ("Wigan Deal", "case_studies/wigan-deal-41.yml"),
    ],
)
def test_hostile_title_makes_a_plain_path(title: str, path: str) -> None:
    """A title is only ever a title: the file lies among the cases, and no case that is there is overwritten."""
    assert path_for(issue(title=title), library()) == path


@pytest.mark.parametrize("body", ["", "Tell me.", "### Is it real?", "### What may be named?\n\nNo"])
def test_body_of_another_shape_is_no_fault(body: str) -> None:
    """What was not made with the form gives a case with little in it, for the check to speak of."""
    case = case_of(issue(body=body), answers(body), library(), TODAY)

    assert load(written(case)) == case
    assert {"title", "reviewed", "sources"} <= set(case)


def test_answers_survive_unchanged() -> None:
    """Whatever an answer looks like to a program, it comes out as it went in, with ordinary spaces."""
    for value in HARD:
        body = issue().body.replace("_No response_", f"{value}\r\n{value}", 1)
        case = case_of(issue(body=body), answers(body), library(), TODAY)
        told = re.sub(r"[^\S\n]", " ", f"{value}\n{value}").strip()

        assert case.get("lead", "") == told, value
        assert load(written(case)) == case, value


def test_proposal_is_sent_by_calls_that_hold_no_words_of_a_stranger(tmp_path: Path) -> None:
    """What the last step runs is the same for every issue; a path of another shape ends it."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["propose"]["steps"]
    (calls,) = [step["run"] for step in steps if "run" in step]
    gh, log = tmp_path / "bin" / "gh", tmp_path / "log"
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\necho "$@" >> {log}\necho 1234abcd\n', encoding="utf-8")
    gh.chmod(0o755)
    (tmp_path / "proposal").mkdir()
    (tmp_path / "proposal" / "branch").write_text("case-from-issue-41", encoding="utf-8")
    env = {"PATH": f"{gh.parent}:{os.environ['PATH']}", "GITHUB_REPOSITORY": "o/p", "BASE": "main"}

    def run(path: str) -> int:
        (tmp_path / "proposal" / "path").write_text(path, encoding="utf-8")
        done = subprocess.run(["bash", "-e", "-c", calls], cwd=tmp_path, env=env, check=False)  # noqa: S603, S607  # ours
        return done.returncode

    assert run("case_studies/../x.yml") == 1
    assert not log.exists()
    assert run("case_studies/the-wash-house.yml") == 0
    assert log.read_text("utf-8").split("\n")[:-1] == [
        "api repos/o/p/git/ref/heads/main --jq .object.sha",
        "api --method POST repos/o/p/git/refs -f ref=refs/heads/case-from-issue-41 -f sha=1234abcd",
        "api --method PUT repos/o/p/contents/case_studies/the-wash-house.yml --input proposal/file.json",
        "api --method POST repos/o/p/pulls --input proposal/pull.json",
    ]
