"""The full-text index, put into the staging folder; it is kept by the words that it was made from."""

import json
from pathlib import Path

from fingerpost.cache import cached_folder, digest
from fingerpost.engine.search import write_index
from fingerpost.publish import Staging
from fingerpost.render.search import SearchRecord, common_words, search_page, veils

SEARCH = "pagefind"
"""Its folder."""
_COMMON = f"{SEARCH}/common.json"
"""The words that are not looked for in the text of pages."""


def keep_search(staged: Staging) -> bool:
    """Take the full-text index over from the site that stands; False where there is none."""
    old = staged.standing / SEARCH
    return staged.keep(path.relative_to(staged.standing).as_posix() for path in old.rglob("*") if path.is_file())


def write_search(records: list[SearchRecord], cache: Path, staged: Staging) -> None:
    """Write the full-text index."""
    common = common_words(records)
    staged.put(_COMMON, json.dumps(common))
    veil = veils(common)
    pages = [(record.uri, search_page(record, veil)) for record in records]
    name = digest(piece for page in pages for piece in page)
    index = cached_folder(cache / "search", name, lambda folder: write_index(pages, folder / "index")) / "index"
    for path in sorted(index.rglob("*")):
        if path.is_file():
            staged.put(f"{SEARCH}/{path.relative_to(index).as_posix()}", path.read_bytes())
