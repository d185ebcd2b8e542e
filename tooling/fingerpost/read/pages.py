"""Markdown files → front matter and parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from fingerpost.model import Part
from fingerpost.model.messages import say
from fingerpost.problems import Spot
from fingerpost.read.guard import Tree, hidden
from fingerpost.read.salvage import Salvage, salvage
from fingerpost.read.slips import Fault

_BOUNDARY = re.compile(r"-{3,}\s*")
_FENCE = re.compile(r"^(```|~~~)")
_MOST_HIDDEN = 20


class GuardedHandler(YAMLHandler):
    """python-frontmatter's YAML, split by whole lines and read through the guard."""

    def __init__(self) -> None:
        super().__init__()
        self.read = Salvage(None, "")

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body; the front matter's lines keep their numbers in the file."""
        lines = text.split("\n")
        if not _BOUNDARY.fullmatch(lines[0]):
            raise Fault(Spot(1, 1), *say("no fields"))
        closing = next((n for n, line in enumerate(lines) if n and _BOUNDARY.fullmatch(line)), None)
        if closing is None:
            raise Fault(Spot(1, 1), *say("fields not ended"))
        return "\n" + "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])

    def load(self, fm: str, **_: object) -> dict[str, Tree]:
        """Return the fields; what went wrong with them stands in `read`."""
        self.read = salvage(fm)
        if self.read.readable and not isinstance(self.read.tree, dict):
            raise Fault(Spot(2, 1), *say("no named fields"))
        return self.read.tree if isinstance(self.read.tree, dict) else {}


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file taken apart."""

    matter: Salvage
    """Its front matter."""
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""


def parse_markdown(text: str) -> MarkdownFile:
    """Take a file apart. Raises Fault where it has no front matter."""
    handler = GuardedHandler()
    matter_text, body = handler.split(text)
    frontmatter.parse(text, handler=handler)
    body_line = matter_text.count("\n") + 3
    faults = (*handler.read.faults, *islice(hidden(body, body_line), _MOST_HIDDEN))
    return MarkdownFile(replace(handler.read, faults=faults), body, body_line)


def parts_of(body: str, body_line: int) -> Iterator[Part]:
    """Yield the parts of a page: what stands before the first `##`, then each heading with its text.

    A text keeps the blank lines at its beginning, so that its lines can be counted from the heading's.
    """
    heading, start, lines, fenced = "", body_line, list[str](), False
    for number, line in enumerate(body.split("\n"), start=body_line):
        fenced ^= bool(_FENCE.match(line))
        if not fenced and line.startswith("## ") and (named := line[3:].strip(" #")):
            yield Part(heading, "\n".join(lines).rstrip(), start)
            heading, start, lines = named, number + 1, []
        else:
            lines.append(line)
    yield Part(heading, "\n".join(lines).rstrip(), start)
