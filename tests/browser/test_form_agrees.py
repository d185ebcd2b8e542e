"""The form and the command line take and refuse the same files, and say the same of them."""

import json
import os
import random
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import pytest

from fingerpost.check import check, hints_of
from fingerpost.checked import checked
from fingerpost.link import Links, link
from fingerpost.model import Case, Library
from fingerpost.read import read_settings
from fingerpost.read.content import read_case
from fingerpost.read.guard import Tree, load
from fingerpost.read.salvage import salvage
from fingerpost.read.slips import Fault
from fingerpost.render.assets import assets
from fingerpost.render.form.know import cases_known, form_knows
from fingerpost.render.site import Site
from tests.browser.conftest import NOTHING, Visit
from tests.conftest import ROOT, TODAY
from tests.made_cases import HARD, made_cases, written
from tests.test_form import BEYOND_A_FORM, LEFT_TO_A_PERSON
from tests.test_words import GOOD, breaks, good

MADE = int(os.environ.get("FINGERPOST_CASES", "520"))
"""How many cases are made: more in a longer run, when the form or a check was changed."""
BROKEN = MADE // 4
PATH = "case_studies/made.yml"
HINTED = GOOD.parent / "hints"
_NOTES = ("# a note: on the status", "# and a second one")

_JUDGE = """async ([know, texts, today]) => {
  const { plainEnds, readText } = await import("/ASSETS/form/read.js");
  const { hinted, judge } = await import("/ASSETS/form/judge.js");
  const { saved } = await import("/ASSETS/form/save.js");
  return texts.map((text) => {
    const { tree, faults } = readText(know, plainEnds(text));
    if (faults.length) return { faults: faults.map(({ code }) => code) };
    const found = judge(know, tree, { id: "made", today });
    return {
      found: found.map(({ code, message, fix }) => [code, message, fix]),
      hints: hinted(know, tree).map(({ code, message, fix }) => [code, message, fix]),
      kept: saved(know, text, tree) === text,
      anew: saved(know, "", tree),
    };
  });
}""".replace("ASSETS", assets())
_SAVE = """async ([know, pairs]) => {
  const { saved } = await import("/ASSETS/form/save.js");
  return pairs.map(([text, tree]) => saved(know, text, tree));
}""".replace("ASSETS", assets())


class Said(NamedTuple):
    """What the command line says of a text."""

    tree: Tree
    slips: bool
    found: set[tuple[str, str, str]]
    hints: set[tuple[str, str, str]]
    """Those that the form gives too, of a case in which nothing is wrong."""


@cache
def _library() -> tuple[Library, Links]:
    library, links, problems = checked(GOOD, TODAY)
    assert problems == []
    return library, links


@cache
def _know() -> dict[str, Any]:
    library, links = _library()
    site = Site(library, links, read_settings(GOOD))
    known, cases = json.loads(form_knows(site)), json.loads(cases_known(site))
    known["names"]["case"] = cases.pop("cases")
    return {**known, **cases}


def _said(text: str) -> Said:
    """Return what the command line says of a case, were it the only one that was added to the good site."""
    library, _ = _library()
    read = salvage(text)
    reading = read_case(PATH, read)
    added = {"made": reading.record} if isinstance(reading.record, Case) else {}
    unreadable = frozenset() if reading.whole else frozenset({("case", "made")})
    texts = {**library.texts, ("case", "made"): text}
    library = replace(library, cases={**library.cases, **added}, texts=texts, unreadable=unreadable)
    links, dangling = link(library)
    others = (finding for finding in (*dangling, *check(library, links)) if finding.path == PATH)
    found = {
        (each.code, each.message, each.fix) for each in (*reading.findings, *others) if each.code not in BEYOND_A_FORM
    }
    told = () if found else hints_of(library, links)
    hints = {(each.code, each.message, each.fix) for each in told if each.path == PATH}
    return Said(read.tree, bool(read.faults), found, {hint for hint in hints if hint[0] not in LEFT_TO_A_PERSON})


