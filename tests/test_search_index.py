"""The full-text index is whole when it is handed over."""

import asyncio
from pathlib import Path
from threading import Timer

import pytest

from fingerpost.engine import search
from fingerpost.engine.search import write_index


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
