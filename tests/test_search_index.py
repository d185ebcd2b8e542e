"""The full-text index is whole when it is handed over."""

import asyncio
from pathlib import Path
from threading import Timer

import pytest

from fingerpost.build import checked, site_of
from fingerpost.engine import search
from fingerpost.engine.search import write_index
from fingerpost.render.generated import generated_page
from fingerpost.render.search import SearchRecord, common_words, veils, words_searched
from tests.conftest import ROOT, TODAY


def test_index_is_whole(tmp_path: Path) -> None:
    """No file of the index is empty."""
    write_index([("a/", "<html lang='en'><main data-pagefind-body><h1>A</h1>Some words.</main></html>")], tmp_path)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "pagefind-entry.json" in {path.name for path in files}
    assert [path.name for path in files if not path.stat().st_size] == []


def test_file_that_comes_late_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there and still empty is waited for; one that stays empty is told by its name."""
    late = tmp_path / "late.pf_meta"
    late.touch()
    timer = Timer(0.1, lambda: late.write_bytes(b"words"))
    timer.start()

    asyncio.run(search._written(tmp_path))

    assert late.read_bytes() == b"words"
    (tmp_path / "never.pf_meta").touch()
    monkeypatch.setattr(search, "_PATIENCE", 0.1)
    with pytest.raises(RuntimeError, match=r"never\.pf_meta came out empty"):
        asyncio.run(search._written(tmp_path))


def test_case_is_searched_by_its_own_words() -> None:
    """Of a case's page search reads what people wrote: no labels, and nothing of other places."""
    library, links, _ = checked(ROOT, TODAY)
    page = generated_page(site_of(ROOT, library, links), "case", "lambeth-black-thrive")

    words = words_searched(page.html, "case")

    case = library.cases["lambeth-black-thrive"]
    assert case.missing_voices in words
    assert all(event.text.rstrip(".") in words for event in case.events)
    for ours in ("What happened when", "our reading", "Alike in", "Bears on", "Checked by", "Events by phase and year"):
        assert ours in page.html
        assert ours not in words


def test_common_words_are_told_from_others() -> None:
    """In a large library, and only there, words on more than half of the pages are common, and each has its signs."""
    records = [
        SearchRecord(f"{n}/", "", "", "", "", f"People came to place{n}.{' Money.' * (n % 2)}") for n in range(1001)
    ]

    common = common_words(records)

    assert common == ["came", "people", "to"]
    assert common_words(records[:-2]) == []
    assert len(set(veils(common).values())) == 6
