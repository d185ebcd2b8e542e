"""Where PyYAML says what its grammar missed: what people usually did there, and how to mend it."""

import re
from dataclasses import dataclass
from itertools import islice

import yaml

from fingerpost.model.messages import say
from fingerpost.problems import Spot

_FIELD = re.compile(r"^(\s*(?:- +)*)([\w-]+):(?:\s|$)")
_OPENED = re.compile(r"""^\s*(?:- +)*(?:[\w-]+: +)?(?:(")(?:[^"\\]|\\.)*|(')(?:[^']|'')*)$""")
"""A line whose value begins with a quotation mark that the line does not close."""
_INDENT = "line it up with the fields that it belongs with, by spaces at its beginning"


@dataclass(eq=False)
class Fault(Exception):  # noqa: N818  # a fault of the text, not an error of the program
    """Why a text cannot be read as YAML, and where."""

    spot: Spot
    code: str
    message: str
    fix: str
    sure: bool = True
    """False where the slip may be of the lines around it: what follows may be the same slip."""


def keeps_for_itself(spot: Spot, text: str) -> Fault:
    """Return the fault of text that begins with a mark that YAML gives a meaning."""
    return Fault(spot, *say("kept mark", text=_short(text), mark=text[:1]))


def slip(error: yaml.YAMLError, text: str) -> Fault:
    """Return what a person most likely did where the parser gave up."""
    lines = text.split("\n")
    spot = _spot(getattr(error, "problem_mark", None), lines) or Spot(1, 1)
    context = _spot(getattr(error, "context_mark", None), lines) or spot
    said = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or ''}"
    return (
        _open_quote(lines, spot.line)
        or _of_words(said, lines, spot, context)
        or Fault(
            _start(lines, spot.line),
            *say("unreadable line", line=_line(lines, spot.line)),
            sure=False,
        )
    )


def _of_words(said: str, lines: list[str], spot: Spot, context: Spot) -> Fault | None:
    if "mapping values are not allowed" in said:
        return _of_colon(lines, spot)
    if "found unknown escape" in said or "did not find expected hexdecimal" in said or "invalid Unicode" in said:
        return _fault(spot, "a backslash \\ stands inside double quotes", "write it twice: \\\\")
    if "scanning a quoted scalar" in said:
        return _unclosed(context)
    if "scanning a block scalar" in said:
        fix = "put the whole text in double quotes, or begin it on the next line, two spaces further in"
        return _fault(
            context, f"words follow the mark {_line(lines, context.line, context.column)[:1]} on its line", fix
        )
    if "cannot start any token" in said or "keys are not allowed" in said:
        return keeps_for_itself(spot, _line(lines, spot.line, spot.column))
    if "scanning an alias" in said or "scanning an anchor" in said or "scanning a directive" in said or " tag" in said:
        return keeps_for_itself(context, _line(lines, context.line, context.column))
    if "while parsing a flow" in said:
        return _of_brackets(lines, spot, context)
    if "could not find expected ':'" in said:
        return _no_colon(lines, context.line)
    if "expected '-' indicator" in said:
        message = f"'{_line(lines, spot.line)}' stands in a list, but does not begin with a dash and a space"
        return _fault(
            _start(lines, spot.line), message, "begin it with '- ', or line it up with the fields above", sure=False
        )
    if "did not find expected key" in said or "expected <block end>" in said:
        return _of_neighbours(lines, spot)
    return None


def _of_colon(lines: list[str], spot: Spot) -> Fault:
    line, above = _raw(lines, spot.line), _above(lines, spot.line)
    field = _FIELD.match(line)
    if field and field.end(2) == spot.column - 1:
        if above and _FIELD.match(_raw(lines, above)):
            message = f"'{line.strip()[:60]}' is indented further than the field above it"
            return _fault(_start(lines, spot.line), message, _INDENT, sure=False)
        return _no_colon(lines, above or spot.line)
    value = line[field.end() :].strip() if field else line.strip()
    return Fault(spot, *say("colon in text", text=_short(value)))


def _of_brackets(lines: list[str], spot: Spot, context: Spot) -> Fault:
    opened = _raw(lines, context.line)[context.column - 1 : context.column]
    if opened not in ("[", "{"):
        context = _last_bracket(lines, spot)
        opened = _raw(lines, context.line)[context.column - 1 : context.column]
    closing = "}" if opened == "{" else "]"
    if spot.line != context.line or spot.column > len(_raw(lines, spot.line)):
        message = f"the bracket {opened} is opened here and never closed"
        return _fault(context, message, f"write {closing} at the end of its entries", sure=False)
    message = (
        f"the entries between {opened} and {closing} cannot be told apart at '{_line(lines, spot.line, spot.column)}'"
    )
    fix = "put a comma between two entries, and double quotes around text that holds a colon or a comma"
    return _fault(spot, message, fix)


