"""The open data: a table that no spreadsheet runs, in which not told, not known and none are told apart."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from fingerpost.checked import checked
from fingerpost.model import Case
from fingerpost.model.settings import Settings
from fingerpost.render.cases_csv import HEADING, case_row, line
from fingerpost.render.codebook import records_of
from fingerpost.render.data import RECORDS, data_files
from fingerpost.render.site import Site
from tests.conftest import TODAY
from tests.properties import stable

GOOD = Path(__file__).parent / "sites" / "good"


@pytest.fixture(scope="module")
def site() -> Site:
    """The good site, with everything that pages are made from."""
    library, links, problems = checked(GOOD, TODAY)
    assert problems == []
    return Site(library, links, Settings(name="A playbook"))


def cells(id: str, case: Case) -> dict[str, str]:
    """Return a case's row of the table, by column."""
    return dict(zip(HEADING, next(csv.reader(io.StringIO(case_row(id, case)))), strict=True))


@stable
@given(st.sampled_from(["=", "+", "-", "@", "\t=", " =", "|", "%", "\n@"]), st.text(max_size=20))
def test_no_cell_is_a_formula(site: Site, start: str, rest: str) -> None:
    """Whatever an author writes, no spreadsheet takes it for something to run; the row stays one row."""
    hostile = f"{start}{rest}"
    case = site.library.cases["riverside-together"].model_copy(update={"title": hostile, "partners": (hostile,)})

    rows = list(csv.reader(io.StringIO(case_row("x", case))))

    assert [len(row) for row in rows] == [len(HEADING)]
    assert not [cell for cell in rows[0] if cell.lstrip()[:1] in ("=", "+", "@", "|", "%")]
    assert not [cell for cell in rows[0] if cell.startswith("-") and not cell[1:].replace(".", "").isdigit()]


@stable
@given(st.lists(st.text(max_size=20) | st.integers() | st.floats(), min_size=2, max_size=4))
def test_line_of_any_cells(row: list[object]) -> None:
    """A line of the table is what Python's own writer makes of its cells."""
    out = io.StringIO(newline="")

    csv.writer(out).writerow(row)

    assert line(row) == out.getvalue()


def test_the_table_tells_not_told_not_known_and_none_apart(site: Site) -> None:
    """A blank, a gap with its reason and a known nothing are three different cells."""
    told, silent = site.library.cases["riverside-together"], site.library.cases["quarry-lane"]

    assert cells("a", told)["partners"] == "Wenholme Borough Council; An invented housing association"
    assert cells("a", told)["ended"] == "not known"
    assert cells("b", silent)["partners"] == "none"
    assert cells("b", silent)["lead"] == ""


def test_a_withdrawn_case_keeps_its_name_and_its_day(site: Site) -> None:
    """The row of a withdrawn case holds nothing of what it told."""
    row = cells("old-ferry", site.library.cases["old-ferry"])

    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "old-ferry",
        "address": "cases/old-ferry/",
        "withdrawn": "2026-03-01",
    }


def test_the_graph_names_each_pair_once(site: Site) -> None:
    """Records name one another; a withdrawn case is not among them."""
    files = dict(data_files(site, [case_row(id, case) for id, case in site.library.cases.items()]))
    graph = json.loads(files["data/v1/graph.json"])

    pairs = [tuple(sorted(pair)) for pair in graph["links"]]

    assert pairs
    assert len(pairs) == len(set(pairs))
    assert "old-ferry" not in {node["id"] for node in graph["nodes"]}
    assert files["data/v1/cases.csv"].count("\r\n") == len(site.library.cases) + 1


def fields_of(record: type[BaseModel]) -> Iterator[str]:
    """Yield every field of a record and of the records within it, as files spell them."""
    schema = record.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", ())


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_the_codebook_has_every_field(kind: str) -> None:
    """A field that exists is explained: what kind of value it has, and where it leads."""
    found = list(records_of(kind, RECORDS[kind]))
    anchors = {record.anchor for record in found}

    fields = [field for record in found for field in record.fields]

    assert sorted(field.name for field in fields) == sorted(fields_of(RECORDS[kind]))
    assert all(field.holds != "a value" for field in fields)
    assert {field.record for field in fields if field.record} <= anchors
