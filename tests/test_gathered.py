"""Pages that gather what stands on many: open questions, sources, the crosswalk."""

import csv
import re
from pathlib import Path

import pytest

from fingerpost.checked import checked
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


@pytest.mark.slow
def test_crosswalk_joins_what_the_pages_say(own: Library, site: Path) -> None:
    """Every cell links or says none, both ways round; every relation that a page states is in the file, once."""
    html = (site / "crosswalk/index.html").read_text(encoding="utf-8")
    with (site / "data/v1/crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = [frozenset((row["address"], row["other_address"])) for row in rows if not row["sources"]]
    tables = html.split('<table class="matrix">')[1:-1]
    cells = [cell for table in tables for cell in re.findall(r"<td>(.*?)</td>", table, re.DOTALL)]

    members = [page for page in own.pages.values() if page.kind.id in ("theme", "behaviour", "model", "phase")]
    stated = {
        frozenset((page.address, own.pages[ref].address))
        for page in members
        for ref in (*page.record.related, *(f"theme-{id}" for id in page.record.themes))
        if own.pages[ref] in members and own.pages[ref].kind is not page.kind
    }

    assert len(tables) == 7
    assert len(cells) == 6 * sum(table.count("<tr>") - 1 for table in tables)
    assert all(cell.startswith(("<a href=", '<span class="meta">none')) for cell in cells)
    assert sum(cell.count("<a href=") for cell in cells) == 2 * len(pairs)
    assert stated
    assert stated <= set(pairs)
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    crossings = sum(len(page.record.crosswalk) for page in own.of_kind("phase"))
    assert sum(bool(row["sources"]) for row in rows) == crossings
