"""Edits of a small playbook as people make them, and harm as it comes to what earlier builds kept."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.test_build import GOOD

Edit = Callable[[Path, int], None]
EMBARGO = "2026-12-15"
"""The day on which what is under embargo may be shown."""


def written(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a YAML file, unless it is broken."""
    try:
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # a SafeLoader: all is text
    except yaml.YAMLError:
        return
    change(record)
    path.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), encoding="utf-8")


def replaced(path: Path, pattern: str, words: str) -> None:
    """Change a line of a file, which has to be there."""
    text, count = re.subn(pattern, words, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count, path
    path.write_text(text, encoding="utf-8")


def case(content: Path, number: int) -> Path:
    """Return one of the cases that are there."""
    paths = sorted((content / "case_studies").glob("*.yml"))
    return paths[number % len(paths)]


def case_alone(content: Path, number: int) -> Path:
    """Return one of the cases that no other names."""
    paths = sorted((content / "case_studies").glob("*.yml"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    named = [path for path in paths if any(path.stem in text for other, text in texts.items() if other != path)]
    alone = [path for path in paths if path not in named]
    return alone[number % len(alone)]


def like_another(content: Path, number: int) -> None:
    """Add a case that is like one of those that are there."""
    add_like(case(content, number), number)


def add_like(old: Path, number: int) -> None:
    """Add a case that is like another in most things, and takes something from it."""
    new = old.with_name(f"{old.stem[:20]}-{number % 97}.yml")
    shutil.copy(old, new)

    def changed(it: dict[str, Any]) -> None:
        taken = {"case": old.stem, "taken": "The walk.", "coded": "speculative", "source": next(iter(it["sources"]))}
        it.update(title=f"Place {number}", kind="real", adapted_from=[taken])

    written(new, changed)


def renamed(content: Path, number: int) -> None:
    """Give a case another address."""
    old = case_alone(content, number)
    old.rename(old.with_name(f"moved-{number % 89}.yml"))


def withdrawn(content: Path, number: int) -> None:
    """Withdraw a case, or bring it back."""
    line = {"on": "2026-03-01", "because": "They asked for it."}

    def turn(it: dict[str, object]) -> None:
        if not it.pop("withdrawn", None):
            it["withdrawn"] = line

    written(case(content, number), turn)


def embargoed(content: Path, number: int) -> None:
    """Put a case under embargo, or lift what holds."""

    def turn(it: dict[str, Any]) -> None:
        if not it["consent"].pop("embargo_until", None):
            it["consent"]["embargo_until"] = EMBARGO

    written(case_alone(content, number), turn)


def mended(content: Path) -> None:
    """Mend what was broken."""
    for path in (content / "case_studies").glob("*.yml"):
        replaced(path, "^status: .*$", "status: ended")


def in_cache(damage: Callable[[Path, int], object]) -> Edit:
    """Return what damages a file of the cache."""

    def at(content: Path, number: int) -> None:
        kept = [
            path for name in ("cases.sqlite", "pages.json") if (path := content / ".cache/fingerpost" / name).is_file()
        ]
        if kept:
            damage(kept[number % len(kept)], number)

    return at


def overwritten(path: Path, number: int) -> None:
    """Write other bytes into the middle of a file."""
    raw = bytearray(path.read_bytes())
    start = number % max(1, len(raw))
    raw[start : start + 64] = b"\x00" * len(raw[start : start + 64])
    path.write_bytes(raw)


def noted_by_hand(content: Path, number: int) -> None:
    """Change what is noted of cases besides their pages."""
    notes = content / ".cache/fingerpost/pages.json"
    if notes.is_file():
        notes.write_bytes(notes.read_bytes().replace(b",real,", b",unreal,"))


def by_hand(content: Path, number: int) -> None:
    """Change a page of the site that stands, as only a program of somebody else would."""
    pages = sorted((content / "site").glob("cases/*/index.html"))
    if pages:
        page = pages[number % len(pages)]
        page.write_bytes(page.read_bytes().replace(b"e", b"3"))


EDITS: dict[str, Edit] = {
    "case changed": lambda at, n: written(case(at, n), lambda it: it.update(title=f"Named {n}")),
    "case moved to other surroundings": lambda at, n: replaced(case(at, n), "setting: [a-z]+", "setting: rural"),
    "case added": like_another,
    "case renamed": renamed,
    "case withdrawn": withdrawn,
    "case under embargo": embargoed,
    "case deleted": lambda at, n: case_alone(at, n).unlink(),
    "cases mended": lambda at, n: mended(at),
    "term": lambda at, n: replaced(at / "glossary/home-ground.md", "^definition: .*$", f'definition: "A table {n}."'),
    "text of a page": lambda at, n: replaced(at / "playbook/pitfalls/lone-hero.md", r"\Z", f"\nAlone {n} times.\n"),
    "page": lambda at, n: replaced(at / "playbook/pitfalls/lone-hero.md", "^title: .*$", f"title: Alone {n}"),
    "way of lasting": lambda at, n: replaced(at / "playbook/models/corner-shop.md", "^title: .*$", f"title: Shop {n}"),
    "vocabulary": lambda at, n: replaced(
        at / "playbook/vocabulary.yml", "rural: {title: .*}", f"rural: {{title: Fields {n}}}"
    ),
    "settings": lambda at, n: replaced(at / "mkdocs.yml", "^site_name: .*$", f"site_name: Book {n}"),
}
HARM: dict[str, Edit] = {
    "cache cut short": in_cache(lambda path, n: path.write_bytes(path.read_bytes()[: n % 9000])),
    "cache damaged": in_cache(overwritten),
    "cache lost": in_cache(lambda path, n: path.unlink()),
    "notes changed by hand": noted_by_hand,
    "page changed by hand": by_hand,
}
"""What changes no content, and what a build kept or made."""
REFUSED: dict[str, Edit] = {
    "case broken": lambda at, n: replaced(case(at, n), "^status: .*$", "status: gone: away"),
    "private detail": lambda at, n: written(case(at, n), lambda it: it.update(lead="Ask someone@example.org")),
    "named case deleted": lambda at, n: (at / "case_studies" / "riverside-together.yml").unlink(missing_ok=True),
    "term deleted": lambda at, n: (at / "glossary" / "round-table.md").unlink(missing_ok=True),
}
"""Edits after which there is a problem, unless others have gone before."""
CASES = 5


def rounds_of(edits: dict[str, Edit], *, most: int) -> st.SearchStrategy[list[list[tuple[str, int]]]]:
    """Return rounds of one to three edits by name, each with a number by which it chooses."""
    edit = st.tuples(st.sampled_from(sorted(edits)), st.integers(0, 10**6))
    return st.lists(st.lists(edit, min_size=1, max_size=3), min_size=1, max_size=most)


def small_library(folder: Path) -> Path:
    """Put a small playbook with some cases that know of each other into a folder."""
    content = folder / "content"
    shutil.copytree(GOOD, content, ignore=shutil.ignore_patterns("expected.txt", ".cache", "site"))
    for number in range(CASES):
        add_like(content / "case_studies" / "riverside-together.yml", number)
    return content
