"""What people wrote, rendered by the engine: kept by the content that it was made from, and made page by page."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from fingerpost.cache import cached_folder, digest, whole_in
from fingerpost.engine import mkdocs
from fingerpost.kept import edition
from fingerpost.model import Library
from fingerpost.render.staging import staged_pages

ENGINE = "engine"
"""The folder of the cache that holds what the engine made."""
_SOURCE, _PAGES, _SHARED = "source", "pages", "shared"
"""In each entry: what the engine was given, what it made, and a name for all that every page hangs on."""


def engine_pages(library: Library, config: Path, cache: Path, *, site_url: str) -> Path:
    """Return the folder of the engine's pages, of which those are made anew whose own text or whose frame changed."""
    texts = staged_pages(library)
    shared = digest((edition(), config.read_bytes(), site_url, *sorted(texts)))

    def make(folder: Path) -> None:
        (folder / _SHARED).write_text(shared, encoding="utf-8")
        _take_over(cache / ENGINE, shared, texts, folder)
        for uri, text in texts.items():
            path = folder / _SOURCE / uri
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        mkdocs.render_pages(config, folder / _SOURCE, folder / _PAGES, site_url=site_url)

    name = digest((shared, *(piece for pair in sorted(texts.items()) for piece in pair)))
    return cached_folder(cache / ENGINE, name, make) / _PAGES


def _take_over(made: Path, shared: str, texts: Mapping[str, str], folder: Path) -> None:
    """Take over each page of the newest entry with the same frame whose text is the same, with that text."""
    before = next((entry for entry in whole_in(made) if _shared_in(entry) == shared), None)
    for uri, text in texts.items() if before else ():
        path = Path(uri)
        page = path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html"
        with suppress(OSError):  # another build has forgotten it meanwhile: the engine makes what is not there
            if before and (before / _SOURCE / uri).read_text(encoding="utf-8") == text:
                _link(before / _SOURCE / uri, folder / _SOURCE / uri)
                _link(before / _PAGES / page, folder / _PAGES / page)


def _shared_in(entry: Path) -> str:
    with suppress(OSError):  # another version of ours made it
        return (entry / _SHARED).read_text(encoding="utf-8")
    return ""


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:  # files cannot be linked here
        shutil.copy2(old, new)
