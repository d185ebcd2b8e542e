"""Pagefind: the words of every page → a search index in small pieces. The only file that knows it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from fingerpost.problems import ToolingError

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-highlight", "pagefind-component-ui")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as search sees it."""

    uri: str
    title: str
    kind: str
    summary: str
    text: str


def write_index(records: Iterable[SearchRecord], output: Path) -> None:
    """Write the index of these records into `output`."""
    try:
        asyncio.run(_write(list(records), output))
    except (OSError, RuntimeError, FileNotFoundError) as error:
        raise ToolingError(f"Pagefind could not make the search index: {error}") from error
    for path in output.iterdir():
        if path.name.startswith(_UNUSED):
            path.unlink()


async def _write(records: list[SearchRecord], output: Path) -> None:
    config = IndexConfig(output_path=str(output), force_language="en")
    async with PagefindIndex(config=config) as index:
        await asyncio.gather(*(_add(index, record) for record in records))
        await index.write_files()


async def _add(index: PagefindIndex, record: SearchRecord) -> None:
    await index.add_custom_record(
        url=f"/{record.uri}",
        content=f"{record.title}. {record.summary} {record.text}",
        language="en",
        meta={"title": record.title, "kind": record.kind, "summary": record.summary},
        filters={"kind": [record.kind]},
    )
