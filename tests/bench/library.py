"""A library of any size, made from a seed: the repository's own cases under other names, with all their joins."""

import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)


def copied(folder: Path) -> Path:
    """Copy the repository's own playbook."""
    for name in ("playbook", "glossary", "case_studies"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def grown(folder: Path, cases: int, seed: int = 2026) -> list[Path]:
    """Add so many generated cases to a copy of the playbook; return their files."""
    originals = [path.read_text(encoding="utf-8") for path in sorted((folder / "case_studies").glob("*.yml"))]
    chance, made = random.Random(seed), list[Path]()  # noqa: S311  # no secret
    for number in range(cases):
        text = _TITLE.sub(f'title: "Generated place {number}"', chance.choice(originals), count=1)
        made.append(folder / "case_studies" / f"generated-place-{number}.yml")
        made[-1].write_text(text, encoding="utf-8")
    return made


def edited(case: Path, title: str) -> None:
    """Give a case another title, which stands on its page, in lists and in the data."""
    text = case.read_text(encoding="utf-8")
    case.write_text(_TITLE.sub(f'title: "{title}"', text, count=1), encoding="utf-8")
