"""MkDocs + Material as it comes, and Zensical, which reads the same folder: a page for each case."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.peer import Peer, write_files
from tests.bench.words import CaseText

_CONFIG = """\
site_name: Plain
theme: {name: material}
nav: [{Home: index.md}]
plugins: []
markdown_extensions: [tables, admonition, attr_list, def_list, footnotes, {toc: {permalink: true}}]
"""
_MAKES = "its theme, cases out of the navigation, no lists, no search"


def _write_folder(folder: Path, cases: Sequence[CaseText]) -> None:
    write_files(folder, {"mkdocs.yml": _CONFIG, "docs/index.md": "# Home\n"})
    for case in cases:
        matter = f"---\ntitle: {json.dumps(case.title)}\ndescription: {json.dumps(case.summary)}\n---\n"
        write_files(folder / "docs" / "cases", {f"{case.id}.md": f"{matter}\n# {case.title}\n\n{case.text}\n"})


def _write_mkdocs(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    _write_folder(folder, cases)
    return ["mkdocs", "build", "--quiet"]


def _write_zensical(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    _write_folder(folder, cases)
    return ["zensical", "build", "--clean"]


MKDOCS = Peer("mkdocs + material", "mkdocs", "pip install mkdocs-material", _MAKES, _write_mkdocs, "site", slow=True)
ZENSICAL = Peer("zensical", "zensical", "pip install zensical", _MAKES, _write_zensical, "site", slow=True)
