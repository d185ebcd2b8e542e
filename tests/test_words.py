"""What a charity worker reads who has broken a case file: where, what was found, what to do."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from fingerpost.checked import checked
from fingerpost.forks import WORTH_A_PROCESS
from tests.conftest import TODAY

GOOD = Path(__file__).parent / "sites" / "good"
WORDS = Path(__file__).parent / "words.txt"
CASE = "case_studies/riverside-together.yml"
MARKS = {"⇥": "\t", "⍽": "\xa0", "↯": "\u2028"}
JARGON = re.compile(
    r"\b(string|str|dict|mapping|sequence|scalar|parse\w*|token|tuple|int|float|bool|boolean|null|None|valid\w*|"
    r"invalid|schema|node|anchor|alias|attribute|argument|exception|syntax|object|regex|pattern|key|YAML)\b"
)


class Break(NamedTuple):
    """A way to break a case file, and what its author is told."""

    name: str
    was: str
    """What is replaced; "" for the whole file."""
    becomes: str
    told: str


def breaks() -> list[Break]:
    """Return the parts of words.txt."""
    found = []
    for part in WORDS.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = part.strip("\n").split("\n")
        was, becomes = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
        told = "\n".join(line for line in lines if line[0].isdigit() or line.startswith("  → "))
        for mark, character in MARKS.items():
            becomes = becomes.replace(mark, character)
        found.append(Break(name, "" if was == "(the whole file)" else was, becomes, told))
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the good site, whose one case the tests break in turn."""
    return shutil.copytree(GOOD, tmp_path_factory.mktemp("words") / "site")


def told(root: Path, text: str) -> str:
    """Return what is said of the case when its file holds a text."""
    (root / CASE).write_text(text, encoding="utf-8")
    _, _, problems = checked(root, TODAY)
    assert all(problem.path == CASE for problem in problems)
    return "\n".join(f"{p.line}:{p.column}: {p.code}: {p.message}\n  → {p.fix}" for p in problems)


def good() -> str:
    """Return the case as it is when nothing is wrong with it."""
    return (GOOD / CASE).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", breaks(), ids=lambda case: case.name)
def test_check_tells_each_break_in_plain_words(case: Break, root: Path, request: pytest.FixtureRequest) -> None:
    """Each way to break a file is told at its place, once, with what was found and what to do."""
    assert case.was in good()

    said = told(root, good().replace(case.was, case.becomes, 1) if case.was else case.becomes)

    if request.config.getoption("--update-golden"):
        text = WORDS.read_text(encoding="utf-8")
        WORDS.write_text(text.replace(f"\n{case.told}\n", f"\n{said}\n", 1), encoding="utf-8")
    else:
        assert said == case.told


@pytest.mark.parametrize("case", breaks(), ids=lambda case: case.name)
def test_what_is_told_holds_no_jargon(case: Break) -> None:
    """Nobody has to know a programmer's word to mend a case."""
    words = re.sub(r"'[^']*'", "", "\n".join(line.split(": ", 2)[-1] for line in case.told.split("\n")))

    assert not JARGON.search(words)


def test_check_tells_three_breaks_at_once(root: Path) -> None:
    """A misspelt field, a wrong choice and a bad date are told in one run, each at its own line."""
    broken = good().replace("missing_voices:", "mising_voices:").replace("status: active", "status: alive")

    said = told(root, broken.replace("when: 2016-11-03", "when: 3 November 2016"))

    assert said == (
        "17:1: unknown-choice: 'status' is 'alive'; it must be one of: active, ended, paused, unknown\n"
        "  → did you mean 'active'?\n"
        "47:6: invalid-value: 'when' of entry 2 of 'events' is '3 November 2016', which is not a date\n"
        "  → write 2015, 2015-03, 2015-03-21, a span such as 2015-2018, or undated\n"
        "84:1: unknown-field: 'mising_voices' is not a field that belongs here\n"
        "  → did you mean 'missing_voices'?"
    )


def test_check_tells_slips_values_and_names_at_once(root: Path) -> None:
    """A colon in a text hides neither a wrong value, nor a name that leads nowhere, nor a second slip below."""
    broken = good().replace("title: Riverside Together", "title: Riverside: together")
    broken = broken.replace("started: 2014", "started: long ago").replace(
        "phase: carrying, coded", "phase: caring, coded"
    )
    broken = broken.replace("second Tuesday [@diary]", "second Tuesday [@dairy]")

    said = told(root, broken.replace("  - {when: undated, text:", "  - {when: undated text:"))

    assert [line.split(": ", 2)[:2] for line in said.split("\n") if line[0].isdigit()] == [
        ["1:17", "yaml-syntax"],
        ["18:1", "invalid-value"],
        ["34:45", "unknown-source"],
        ["47:82", "unknown-phase"],
        ["49:24", "yaml-syntax"],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_check_finds_the_line_whatever_ends_it(end: str, root: Path) -> None:
    """A file saved on another system, with a mark at its beginning, has the same lines and columns."""
    broken = good().replace("status: active", "status: alive").replace("\n", end)

    said = told(root, f"\ufeff{broken}")

    assert said.startswith("17:1: unknown-choice")


def test_check_says_where_a_letter_is_not_utf_8(root: Path) -> None:
    """A file saved by an old editor is told at its first foreign letter, the column in characters."""
    path = root / CASE
    path.write_bytes("title: “Ré".encode() + b"\x92s\n")

    _, _, problems = checked(root, TODAY)

    assert [(p.code, p.line, p.column) for p in problems if p.path == CASE] == [("not-utf-8", 1, 11)]


def test_a_case_with_mistakes_still_counts_as_there(root: Path) -> None:
    """A case that is broken is told once: what names it elsewhere is not wrong as well."""
    said = told(root, good().replace("status: active", "status: alive"))

    assert said.count("→") == 1


def test_check_tells_the_same_of_a_case_among_many(tmp_path: Path) -> None:
    """A library so large that other processes help to read it gets the same words at the same places."""
    root = shutil.copytree(GOOD, tmp_path / "site")
    broken = good().replace("title: Riverside Together", "title: Riverside: together").replace("[@diary]", "[@dairy]")
    alone = told(root, broken)
    for number in range(WORTH_A_PROCESS):
        shutil.copy(root / "case_studies" / "quarry-lane.yml", root / "case_studies" / f"lane-{number}.yml")

    among_many = told(root, broken)

    assert among_many == alone


def test_check_tells_what_is_private_while_a_case_is_broken(root: Path) -> None:
    """Whoever mends a wrong date first and sends the file has sent the address too: it is told in the same run."""
    broken = (
        good().replace("started: 2014", "started: long ago").replace("The ferryman was", "Ask jo@example.org, who was")
    )

    said = told(root, broken)

    assert [line.split(": ", 2)[1] for line in said.split("\n") if line[0].isdigit()] == [
        "invalid-value",
        "private-detail",
    ]
