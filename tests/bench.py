"""What an added case costs, beside what plain MkDocs + Material takes for a page of the same words, in one run.

Usage: python tests/bench.py [CASES] [PLAIN_PAGES]   (CASES: how many to add, by default 1600; PLAIN_PAGES: 100)
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parent.parent
DAY = "1795305600"  # 2026-11-22, so that every run builds for the same day
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
    case: "Seconds"
    plain: "Seconds"

    @property
    def ratio(self) -> float:
        """Return what a case takes as a part of what a plain page takes, by the clock."""
        return self.case.clock / self.plain.clock

    @property
    def processor_ratio(self) -> float:
        """Return the same for the processor's time, user and system, of all processes together."""
        return self.case.processor / self.plain.processor


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took, by the clock and on the processors."""

    clock: float
    processor: float

    def each(self, fewer: "Seconds", pages: int) -> "Seconds":
        """Return what each of some more pages took, beside a run with fewer."""
        return Seconds((self.clock - fewer.clock) / pages, (self.processor - fewer.processor) / pages)


def measure(cases: int, plain_pages: int, folder: Path) -> Cost:
    """Build with and without added copies of the repository's cases, then the same words with plain MkDocs."""
    content = folder / "content"
    for name in ("playbook", "glossary", "case_studies"):
        shutil.copytree(ROOT / name, content / name)
    shutil.copy(ROOT / "mkdocs.yml", content)
    _build(content)  # the engine's pages are made here, once for both
    without = _build(content)
    originals = sorted((content / "case_studies").glob("*.yml"))
    for number in range(cases):
        original = originals[number % len(originals)]
        shutil.copy(original, original.with_name(f"copy-{number}-{original.name}"))
    added = _build(content)
    pages = [content / "site" / "cases" / case.stem / "index.html" for case in originals]
    texts = [as_markdown(page.read_text(encoding="utf-8")) for page in pages]
    many, one = _plain(folder / "many", texts, plain_pages), _plain(folder / "one", texts, 1)
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
    command = [sys.executable, "-m", "fingerpost", "-C", str(content), "build", "--no-search", "--no-pdf"]
    return _seconds(command, {"SOURCE_DATE_EPOCH": DAY})


def _plain(folder: Path, texts: list[str], pages: int) -> Seconds:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN_CONFIG, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(pages):
        text = f"# Page {number}\n\n{texts[number % len(texts)]}\n"
        (folder / "docs" / f"page-{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    return _seconds(command, {"NO_MKDOCS_2_WARNING": "1"})


def _seconds(command: list[str], environment: dict[str, str]) -> Seconds:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), monotonic()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})  # noqa: S603  # ours
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), monotonic()
    return Seconds(ended - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Measure, and print the cost as JSON with the ratio."""
    cases, plain_pages = (int(word) for word in [*sys.argv[1:], "1600", "100"][:2])
    with tempfile.TemporaryDirectory() as folder:
        cost = measure(cases, plain_pages, Path(folder))
    sys.stdout.write(
        json.dumps({**asdict(cost), "ratio": cost.ratio, "processor_ratio": cost.processor_ratio}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
