"""The tables of people's pages → tables that anybody can read: named, in a box that scrolls, with no empty heading."""

import re
from html import unescape

from markupsafe import Markup

from fingerpost.render.templates import template

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADING = re.compile(r"<th((?:\s[^>]*)?)>(.*?)</th>", re.DOTALL)
_NO_WORDS = re.compile(r"<[^>]+>|\[@[^\]]+\]")


def framed_tables(html: str) -> str:
    """Return the same HTML with each table in a box that keyboards can scroll and screen readers can name."""
    return _TABLE.sub(_framed, html)


def _framed(table: re.Match[str]) -> str:
    headings = [unescape(_NO_WORDS.sub("", words)).strip() for _, words in _HEADING.findall(table[0])]
    label = ", ".join(filter(None, headings))
    named = _HEADING.sub(_heading, table[0])
    return template("table.html").render(label=f"Table: {label}" if label else "Table", table=Markup(named))  # noqa: S704  # cleaned


def _heading(heading: re.Match[str]) -> str:
    """Return a heading that says what it heads, or a plain cell where it has no words."""
    attributes, words = heading[1], heading[2]
    return f'<th scope="col"{attributes}>{words}</th>' if words.strip() else f"<td{attributes}></td>"
