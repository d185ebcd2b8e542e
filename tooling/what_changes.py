"""Tell what a change does to the site: `python tooling/what_changes.py BEFORE AFTER`, two built sites, to Markdown."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NOTHING = "Nothing."
Record = dict[str, Any]


def what_changes(before: Path, after: Path) -> str:
    """Return every grade, case, list and picture that differs between two built sites."""
    cases = (_records(before, "cases"), _records(after, "cases"))
    parts = {
        "Grades": _grades(_records(before, "pages"), _records(after, "pages"), _spoken_of(*cases)),
        "Cases": _cases(*cases),
        "Lists": _pages(before, after, "cases/by/*/*/index.html", _whole),
        "Pictures": _pages(before, after, "**/index.html", _pictures),
    }
    return "\n".join(f"## {title}\n\n" + ("\n".join(lines) or NOTHING) + "\n" for title, lines in _listed(parts))


def _listed(parts: dict[str, Iterator[str]]) -> Iterator[tuple[str, list[str]]]:
    return ((title, [f"- {line}" for line in lines]) for title, lines in parts.items())


def _records(site: Path, name: str) -> dict[str, Record]:
    """Return the records of a file of the open data by their address."""
    found = json.loads((site / "data" / "v1" / f"{name}.json").read_text(encoding="utf-8"))
    records = found["cases"] if isinstance(found, dict) else found
    return {record["address"]: record for record in records}


def _grades(before: dict[str, Record], after: dict[str, Record], causes: dict[str, list[str]]) -> Iterator[str]:
    for address in sorted(before.keys() | after.keys()):
        was, now = (records.get(address, {}).get("evidence") for records in (before, after))
        if was != now:
            page = after.get(address) or before[address]
            why = ", ".join(causes.get(f"{page['kind']}-{page['id']}", ["time, or the rule"]))
            yield f"`{address}` {_told(was)} → {_told(now)}: {why}"


def _spoken_of(before: dict[str, Record], after: dict[str, Record]) -> dict[str, list[str]]:
    """Return for each page, by kind and id, the cases of which something else counts towards its grade than before."""
    found: dict[str, list[str]] = {}
    for address in sorted(before.keys() | after.keys()):
        was, now = (_counting(records.get(address, {})) for records in (before, after))
        gone = " withdrawn" if "withdrawn" in after.get(address, {}) else "" if address in after else " taken out"
        for ref in sorted(ref for ref in was.keys() | now.keys() if was.get(ref) != now.get(ref)):
            found.setdefault(ref, []).append(f"`{address}`{gone}")
    return found


def _counting(case: Record) -> dict[str, list[object]]:
    """Return what of a case the rule looks at, by the page that it is about."""
    found: dict[str, list[object]] = {}
    for proof in case.get("evidence", ()):
        counts = [case["kind"], case["place"], *(proof.get(name) for name in ("direction", "design", "year"))]
        for ref in proof["about"]:
            found.setdefault(ref, []).append(counts)
    return found


def _told(evidence: Record | None) -> str:
    if not evidence:
        return "no evidence"
    counted = ", ".join(f"{evidence[way]} {way}" for way in ("for", "against", "unclear") if way in evidence)
    return f"{evidence.get('grade') or 'no grade'} ({counted})"


def _cases(before: dict[str, Record], after: dict[str, Record]) -> Iterator[str]:
    for address in sorted(before.keys() | after.keys()):
        was, now = before.get(address), after.get(address)
        if was is None or now is None:
            yield f"`{address}` {'added' if was is None else 'taken out'}"
        elif "withdrawn" in now and "withdrawn" not in was:
            yield f"`{address}` withdrawn"
        elif fields := sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name)):
            yield f"`{address}` {', '.join(fields)}"


def _pages(before: Path, after: Path, pattern: str, seen: Callable[[Path], list[str]]) -> Iterator[str]:
    """Yield the pages of which what is seen differs."""
    for page in sorted({path.relative_to(site) for site in (before, after) for path in site.glob(pattern)}):
        if seen(before / page) != seen(after / page):
            yield f"`{page.parent.as_posix()}/`"


def _whole(path: Path) -> list[str]:
    return [path.read_text(encoding="utf-8")] if path.is_file() else []


def _pictures(path: Path) -> list[str]:
    return [picture for text in _whole(path) for picture in PICTURE.findall(text)]


if __name__ == "__main__":
    sys.stdout.buffer.write(what_changes(Path(sys.argv[1]), Path(sys.argv[2])).encode())
