"""Markdown files → front matter and parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from fingerpost.model import Part
from fingerpost.problems import Spot
from fingerpost.read.guard import Fault, Tree, load

_BOUNDARY = re.compile(r"-{3,}\s*")
_FENCE = re.compile(r"^(```|~~~)")
_HEADING = re.compile(r"^## +(.+?) *#*$")


class GuardedHandler(YAMLHandler):
    """python-frontmatter's YAML, split by whole lines and read through the guard."""

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body; the front matter's lines keep their numbers in the file."""
        lines = text.split("\n")
        closing = next((n for n, line in enumerate(lines) if n and _BOUNDARY.fullmatch(line)), None)
        if closing is None or not _BOUNDARY.fullmatch(lines[0]):
            raise Fault(
                Spot(1, 1),
                "no-front-matter",
                "the page does not begin with its fields between two lines '---'",
                "begin it with a line ---, then title, summary and reviewed, then a line ---",
            )
        return "\n" + "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])

    def load(self, fm: str, **_: object) -> Tree:  # type: ignore[override]  # the base promises Any
        tree = load(fm)
        if not isinstance(tree, dict):
            raise Fault(Spot(2, 1), "no-front-matter", "the front matter has no fields", "write each as 'name: value'")
        return tree


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file taken apart."""

    matter: dict[str, Tree]
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""


def parse_markdown(text: str) -> MarkdownFile:
    """Take a file apart. Raises Fault where it has no front matter, or one that cannot be read."""
    handler = GuardedHandler()
    matter_text, body = handler.split(text)
    matter, _ = frontmatter.parse(text, handler=handler)
    return MarkdownFile(dict(matter), body, matter_text.count("\n") + 3)  # type: ignore[arg-type]  # trees of text


def parts_of(body: str, body_line: int) -> Iterator[Part]:
    """Yield the parts of a page: what stands before the first `##`, then each heading with its text."""
    heading, start, lines, fenced = "", body_line, list[str](), False
    for number, line in enumerate(body.split("\n"), start=body_line):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            yield Part(heading, "\n".join(lines).strip("\n"), start)
            heading, start, lines = match[1], number + 1, []
        else:
            lines.append(line)
    yield Part(heading, "\n".join(lines).strip("\n"), start)
