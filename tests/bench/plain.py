"""What an added case costs, beside what plain MkDocs + Material takes for a page of the same words, in one run."""

import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.bench.clock import DAY, Run, Seconds, run
from tests.bench.library import copied, grown

PLAIN_CONFIG = """\
site_name: Plain
theme: {name: material}
nav: [{Home: index.md}]
markdown_extensions: [tables, admonition, attr_list, def_list, footnotes, {toc: {permalink: true}}]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one added page costs each side."""

    cases_added: int
    plain_pages: int
    words: int
    """Words on a page, the mean of the plain pages."""
    case: Seconds
    plain: Seconds

    @property
    def ratio(self) -> float:
        """Return what a case takes as a part of what a plain page takes, by the clock."""
        return self.case.clock / self.plain.clock

    @property
    def processor_ratio(self) -> float:
        """Return the same for the processor's time, user and system, of all processes together."""
        return self.case.processor / self.plain.processor


def measure(cases: int, plain_pages: int, folder: Path) -> Cost:
    """Build with and without generated cases, then the words of the repository's own with plain MkDocs."""
    content = copied(folder / "content")
    originals = sorted((content / "case_studies").glob("*.yml"))
    _build(content)  # the engine's pages are made here, once for both
    without = _build(content)
    grown(content, cases)
    added = _build(content)
    pages = [content / "site" / "cases" / case.stem / "index.html" for case in originals]
    texts = [as_markdown(page.read_text(encoding="utf-8")) for page in pages]
    many = plain_site(folder / "many", texts, plain_pages).seconds
    one = plain_site(folder / "one", texts, 1).seconds
    words = sum(len(text.split()) for text in texts) // len(texts)
    return Cost(cases, plain_pages, words, added.each(without, cases), many.each(one, plain_pages - 1))


def as_markdown(page: str) -> str:
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


def _build(content: Path) -> Seconds:
    return run(
        [sys.executable, "-m", "fingerpost", "-C", str(content), "build", "--no-search", "--no-pdf"], DAY
    ).seconds


def plain_site(folder: Path, texts: list[str], pages: int) -> Run:
    """Build the texts with plain MkDocs + Material, each under as many names as it takes."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN_CONFIG, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(pages):
        text = f"# Page {number}\n\n{texts[number % len(texts)]}\n"
        (folder / "docs" / f"page-{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    return run(command, {"NO_MKDOCS_2_WARNING": "1"})
