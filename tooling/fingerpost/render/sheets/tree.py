"""Markdown → a tree of nodes that print templates can lay out: JSON, so that no text can run as a template."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from posixpath import normpath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from fingerpost.link import cited
from fingerpost.model import KIND_BY_FOLDER, Case, Page, address
from fingerpost.render.sheets.sentences import closed_up, paragraphs, quoted, works_of
from fingerpost.render.templates import ENGLISH

Branch = dict[str, Any]
"""One node: its "type", and what that type carries; what stands inside it is under "children"."""

_SLOT = re.compile(r"<!-- fingerpost: ([a-z-]+)((?: [a-z0-9-]+)*) -->")
_NAMES = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "em": "emphasis",
    "hr": "rule",
}
_DEEPEST = 14
"""Levels of nesting, a list counting twice: deeper ones are nobody's meaning, and print cannot hold them."""


def tree(markdown: str, path: str = "") -> list[Branch]:
    """Return a CommonMark text, tables included, as its blocks.

    path: the file that it stands in, from the project's root; links to other files are resolved from there.
    """
    blocks = paragraphs(markdown)
    return parsed(markdown, path) if blocks is None else blocks


def parsed(markdown: str, path: str = "") -> list[Branch]:
    """Return the same for a text of any kind, by the whole of CommonMark."""
    return _branches(SyntaxTreeNode(_parser().parse(markdown)).children, path)


def plain(text: str) -> str:
    """Return a field's words, which are no Markdown, on one line and with typographic quotation marks."""
    line = " ".join(text.split())
    told = quoted(line)
    if "'" not in told and '"' not in told:
        return told
    tokens = _quotes().parseInline(line)
    return "".join(child.content for token in tokens for child in token.children or ())


def language_of(record: Case | Page) -> Branch:
    """Return what says that the words beside it are in another language than ours, nothing where they are in ours."""
    return {} if record.language == ENGLISH else {"language": record.language}


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "typographer": True, "maxNesting": _DEEPEST}
    parser = MarkdownIt("commonmark", options).enable(["table", "smartquotes"])
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.block.ruler.before("reference", "slot", _slot_rule, {"alt": ["paragraph"]})
    return parser


@cache
def _quotes() -> MarkdownIt:
    return MarkdownIt("zero", {"typographer": True}).enable("smartquotes")


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Take [@a; @b via @c] as one token."""
    end = state.src.find("]", state.pos)
    bracket = state.src[state.pos : end + 1]
    if not bracket.startswith("[@") or not any(cited(bracket)):
        return False
    if not silent:
        state.push("citation", "", 0).content = bracket
    state.pos = end + 1
    return True


def _slot_rule(state: StateBlock, line: int, last_line: int, silent: bool) -> bool:
    """Take a line that holds one slot comment as a block."""
    match = _SLOT.fullmatch(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
    if match and not silent:
        token = state.push("slot", "", 0)
        token.meta = {"name": match[1], "arguments": match[2].split()}
        state.line = line + 1
    return bool(match)


def _branches(nodes: Sequence[SyntaxTreeNode], path: str) -> list[Branch]:
    found: list[Branch] = []
    for node in nodes:
        found += _branches(node.children, path) if node.type == "inline" else [_branch(node, path)]
    return found if any(node.type == "inline" for node in nodes) else closed_up(found)


def _branch(node: SyntaxTreeNode, path: str) -> Branch:
    branch: Branch = {"type": _NAMES.get(node.type, node.type)}
    if node.type in _FIELDS:
        branch |= _FIELDS[node.type](node, path)
    if node.nester_tokens and node.type != "table":
        branch["children"] = _branches(node.children, path)
    return branch


def _list(node: SyntaxTreeNode, _: str) -> Branch:
    """Say whether a list is numbered, from what, and whether its entries are single paragraphs set close."""
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    return {
        "ordered": node.type == "ordered_list",
        "start": int(node.attrs.get("start", 1)),
        "tight": all(paragraph.hidden for paragraph in paragraphs),
    }


def _table(node: SyntaxTreeNode, path: str) -> Branch:
    rows = [row.children for part in node.children for row in part.children]
    head, *others = ([_branches(cell.children, path) for cell in cells] for cells in rows)
    return {"head": head, "rows": others}


_FIELDS: dict[str, Callable[[SyntaxTreeNode, str], Branch]] = {
    "text": lambda node, _: {"text": node.content},
    "softbreak": lambda node, _: {"type": "text", "text": " "},
    "hardbreak": lambda node, _: {"type": "break"},
    "code_inline": lambda node, _: {"type": "code", "text": node.content},
    "code_block": lambda node, _: {"type": "listing", "text": node.content.rstrip("\n")},
    "fence": lambda node, _: {"type": "listing", "text": node.content.rstrip("\n")},
    "heading": lambda node, _: {"level": int(node.tag[1:])},
    "image": lambda node, _: {"text": node.content},
    "link": lambda node, path: {"address": _resolved(str(node.attrs.get("href", "")), path)},
    "slot": lambda node, _: dict(node.meta),
    "bullet_list": _list,
    "ordered_list": _list,
    "table": _table,
    "citation": lambda node, _: works_of(node.content),
}
"""What each type of node carries besides its children."""


def _resolved(link: str, path: str) -> str:
    """Return where a link leads: a whole address, or one from the site's root for a link to another file."""
    file, mark, anchor = link.partition("#")
    if not file.endswith(".md") or "://" in file:
        return link
    target = normpath(f"{path.rpartition('/')[0]}/{file}").removeprefix("playbook/").removesuffix(".md")
    folder, _, id = target.rpartition("/")
    if id == "index" or folder not in KIND_BY_FOLDER or not folder:
        return f"{address('page', target)}{mark}{anchor}"
    return f"{address(KIND_BY_FOLDER[folder].id, id)}{mark}{anchor}"