def _bases() -> list[Tree]:
    """Return the good site's cases, and one that could be real and says something of people who may not be named."""
    paths = [*sorted((GOOD / "case_studies").glob("*-*.yml")), *sorted(HINTED.glob("*/case_studies/round-table.yml"))]
    return [load(path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def made() -> list[Tree]:
    """The same cases every time: as they should be, and with up to three things changed."""
    return list(made_cases(_bases(), MADE))


def test_form_says_what_the_command_line_says(visit: Visit, made: list[Tree]) -> None:
    """Of over 500 cases, and of each reviewed way to break one, the form says the command line's very words.

    In a case that is not whole the form looks for what is private even where the command line sees no field at all.
    What it read it gives back as it was; what it writes anew, the command line reads as the same.
    """
    texts = [written(tree, number) for number, tree in enumerate(made)]
    texts += [good().replace(slip.was, slip.becomes, 1) if slip.was else slip.becomes for slip in breaks()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "case_studies").glob("*.yml"))[::5]]

    judged = visit(NOTHING).evaluate(_JUDGE, [_know(), texts, TODAY])

    taken = hinted = 0
    for text, told in zip(texts, judged, strict=True):
        said = _said(text)
        taken += not said.found
        hinted += bool(said.hints)
        assert bool(told.get("faults")) == said.slips, text
        if said.slips:
            continue
        beyond = {tuple(found) for found in told["found"]} - said.found
        assert said.found <= {tuple(found) for found in told["found"]}, text
        assert not beyond or (said.found and {code for code, _, _ in beyond} == {"private-detail"}), text
        assert said.found or {tuple(found) for found in told["hints"]} == said.hints, text
        assert told["kept"], text
        assert not isinstance(said.tree, dict) or load(told["anew"]) == said.tree, text
    assert taken > MADE / 4
    assert hinted > MADE / 16


def test_form_refuses_what_cannot_be_read(visit: Visit) -> None:
    """A letter too many or too few in the writing: the form and the command line take and refuse the same."""
    chance = random.Random(11)  # noqa: S311  # the same slips every time
    texts = [_slipped(chance, good()) for _ in range(BROKEN)]

    judged = visit(NOTHING).evaluate(_JUDGE, [_know(), texts, TODAY])

    wrong = [
        _around(text)
        for text, told in zip(texts, judged, strict=True)
        if bool(told.get("faults") or told["found"]) != bool(_said(text).found)
    ]
    assert wrong == []


def test_form_saves_into_the_file_that_was_opened(visit: Visit, made: list[Tree]) -> None:
    """Whatever is changed, the file holds it, with every note that stood there, and with its own line ends."""
    text = good().replace("status:", f"{_NOTES[0]}\nstatus:", 1).replace("events:\n", f"events:\n  {_NOTES[1]}\n", 1)
    trees = [tree for tree in made[: MADE // 2 : 4] if isinstance(tree, dict) and tree]
    hard = load(text)
    assert isinstance(hard, dict)
    trees += [{**hard, "lead": value, "partners": [value, "b"]} for value in HARD]
    texts = [text, text.replace("\n", "\r\n")]
    pairs = [(texts[number % 2], tree) for number, tree in enumerate(trees)]

    saved = visit(NOTHING).evaluate(_SAVE, [_know(), pairs])

    for (before, tree), after in zip(pairs, saved, strict=True):
        assert load(after.replace("\r\n", "\n")) == tree, after
        assert all(after.count(note) == 1 for note in _NOTES), after
        assert after.count("\r\n") == (after.count("\n") if "\r" in before else 0)


def test_form_changes_one_line_for_one_word(visit: Visit) -> None:
    """A reviewer sees what was changed and nothing else."""
    tree = load(good())
    assert isinstance(tree, dict)
    events = tree["events"]
    assert isinstance(events, list)
    changed = {
        **tree,
        "lead": "Somebody: else",
        "events": [*events, {"when": "2020", "text": "More.", "source": "eval"}],
    }

    (after,) = visit(NOTHING).evaluate(_SAVE, [_know(), [(good(), changed)]])

    lines = good().split("\n")
    added = ['  - when: "2020"', '    text: "More."']
    assert [line for line in after.split("\n") if line not in lines] == ['lead: "Somebody: else"', *added]
    assert [line for line in lines if line not in after.split("\n")] == ["lead: Riverside Residents"]


def _slipped(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    marks = "\"':,-[]{}#&*!|>%@` \n\tab0"
    return text[:place] + chance.choice(("", chance.choice(marks))) + text[place + chance.randrange(2) :]


def _around(text: str) -> str:
    """Return the lines in which a text is not the good one, and why it cannot be read."""
    before = good().split("\n")
    lines = [line for line in text.split("\n") if line not in before]
    try:
        load(text)
    except Fault as fault:
        return f"{lines}: {fault.message}"
    return str(lines)
