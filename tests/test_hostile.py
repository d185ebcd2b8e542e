"""Files that were written to do harm: none of them keeps anybody waiting."""

import shutil
import time
from pathlib import Path

import pytest

from fingerpost.checked import checked
from tests.conftest import TODAY

GOOD = Path(__file__).parent / "sites" / "good"
HEAD = '---\ntitle: A note\nsummary: "A page of this test."\nreviewed: 2026-11-22\n---\n'
CASE = (GOOD / "case_studies" / "quarry-lane.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "name", "head", "piece"),
    [
        ("case_studies", "quarry-lane.yml", "", "story: {what_happened: x}\n"),
        ("playbook", "note.md", "", "- a\n"),
        ("playbook", "note.md", HEAD, "[@x] "),
        ("playbook", "note.md", HEAD, "[x](y.md) "),
        ("playbook", "note.md", HEAD, "<b "),
        ("playbook", "note.md", HEAD, "<b>"),
        ("playbook", "note.md", HEAD, "[@"),
        ("playbook", "note.md", HEAD, "[[["),
        ("playbook", "note.md", HEAD, "]("),
        ("playbook", "note.md", HEAD, "<!-- "),
        ("playbook", "note.md", HEAD, "{: "),
        ("playbook", "note.md", HEAD, "`"),
        ("playbook", "note.md", HEAD, "## a\n"),
        ("playbook", "note.md", HEAD, "<!-- fingerpost: "),
        ("playbook", "note.md", f"{HEAD}## a", " "),
        ("glossary", "soup.md", HEAD, "[@x] "),
        ("case_studies", "quarry-lane.yml", f"{CASE}did_not_work: |\n  ", "[@x] "),
        ("case_studies", "quarry-lane.yml", f"{CASE}did_not_work: |\n  ", "<b> "),
        ("case_studies", "quarry-lane.yml", f"{CASE}partners:\n", "  - \n"),
        ("case_studies", "quarry-lane.yml", CASE, "x: y: z\n"),
        ("playbook", "sources.yml", "", "a: b: c\n"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_check_of_a_hostile_file_does_not_keep_anybody_waiting(
    folder: str, name: str, head: str, piece: str, tmp_path: Path
) -> None:
    """A file full of one mistake, or of the beginning of one, takes no more than five seconds."""
    root = shutil.copytree(GOOD, tmp_path / "root")
    (root / folder / name).write_text(head + piece * (30_000 // len(piece)), encoding="utf-8")
    started = time.process_time()

    checked(root, TODAY)

    assert time.process_time() - started < 5
