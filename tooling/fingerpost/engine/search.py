"""Pagefind: the words of every page → a search index in small pieces. The only file that knows it."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from fingerpost.problems import ToolingError

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-highlight", "pagefind-component-ui")
"""Interfaces that Pagefind writes into every index and our search page does not use."""
_ENTRY = "pagefind-entry.json"
_PATIENCE, _PAUSE = 30.0, 0.02  # seconds


def write_index(pages: Iterable[tuple[str, str]], output: Path) -> None:
    """Write the index of some pages, each an address and its HTML, into `output`."""
    with TemporaryDirectory(prefix="fingerpost-search-") as folder:
        for uri, html in pages:
            path = Path(folder) / uri / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8")
        try:
            asyncio.run(_write(folder, output))
        except (OSError, RuntimeError) as error:
            raise ToolingError(f"Pagefind could not make the search index: {error}") from error
    for path in output.iterdir():
        if path.name.startswith(_UNUSED):
            path.unlink()
    languages = output / _ENTRY
    entry = json.dumps(json.loads(languages.read_text(encoding="utf-8")), sort_keys=True, ensure_ascii=False)
    languages.write_text(entry, encoding="utf-8")  # Pagefind lists languages in any order


async def _write(folder: str, output: Path) -> None:
    """Let Pagefind read a folder: handed records singly, its Python interface waits a tenth of a second for each."""
    async with PagefindService() as service:
        index = await service.create_index(IndexConfig(output_path=str(output)))
        await index.add_directory(folder)
        await index.write_files()
        await _written(output)


async def _written(output: Path) -> None:
    """Wait until no file is empty: Pagefind says that it has written a moment before it has, and is ended then."""
    deadline = monotonic() + _PATIENCE
    while empty := [path.name for path in output.rglob("*") if path.is_file() and not path.stat().st_size]:
        if monotonic() > deadline:
            raise RuntimeError(f"{', '.join(sorted(empty))} came out empty")
        await asyncio.sleep(_PAUSE)