def _last_bracket(lines: list[str], spot: Spot) -> Spot:
    before = "\n".join((*lines[: spot.line - 1], lines[spot.line - 1][: spot.column - 1]))
    before = before[: max(before.rfind("["), before.rfind("{"), 0)]
    return Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _no_colon(lines: list[str], number: int) -> Fault:
    line, above = _line(lines, number), _above(lines, number)
    start = _start(lines, number)
    name, colon, words = line.removeprefix("- ").partition(":")
    if above and re.search(r": *[|>][+-]?$", _raw(lines, above)):
        message = f"'{line}' belongs to the text of the line above, but is not indented further than it"
        return _fault(start, message, "begin each line of that text with two more spaces", sure=False)
    if colon and re.fullmatch(r"[\w-]+", name):
        return _fault(start, f"there is no space after the colon in '{line}'", f"write '{name}: {words.strip()}'")
    entry_above = _raw(lines, above).startswith(f"{' ' * (start.column - 1)}- ") if above else False
    if entry_above:
        message = f"'{line}' stands in a list, but does not begin with a dash and a space"
        return _fault(
            start, message, "begin it with '- '; if it goes on from the line above, indent it further", sure=False
        )
    message = f"'{line}' has no field's name with a colon before it"
    return _fault(
        start, message, "write 'name: text'; if it goes on from the line above, indent it further", sure=False
    )


def _of_neighbours(lines: list[str], spot: Spot) -> Fault:
    line = _raw(lines, spot.line)
    before = line[: spot.column - 1].rstrip()
    mark, rest = before[-1:], _line(lines, spot.line, spot.column)
    if rest[:1] in ("]", "}"):
        return _fault(spot, f"the bracket {rest[0]} closes nothing", "delete it, or open it where its entries begin")
    if mark in ('"', "'"):
        message = f"words go on after the closing quotation mark: '{rest}'"
        fix = 'keep one pair of double quotes, round the whole text; inside it write \\" or use “ and ”'
        return _fault(spot, message, fix)
    if mark in ("]", "}"):
        message = f"words go on after the bracket {mark}: '{rest}'"
        return _fault(spot, message, "put the whole text in double quotes")
    message = f"'{line.strip()[:60]}' does not line up with the fields above it"
    return _fault(_start(lines, spot.line), message, _INDENT, sure=False)


def _open_quote(lines: list[str], until: int) -> Fault | None:
    """Find a value whose quotation mark is not closed although the next line is a field of its own."""
    for number, line in enumerate(lines[:until], start=1):
        if opened := _OPENED.match(line):
            below = next((later for later in islice(lines, number, None) if later.strip()), "")
            if (field := _FIELD.match(below)) and len(field[1]) <= len(line) - len(line.lstrip(" -")):
                return _unclosed(Spot(number, opened.start(1 if opened[1] else 2) + 1))
    return None


def _unclosed(spot: Spot) -> Fault:
    return Fault(spot, *say("open quote"))


def _fault(spot: Spot, message: str, fix: str, *, sure: bool = True) -> Fault:
    return Fault(spot, "yaml-syntax", message, fix, sure)


def _spot(mark: yaml.Mark | None, lines: list[str]) -> Spot | None:
    if mark and mark.line >= len(lines):
        return Spot(len(lines), len(lines[-1]) + 1)
    return Spot(mark.line + 1, mark.column + 1) if mark else None


def _raw(lines: list[str], number: int) -> str:
    return lines[number - 1] if number <= len(lines) else ""


def _line(lines: list[str], number: int, column: int = 1) -> str:
    return _short(_raw(lines, number)[column - 1 :].strip())


def _start(lines: list[str], number: int) -> Spot:
    line = _raw(lines, number)
    return Spot(number, len(line) - len(line.lstrip()) + 1 if line.strip() else 1)


def _above(lines: list[str], number: int) -> int:
    """Return the number of the nearest line above with words on it, 0 where there is none."""
    return next((n for n in range(min(number, len(lines) + 1) - 1, 0, -1) if lines[n - 1].strip()), 0)


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
