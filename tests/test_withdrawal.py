"""What a place takes back, or has not given yet, is nowhere in the site: every file of it is searched."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from fingerpost.build import Options, build
from tests.conftest import TODAY

GOOD = Path(__file__).parent / "sites" / "good"
CASE = Path("case_studies") / "riverside-together.yml"
WITHDRAWN = {"on": "2026-11-20", "because": "The people it is about asked."}
REF = "power-and-voice"
"""A theme that the case speaks for."""
GZIP = b"\x1f\x8b"
pytestmark = pytest.mark.slow


def marked(tree: Any, marks: list[str]) -> Any:
    """Return a case in which every text begins with a word of its own, which is added to `marks`."""
    if isinstance(tree, dict):
        return {key: marked(inner, marks) for key, inner in tree.items()}
    if isinstance(tree, list):
        return [marked(inner, marks) for inner in tree]
    if not re.search(r"[A-Za-z] ?[a-z]* ", str(tree)):
        return tree
    marks.append(f"zq{len(marks)}xq")
    return f"{marks[-1]} {tree}"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small playbook, in which the case with every field is of a real place."""
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def write_case(content: Path, **fields: Any) -> list[str]:
    """Write the case with a mark in each of its texts; return the marks."""
    tree = yaml.load((GOOD / CASE).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    marks: list[str] = []
    tree = marked(tree, marks)
    tree = {**tree, "kind": "real", "consent": {**tree["consent"], **fields.pop("consent", {})}, **fields}
    (content / CASE).write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return marks


def texts(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name of every file and what can be read in it: packed files unpacked, PDFs as their text."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            if path.suffix == ".pdf":
                raw = "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).encode()
            yield path.relative_to(site).as_posix(), gzip.decompress(raw) if raw.startswith(GZIP) else raw


def grade_of(site: Path) -> str:
    """Return the grade of the theme that the case speaks for."""
    pages = json.loads((site / "data/v1/pages.json").read_text(encoding="utf-8"))
    return str(next(page["evidence"]["grade"] for page in pages if page["id"] == REF))


def built(content: Path, site: Path, *, whole: bool = True) -> dict[str, bytes]:
    """Build everything, or all but search and print; return every file's name and text."""
    outcome = build(Options(content, site, TODAY, search=whole, pdf=whole), lambda stage: None)
    assert outcome.problems == ()
    return dict(texts(site))


def test_what_is_withdrawn_or_under_embargo_is_in_no_file(content: Path, tmp_path: Path) -> None:
    """One line takes a case out of every page, list, picture, index, PDF and data file, and its grades are made again.

    Withdrawn, it leaves a tombstone at its address and a log of the grades; emptied as well, the tombstone alone.
    Under embargo it leaves nothing, until its day.
    """
    site = tmp_path / "site"
    marks = write_case(content)
    before = built(content, site)
    told = b"\n".join(before.values()).decode(errors="replace")
    assert [mark for mark in marks if mark not in told] == []
    assert any(name.endswith(".pdf") and marks[0].encode() in text for name, text in before.items())
    assert any(name.startswith("pagefind/") and marks[0].encode() in text for name, text in before.items())
    assert grade_of(site) == "early"

    write_case(content, withdrawn=WITHDRAWN)
    after = built(content, site)

    assert [name for name, text in after.items() if re.search(rb"zq\d+xq", text)] == []
    assert b"was withdrawn on 20 November 2026" in after[f"cases/{CASE.stem}/index.html"]
    assert grade_of(site) == "too-little"
    log = after["evidence/index.html"].decode()
    assert "20 November 2026" in log
    assert f'<a href="../themes/{REF}/">Power and voice</a></th><td>Early</td><td><strong>Too little to say' in log
    assert b"Graded again on 20 November 2026" in after[f"themes/{REF}/index.html"]

    (content / CASE).write_text(yaml.safe_dump({"withdrawn": WITHDRAWN}), encoding="utf-8")
    emptied = built(content, site, whole=False)

    assert emptied[f"cases/{CASE.stem}/index.html"] == after[f"cases/{CASE.stem}/index.html"]
    assert [name for name, text in emptied.items() if b"raded again on" in text] == []

    write_case(content, consent={"embargo_until": "2026-11-23"})
    held = built(content, site)

    assert [name for name, text in held.items() if re.search(rb"zq\d+xq|riverside-together", text)] == []
    assert [name for name in held if CASE.stem in name] == []
