"""Pages that gather what stands on many: open questions, sources."""

import re
from pathlib import Path

import pytest

from fingerpost.build import checked
from fingerpost.link import link
from fingerpost.model import NOT_KNOWN, Library, address
from tests.conftest import ROOT, TODAY


@pytest.fixture(scope="module")
def own() -> Library:
    """The repository's own library."""
    found, _, _ = checked(ROOT, TODAY)
    return found


@pytest.mark.slow
def test_open_questions_are_those_of_every_page(own: Library, site: Path) -> None:
    """What each page says that it does not know stands on the one page, once, with how to help."""
    html = (site / "open-questions/index.html").read_text(encoding="utf-8")
    asking = [page for page in own.pages.values() if page.part(NOT_KNOWN).strip()]

    assert len(asking) > 100
    assert html.count("How you could help:") >= len(asking)
    assert [page.ref for page in asking if html.count(f'href="../{page.address}">Read the page') != 1] == []


@pytest.mark.slow
def test_sources_name_every_page_and_case_that_uses_them(own: Library, site: Path) -> None:
    """Each work leads to every record that cites it, and to the cases that list the same work as their own."""
    html = (site / "sources/index.html").read_text(encoding="utf-8")
    entries = dict(re.findall(r'<li id="([^"]+)"><details>(.*?)</details></li>', html, re.DOTALL))
    links = link(own)[0]
    urls = {source.url: id for id, source in own.sources.items() if source.url}

    assert set(entries) == set(own.sources)
    for id, nodes in links.cited_by.items():
        assert all(f'href="../{address(*node)}"' in entries[id] for node in nodes)
    shared = [(id, urls[work.url]) for id, case in own.standing() for work in case.sources.values() if work.url in urls]
    assert shared
    assert all(f'href="../cases/{id}/"' in entries[work] for id, work in shared)
