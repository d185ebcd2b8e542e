"""The words of cases as any generator can take them: Markdown, a title and the values that lists are made of."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import yaml

from tests.bench.library import Library


@dataclass(frozen=True, slots=True)
class CaseText:
    """One case."""

    id: str
    title: str
    summary: str
    terms: dict[str, list[str]]
    """Its values in each of six facets, by what the list of lists is called."""
    text: str
    """The words of its page as Markdown."""


def texts_of(library: Library, most: int | None = None) -> list[CaseText]:
    """Return the generated cases as text, or so many of them, each with the words of its own page."""
    return [_text_of(path, library.page_of(path).read_text(encoding="utf-8")) for path in library.cases[:most]]


def _text_of(path: Path, page: str) -> CaseText:
    case = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # our own files
    place = case.get("place", {})
    terms = {
        "themes": case.get("themes", []),
        "focus": case.get("focus", []),
        "status": [case["status"]],
        "settings": [place["setting"]] if "setting" in place else [],
        "nations": [place["nation"]] if "nation" in place else [],
        "phases": sorted({str(event["phase"]) for event in case.get("events", ()) if event.get("phase")}),
    }
    return CaseText(path.stem, case["title"], case["summary"], terms, _as_markdown(page))


def _as_markdown(page: str) -> str:
    """Return the words of one of our pages as the Markdown that somebody would have written by hand."""
    text = page.split('<div class="words">')[1].split("</article>")[0]
    text = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    text = re.sub(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', _link, text, flags=re.DOTALL)
    for pattern, replacement in (
        (r"</?strong[^>]*>", "**"),
        (r"<h2[^>]*>", "\n\n## "),
        (r"<h3[^>]*>", "\n\n### "),
        (r"<li[^>]*>", "\n- "),
        (r"<dt[^>]*>", "\n\n**"),
        (r"</dt>", "**\n\n"),
        (r"</(p|h2|h3|dd|div|section|ul|ol|dl|tr)>", "\n\n"),
        (r"<[^>]+>", ""),
    ):
        text = re.sub(pattern, replacement, text)
    return re.sub(r"\n[ \n]+\n", "\n\n", unescape(text))


def _link(match: re.Match[str]) -> str:
    words = re.sub(r"<[^>]+>", "", match[2]).strip()
    return f"[{words}](https://example.org/{match[1].lstrip('./#')})"


def words_in(text: str) -> int:
    """Return how many words a page shows, or a text in Markdown has."""
    return len(re.findall(r"\w+", re.sub(r"<[^>]+>|\]\([^)]*\)", " ", unescape(text))))
