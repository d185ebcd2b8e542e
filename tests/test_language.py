"""Words say in which language they are: what people wrote in Welsh, and what the site says around it in English."""

import json
import re
import shutil
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fingerpost.build import Options, build
from fingerpost.checked import checked
from fingerpost.model import Case
from fingerpost.model.texts import texts_of
from tests.conftest import TODAY

pytestmark = pytest.mark.slow
_GOOD = Path(__file__).parent / "sites" / "good"
_WELSH_PAGE = "pitfalls/lone-hero"
_OURS = (
    "What happened",
    "At a glance",
    "Pitfalls it met",
    "Ways on from here",
    "Last reviewed",
    "Evidence:",
    "Ways out",
)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_NOT_READ = frozenset({"script", "sup", "title"})
SAID_BY_OTHERS = frozenset({"consent", "contributors", "disputed", "sources", "withdrawn"})


class _Languages(HTMLParser):
    """Gathers the words of a page by the language that they are in for whoever reads them aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, str] = defaultdict(str)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            outer = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or outer))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not {name for name, _ in self.open} & _NOT_READ:
            self.words[self.open[-1][1][:2]] += data


def _by_language(page: Path) -> dict[str, str]:
    reader = _Languages()
    reader.feed(page.read_text(encoding="utf-8"))
    return defaultdict(str, {language: " ".join(words.split()) for language, words in reader.words.items()})


def _sentences(case: Case) -> set[str]:
    """Return what the case's writer wrote, sentence by sentence, with no citations."""
    texts = (text for key, text in texts_of(case) if key[0] not in SAID_BY_OTHERS)
    plain = (re.sub(r"\s*\[@[^]]*\]", "", text) for text in texts)
    return {sentence for text in plain for sentence in re.findall(r"[A-Z][^.?!\n]* [^.?!\n]*[.?!]", text)}


@pytest.fixture(scope="module")
def welsh_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Case]]:
    """A small site of which a page and all cases are written in Welsh, and these cases."""
    content = Path(shutil.copytree(_GOOD, tmp_path_factory.mktemp("welsh") / "content"))
    for path in (content / f"playbook/{_WELSH_PAGE}.md", *(content / "case_studies").glob("*.yml")):
        whole = path.read_text(encoding="utf-8")
        told = whole.replace("reviewed:", "language: cy\nreviewed:", 1).replace("kind: training", "kind: real")
        path.write_text(told, encoding="utf-8")
    outcome = build(Options(content, content / "site", TODAY, pdf=False), lambda stage: None)
    assert outcome.problems == ()
    return content / "site", dict(checked(content, TODAY)[0].standing())


def test_welsh_words_are_welsh_wherever_they_stand(welsh_site: tuple[Path, dict[str, Case]]) -> None:
    """What a case says in Welsh is Welsh on its own page, in boxes, cards and lists: on no page is it English."""
    site, cases = welsh_site
    pages = {path.relative_to(site).as_posix(): _by_language(path) for path in site.rglob("*.html")}
    said_by_case = {id: {*_sentences(case), case.title} - {case.place.name} for id, case in cases.items()}

    said = {sentence for sentences in said_by_case.values() for sentence in sentences}
    as_english = {
        uri: found for uri, words in pages.items() if (found := {each for each in said if each in words["en"]})
    }
    untold = {
        id: {each for each in said if each not in pages[f"cases/{id}/index.html"]["cy"]}
        for id, said in said_by_case.items()
    }

    assert len(said) > 30
    assert as_english == {}
    assert not any(untold.values()), untold
    assert sum(case.title in words["cy"] for words in pages.values() for case in cases.values()) > 4 * len(cases)


def test_our_words_are_english_wherever_they_stand(welsh_site: tuple[Path, dict[str, Case]]) -> None:
    """On pages in Welsh what the site itself says is English: headings that all share, boxes, lists, feet."""
    site, _ = welsh_site
    pages = [_by_language(site / uri / "index.html") for uri in ("cases/riverside-together", _WELSH_PAGE)]

    for ours in _OURS:
        assert any(ours in words["en"] for words in pages), ours
        assert not any(ours in words["cy"] for words in pages), ours
    assert "Two people for every task." in pages[1]["cy"]
    assert "Two people for every task." not in pages[1]["en"]


def test_welsh_is_searched_and_told_in_the_data(welsh_site: tuple[Path, dict[str, Case]]) -> None:
    """Search keeps an index for what is in Welsh, and the data says what is."""
    site, cases = welsh_site

    languages = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    told = json.loads((site / "data/v1/cases/riverside-together.json").read_text(encoding="utf-8"))

    assert languages["cy"]["page_count"] == len(cases) + 1
    assert told["language"] == "cy"
    assert (
        (site / "pitfalls/lone-hero/index.html")
        .read_text(encoding="utf-8")
        .startswith('<!doctype html>\n<html lang="cy">')
    )
