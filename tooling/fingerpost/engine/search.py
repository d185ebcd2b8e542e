"""Pagefind: the words of every page → a search index in small pieces. The only file that knows it."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from pagefind_bin import get_executable

from fingerpost.problems import ToolingError

_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-highlight", "pagefind-component-ui")
"""Interfaces that Pagefind writes into every index and our search page does not use."""
_ENTRY = "pagefind-entry.json"
_ROOM = 65536
"""Bytes: a disk that has not so much left was full before."""


def write_index(pages: Iterable[tuple[str, str]], output: Path) -> None:
    """Write the index of some pages, each an address and its HTML, into `output`."""
    with TemporaryDirectory(prefix="fingerpost-search-") as folder:
        try:
            for uri, html in pages:
                path = Path(folder) / uri / "index.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(html, encoding="utf-8")
            _run("--silent", "--site", folder, "--output-path", str(output))
        except OSError as error:
            raise ToolingError(f"cannot make the search index in {folder}: {error.strerror or error}") from error
    refuse_cut_short(output)
    for path in output.iterdir():
        if path.name.startswith(_UNUSED):
            path.unlink()
    languages = output / _ENTRY
    entry = json.dumps(json.loads(languages.read_text(encoding="utf-8")), sort_keys=True, ensure_ascii=False)
    languages.write_text(entry, encoding="utf-8")  # Pagefind lists languages in any order


def _run(*arguments: str) -> None:
    """Run Pagefind's program: its Python interface waits for ever for one that was ended from outside."""
    done = subprocess.run([get_executable(), *arguments], capture_output=True, text=True, check=False)  # noqa: S603  # its own
    if done.returncode:
        said = " ".join(done.stderr.split()) or "it was ended before its work was done; is there too little memory?"
        raise ToolingError(f"Pagefind could not make the search index: {said}")


def refuse_cut_short(output: Path) -> None:
    """Raise ToolingError where an index is not whole: on a full disk Pagefind cuts files short and tells nobody."""
    try:
        with NamedTemporaryFile(dir=output) as file:
            file.write(bytes(_ROOM))
    except OSError as error:
        raise ToolingError(f"cannot write the search index to {output}: {error.strerror}") from error
    if empty := [path.name for path in output.rglob("*") if path.is_file() and not path.stat().st_size]:
        raise ToolingError(f"Pagefind left {len(empty)} files of the search index empty, such as {min(empty)}")
