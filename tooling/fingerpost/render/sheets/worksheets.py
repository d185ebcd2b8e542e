"""An exercise's worksheet: prompts with room to write, from the tables and questions of its page."""

from itertools import zip_longest
from typing import Any

from fingerpost.model import PlaybookPage
from fingerpost.render.sheets.tree import Branch, language_of, plain, tree

WORKSHEET = "Worksheet"
_ASKS = (":", "?")
_A_LINE = 48
"""Characters: a question no longer than this that stands before a grid is answered on a line."""
_A_NUMBER = 2
"""Characters: what is no longer than this is the number of a row."""
_SHORT_ANSWERS = frozenset({"date", "day", "when", "by when", "until when", "ask them by", "score", "how many"})
"""Heads under which people write no more than a date or a number."""


def has_worksheet(page: PlaybookPage) -> bool:
    """Tell whether an exercise has a sheet to write on."""
    return bool(page.part(WORKSHEET))


def worksheet(page: PlaybookPage) -> Branch:
    """Return a worksheet as blocks: headings and words, grids whose empty cells are boxes, and questions with a box."""
    blocks = [block for branch in tree(page.part(WORKSHEET), page.path) for block in _parted(branch)]
    return {
        "title": plain(page.record.title),
        "address": f"{page.address}#worksheet",
        **language_of(page.record),
        "blocks": [_to_write_on(block, after) for block, after in zip_longest(blocks, blocks[1:])],
    }


def _to_write_on(block: Branch, after: Branch | None) -> Branch:
    """Return a block as a grid, or as a question with a box or a line; words that lead to a grid stay words."""
    if block["type"] == "table":
        return _grid(block)
    leads_on = after is not None and after["type"] in ("table", "list")
    if not _asks(block) or (leads_on and len(words_of(block)) > _A_LINE):
        return block
    return {"type": "question", "line": leads_on, "children": block["children"]}


def _parted(block: Branch) -> list[Branch]:
    """Return a list whose last entry asks for more as that list without it, and the question."""
    if block["type"] != "list" or not _asks(block["children"][-1]["children"][0]):
        return [block]
    *told, last = block["children"]
    if not words_of(last).endswith(":"):
        return [block]
    return [block | {"children": told}, *last["children"]]


def _asks(block: Branch) -> bool:
    return block["type"] == "paragraph" and words_of(block).endswith(_ASKS)


def words_of(branch: Any) -> str:
    """Return the words of a tree of nodes."""
    if isinstance(branch, list):
        return "".join(map(words_of, branch))
    return str(branch["text"]) if "text" in branch else words_of(branch.get("children", []))


def _grid(table: Branch) -> Branch:
    """Return a table with a share of the width for each column: narrow for numbers, wide for room to write."""
    columns = [[words_of(cell) for cell in column] for column in zip(table["head"], *table["rows"], strict=True)]
    return {"type": "grid", "head": table["head"], "rows": table["rows"], "shares": list(map(_share, columns))}


def _share(column: list[str]) -> float:
    """Return a column's share of the width: little for numbers, dates and prompts, more for sentences."""
    head, *cells = column
    if all(cells):
        longest = max(map(len, cells))
        if longest <= _A_NUMBER:
            return 1.1 if head else 0.16
        return min(0.95, max(0.55, longest / 40))
    return 0.5 if head.casefold() in _SHORT_ANSWERS else 1.1
