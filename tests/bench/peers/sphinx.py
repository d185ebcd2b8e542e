"""Sphinx with MyST: a page for each case, out of the tables of contents."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.peer import Peer, write_files
from tests.bench.words import CaseText

_CONFIG = """\
project = "Plain"
extensions = ["myst_parser"]
suppress_warnings = ["myst.header"]
html_use_index = False
html_copy_source = False


def setup(app):
    app.connect("builder-inited", lambda app: setattr(app.builder, "search", False))
"""


def _write(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    write_files(folder, {"conf.py": _CONFIG, "index.md": "# Home\n"})
    for case in cases:
        matter = f"---\norphan: true\ndescription: {json.dumps(case.summary)}\n---\n"
        write_files(folder / "cases", {f"{case.id}.md": f"{matter}\n# {case.title}\n\n{case.text}\n"})
    return ["sphinx-build", "-q", "-b", "dirhtml", "-j", "auto", ".", "_build"]


SPHINX = Peer(
    "sphinx", "sphinx-build", "pip install sphinx myst-parser", "its theme, no lists, no search", _write, "_build",
    slow=True,
)  # fmt: skip
