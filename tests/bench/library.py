"""A library of any size, made from a seed: a playbook with cases cut from its own, with all their joins."""

import random
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import made, taken_apart, written

ROOT = Path(__file__).parent.parent.parent
WORDS = 800
"""Of a generated case's file."""
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)
_EDITED = re.compile(r"\A(---\n.*?\n---\n+)(?:Edited \d+ times\. )?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Library:
    """A copy of a playbook with generated cases."""

    root: Path
    cases: tuple[Path, ...]
    """The files of the generated ones."""

    @property
    def originals(self) -> list[Path]:
        """Return the files of the playbook's own cases that stand."""
        own = sorted(set(self.root.glob("case_studies/*.yml")) - set(self.cases))
        return [path for path in own if "\nwithdrawn:" not in path.read_text(encoding="utf-8")]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def page_of(self, case: Path) -> Path:
        """Return a case's page in the site."""
        return self.site / "cases" / case.stem / "index.html"

    def command(self, *words: str) -> list[str]:
        """Return the command line for it."""
        return [sys.executable, "-m", "fingerpost", "--verbose", "-C", str(self.root), *words]

    def forget(self) -> None:
        """Remove the site and what was kept from earlier builds."""
        for folder in (self.site, self.root / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def forget_cases(self) -> None:
        """Remove the site and what was kept, all but the engine's pages."""
        shutil.rmtree(self.site, ignore_errors=True)
        for kept in (self.root / ".cache" / "fingerpost").glob("*"):
            if kept.name != "engine":
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


def grown(folder: Path, cases: int, content: Path = ROOT, words: int = WORDS, seed: int = 2026) -> Library:
    """Copy a playbook into a folder, with so many generated cases beside its own.

    words: of each one's file on average, as white space parts them; 0 for copies of whole cases under other titles.
    """
    for name in ("playbook", "glossary", "case_studies"):
        shutil.copytree(content / name, folder / name)
    shutil.copy(content / "mkdocs.yml", folder)
    files = Library(folder, ()).originals
    originals = [path.read_text(encoding="utf-8") for path in files]
    wholes, ids = [taken_apart(text) for text in originals], [path.stem for path in files]
    chance, generated = random.Random(seed), list[Path]()  # noqa: S311  # no secret
    for number in range(cases):
        text = written(made(wholes, ids, words, chance)) if words else chance.choice(originals)
        ids.append(f"generated-place-{number}")
        generated.append(folder / "case_studies" / f"{ids[-1]}.yml")
        generated[-1].write_text(_titled(text, f"Generated place {number}"), encoding="utf-8")
    return Library(folder, tuple(generated))


def small(folder: Path, cases: int, content: Path = ROOT) -> Library:
    """Copy a playbook into a folder, with no more than so many of its cases."""
    library = grown(folder, 0, content)
    for case in library.originals[cases:]:
        case.unlink()
    return library


def edited(case: Path, number: int) -> str:
    """Give a case another title, which stands on its page, in lists and in the data; return it."""
    title = f"Generated place, edited {number} times"
    case.write_text(_titled(case.read_text(encoding="utf-8"), title), encoding="utf-8")
    return title


def _titled(case: str, title: str) -> str:
    return _TITLE.sub(f'title: "{title}"', case, count=1)


def edited_page(page: Path, number: int) -> str:
    """Begin a playbook page with other words, and return them."""
    words = f"Edited {number} times."
    text = page.read_text(encoding="utf-8")
    page.write_text(_EDITED.sub(rf"\g<1>{words} ", text, count=1), encoding="utf-8")
    return words


def edited_frame(library: Library) -> None:
    """Edit what stands on every page that people wrote."""
    with (library.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("# Edited once more.\n")
