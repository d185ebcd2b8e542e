"""Compiled templates that are kept save time, and never stand in the way of a build."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.bccache import Bucket

from fingerpost.render.compiled import Compiled

WORDS = "{% for word in words %}{{ word }} {% endfor %}"


class Counted(Compiled):
    """Counts how often a template had to be compiled."""

    times = 0

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.times += 1
        super().dump_bytecode(bucket)


def compiled_anew(folder: Path, how: bytes = b"ours") -> int:
    """Use a template in another process, as it were, and return how often it was compiled."""
    kept = Counted(folder, how)
    environment = Environment(loader=DictLoader({"page.html": WORDS}), autoescape=True, bytecode_cache=kept)
    assert environment.get_template("page.html").render(words=["a", "<b>"]) == "a &lt;b&gt; "
    return kept.times


def test_template_is_compiled_once(tmp_path: Path) -> None:
    """What one process compiled another takes, unless it is compiled with something else."""
    folder = tmp_path / "kept"

    times = [compiled_anew(folder), compiled_anew(folder), compiled_anew(folder, b"others'")]

    assert times == [1, 0, 1]


def test_template_is_compiled_by_another_jinja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of Jinja may compile the same template to other code, a safer one, say."""
    compiled_anew(tmp_path)
    monkeypatch.setattr("fingerpost.render.compiled.version", lambda package: f"another {package}")

    assert compiled_anew(tmp_path) == 1


def test_damaged_template_is_compiled_anew(tmp_path: Path) -> None:
    """Wherever a file is cut short or changed, the page comes out as it should."""
    compiled_anew(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            file.write_bytes(damaged)

            assert compiled_anew(tmp_path) == 1


def test_template_is_compiled_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """Where the folder cannot be made, as in a package that somebody else owns, each process compiles for itself."""
    (tmp_path / "file").touch()

    times = [compiled_anew(tmp_path / "file"), compiled_anew(tmp_path / "file" / "below")]

    assert times == [1, 1]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
