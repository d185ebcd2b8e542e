"""Problems told to people, to GitHub and to programs, whatever stands in them."""

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from fingerpost.checked import checked
from fingerpost.problems import Problem
from fingerpost.report import FORMATS, counted, explained, report
from tests.conftest import TODAY

GOOD = Path(__file__).parent / "sites" / "good"
PROBLEM = Problem("case_studies/a.yml", 14, 5, "unknown-term", "'latnecy' is not a term", "did you mean 'latency'?")


def test_report_as_text_gives_place_code_message_and_fix() -> None:
    """An editor can jump to what stands before the message."""
    said = report([PROBLEM], "text")

    assert said == "case_studies/a.yml:14:5: unknown-term: 'latnecy' is not a term\n    fix: did you mean 'latency'?"


def test_each_kind_of_problem_leads_to_its_explanation() -> None:
    """Whoever wonders why finds the rule by one address; names that lead nowhere share theirs."""
    problems = [replace(PROBLEM, code=code) for code in ("raw-html", "unknown-pitfall", "unknown-field", "raw-html")]

    assert explained(problems, "https://a.test/").split("\n")[1:] == [
        "  https://a.test/contribute/checks/#raw-html",
        "  https://a.test/contribute/checks/#unknown-field",
        "  https://a.test/contribute/checks/#unknown-name",
    ]


def test_report_for_github_is_an_annotation_a_problem() -> None:
    """GitHub shows each problem at its line; its own marks are escaped."""
    said = report([PROBLEM, Problem("a,b:c.yml", 1, 1, "x-y", "50% of it", "none")], "github")

    assert said.split("\n") == [
        "::error file=case_studies/a.yml,line=14,col=5,title=unknown-term::"
        "'latnecy' is not a term. did you mean 'latency'?",
        "::error file=a%2Cb%3Ac.yml,line=1,col=1,title=x-y::50%25 of it. none",
    ]


def test_report_as_json_is_the_records() -> None:
    """Programs get every field."""
    said = report([PROBLEM], "json")

    assert json.loads(said) == [asdict(PROBLEM)]


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("json", "[]")])
def test_report_of_no_problem(form: str, nothing: str) -> None:
    """Silence means success; a program still gets a list."""
    assert report([], form) == nothing


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\n::error::b", "a\u202eb", "a\udcffb"], ids=ascii)
def test_report_lets_no_name_speak_to_the_terminal(name: str, form: str) -> None:
    """A file may be called anything: nothing in its name clears the screen, begins a line or breaks the output."""
    said = report([Problem(name, 1, 1, "file-name", f"'{name}' is no name", "rename it")], form)

    said.encode("utf-8")
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\n::" not in said


@pytest.mark.parametrize(
    "name", ["Ä b", "日本", "a--b", "-", "a\n", "a\udcff", "UPPER", "a'b", "x" * 81, "a.b"], ids=ascii
)
def test_check_refuses_names_that_are_no_addresses(name: str, tmp_path: Path) -> None:
    """A file whose name cannot be an address is told, with a better name where there is one."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    shutil.copy(root / "case_studies" / "quarry-lane.yml", root / "case_studies" / f"{name}.yml")

    _, _, problems = checked(root, TODAY)

    assert [problem.code for problem in problems] == ["file-name"]
    report(problems, "text").encode("utf-8")


def test_counted_agrees_with_its_number() -> None:
    """One problem, two problems, a thousand with a comma."""
    assert [counted(1, "problem"), counted(2, "case"), counted(1000, "entry", "entries")] == [
        "1 problem",
        "2 cases",
        "1,000 entries",
    ]


@pytest.mark.parametrize("link", ["file", "folder", "nothing"])
def test_check_does_not_follow_links_out_of_the_project(link: str, tmp_path: Path) -> None:
    """What stands outside the project is never read, nor told in a message."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.md").write_text("---\ntitle: hunter2\n---\n", encoding="utf-8")
    if link == "nothing":
        (root / "case_studies" / "key.yml").symlink_to(secret / "gone.yml")
    elif link == "file":
        (root / "playbook" / "key.md").symlink_to(secret / "key.md")
    else:
        (root / "playbook" / "more").symlink_to(secret)

    library, _, problems = checked(root, TODAY)

    assert "hunter2" not in report(problems, "text")
    assert all("key" not in page.id for page in library.pages.values())
    assert [problem.code for problem in problems] == ([] if link == "folder" else ["stray-file"])
