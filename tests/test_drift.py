"""What is said in two places stays the same in both: commands, codes, checks, schemas, the repository's own content."""

import ast
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import click
import pytest

from fingerpost.check import CHECKS, HINTED_IN_CASES, HINTS
from fingerpost.checked import checked
from fingerpost.cli import main
from fingerpost.model import KINDS
from fingerpost.model.messages import MESSAGES
from fingerpost.render.data import schemas
from fingerpost.render.rules import slips_by_code
from tests.conftest import ROOT, TODAY

PACKAGE = ROOT / "tooling" / "fingerpost"
BAD = Path(__file__).parent / "sites" / "bad"
WITH_HINTS = Path(__file__).parent / "sites" / "hints"
READING_SIDE = ("read", "link", "check")
NOT_CODES = frozenset({"got-out", "system-wide"})
"""Words with a dash that the reading side holds for another reason."""


def commands(group: click.Group, above: str = "fingerpost") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        if isinstance(command, click.Group):
            yield from commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


COMMANDS = sorted(commands(main), key=lambda pair: pair[0])


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    """Help is one imperative sentence, then an example; each option says what it does."""
    first, _, rest = (command.help or "").partition("\n")

    assert re.fullmatch(r"[A-Z][^.]+\.", first)
    assert f"Example:  {name}" in rest
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_stands_in_the_readme(name: str) -> None:
    """A newcomer finds every command in the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"`{name}" in readme


def test_every_command_in_the_readme_exists() -> None:
    """The README promises no command that is not there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    promised = re.findall(r"\| `(fingerpost [a-z]+(?: [a-z]+)?)", readme)

    assert promised
    assert set(promised) <= {name for name, _ in COMMANDS}


RULES = sorted(path.stem for path in (PACKAGE / "check").glob("*.py") if path.stem != "__init__")


def test_every_check_has_its_line() -> None:
    """A check that is a file is a check that runs, in the order of the names."""
    names = [[rule.__name__.rpartition(".")[2] for rule in rules] for rules in (CHECKS, HINTS)]

    assert names == [sorted(one) for one in names]
    assert sorted(name for one in names for name in one) == RULES


@pytest.mark.parametrize("rule", CHECKS + HINTS, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_every_check_is_its_own_page(rule: object) -> None:
    """A check's code is its file's name with dashes; its docstring says what is good, what is bad, and why."""
    name = str(getattr(rule, "__name__", "")).rpartition(".")[2]
    docstring = (rule.__doc__ or "").split("\n")

    assert getattr(rule, "CODE", "") == name.replace("_", "-")
    assert docstring[0].endswith(".")
    assert [line[:7] for line in docstring if line[:1].isupper()][1:] == ["Good:  ", "Bad:   ", "Why:   "]
    assert ((WITH_HINTS if rule in HINTS else BAD) / name.replace("_", "-")).is_dir()


def codes() -> set[str]:
    """Return every code that the reading side can report, found in its source."""
    words = {
        node.value
        for part in READING_SIDE
        for path in (PACKAGE / part).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    words |= {message.code for message in MESSAGES.values()}
    written = {word for word in words if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word)} - NOT_CODES - {"utf-8"}
    references = {*KINDS, "case", "term"}
    return written | {f"unknown-{kind}" for kind in references}


def test_every_code_has_a_bad_site_and_every_bad_site_a_code() -> None:
    """A problem that can be reported is shown once in a folder of its name, and no folder outlives its problem."""
    assert {path.name for folder in (BAD, WITH_HINTS) for path in folder.iterdir()} == codes()


def test_every_code_is_explained_to_authors() -> None:
    """The page of the checks has every code that can be reported; names that lead nowhere share one entry."""
    explained = {module.CODE for module in CHECKS + HINTS} | set(slips_by_code())

    assert {code for code in codes() if not code.startswith("unknown-")} <= explained


def test_the_schemas_are_those_of_the_model() -> None:
    """The schemas that editors and the form read are generated from the model and checked in."""
    checked_in = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "schema").glob("*.json")}

    assert checked_in == schemas()


def test_a_typefaces_name_changes_with_it() -> None:
    """Browsers keep typefaces for ever, so each bears the beginning of its hash in its name."""
    fonts = sorted((PACKAGE / "theme" / "assets" / "fonts").glob("*.woff2"))

    assert fonts
    assert [path for path in fonts if not path.stem.endswith(f"-{sha256(path.read_bytes()).hexdigest()[:12]}")] == []


def test_the_repositorys_own_content_has_no_problem() -> None:
    """What we publish passes what we ask of others; and our cases read as easily as our pages, in our own words."""
    library, _, problems = checked(ROOT, TODAY)
    hints = [hint for rule in HINTED_IN_CASES for hint in rule.check_cases(library, list(library.standing()))]

    assert "\n".join(map(str, problems)) == ""
    assert hints == []
