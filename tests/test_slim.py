"""A library's records take little memory, and say all that they said."""

import tracemalloc

import yaml

from fingerpost.model import Case
from fingerpost.read.slim import slim
from tests.conftest import ROOT

TREES = [
    yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # a SafeLoader: all is text
    for path in sorted((ROOT / "case_studies").glob("*.yml"))
]
TEXTS = [Case.model_validate(tree).model_dump_json(by_alias=True, exclude_defaults=True) for tree in TREES]


def test_slim_records_say_the_same() -> None:
    """A record that was made slim equals the one that was not, and comes out the same as data."""
    for text in TEXTS:
        whole, slimmed = Case.model_validate_json(text), Case.model_validate_json(text)
        slim(slimmed)

        assert slimmed == whole
        assert slimmed.model_dump_json(by_alias=True, exclude_defaults=True) == text
        assert slimmed.model_copy(update={"title": "Another"}).model_dump()["title"] == "Another"


def test_slim_records_take_less_memory() -> None:
    """They take two thirds of the room at most: a machine holds a library of ten thousand cases."""
    tracemalloc.start()
    cases = [Case.model_validate_json(text) for text in TEXTS]
    before = tracemalloc.get_traced_memory()[0]
    slim(tuple(cases))
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert after < before * 2 / 3
