"""Imports go up the house only, in whole names, at the top of a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tooling" / "fingerpost"
LAYERS = (
    ("__init__",),
    ("problems",),
    ("forks",),
    ("workers",),
    ("cache",),
    ("kept",),
    ("model",),
    ("read",),
    ("link",),
    ("check",),
    ("checked",),
    ("evidence",),
    ("health",),
    ("alike",),
    ("render",),
    ("pour",),
    ("engine",),
    ("spare",),
    ("publish",),
    ("remote",),
    ("assemble",),
    ("build",),
    ("changes", "preview"),
    ("report", "watch"),
    ("cli",),
    ("__main__",),
)
"""From the ground up: a part may import what stands before it. `check` follows links, so it stands on `link`."""
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """Return the part of the house that a module belongs to: "read" for fingerpost.read.guard."""
    return module.split(".")[1] if "." in module else "__init__"


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and module of each import of our own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] == "fingerpost")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "fingerpost":
            if node.module == "fingerpost":
                yield from ((node.lineno, f"fingerpost.{name.name}") for name in node.names)
            else:
                yield node.lineno, node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_up_the_house_only(path: Path) -> None:
    """A part imports what stands before it in `LAYERS`, and itself."""
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]

    wrong = [
        f"line {line}: {module}"
        for line, module in imported(ast.parse(path.read_text(encoding="utf-8")))
        if part_of(module) != own and LEVEL[part_of(module)] >= LEVEL[own]
    ]

    assert wrong == []


def test_no_module_stands_outside_the_house() -> None:
    """Every part of the package has its place in `LAYERS`."""
    parts = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in FILES}

    assert parts <= LEVEL.keys()


def test_modules_of_a_part_do_not_import_in_circles() -> None:
    """Inside a part too, imports have a direction."""
    edges: dict[str, set[str]] = {}
    for path in FILES:
        name = ".".join(("fingerpost", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        edges[name] = {module for _, module in imported(ast.parse(path.read_text(encoding="utf-8")))}

    def reaches(start: str, goal: str, seen: set[str]) -> bool:
        if start in seen:
            return False
        seen.add(start)
        return goal in edges.get(start, set()) or any(reaches(step, goal, seen) for step in edges.get(start, set()))

    circles = [name for name in edges if name.count(".") > 1 and reaches(name, name, set())]

    assert circles == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_are_whole_names_at_the_top(path: Path) -> None:
    """No relative import, no import inside a function or a class, no `import *`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    relative = [node.lineno for node in imports if isinstance(node, ast.ImportFrom) and node.level]
    starred = [node.lineno for node in imports if any(name.name == "*" for name in node.names)]
    hidden = [node.lineno for node in imports if node not in tree.body]

    assert (relative, starred, hidden) == ([], [], [])
