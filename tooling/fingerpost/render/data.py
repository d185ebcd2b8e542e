"""Records → the open data: JSON that other sites and researchers read."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from fingerpost.model import Case, Organisation, Page, Source, Term, Vocabulary, Wayfinder, address
from fingerpost.model.schema import schema_of
from fingerpost.render.cases_csv import HEADING, line
from fingerpost.render.feed import ADDRESS as FEED
from fingerpost.render.feed import feed
from fingerpost.render.site import Site
from fingerpost.render.wholes.crosswalk import crosswalk_csv

BASE = "data/v1/"
ALL_CASES = f"{BASE}cases.json"
_END = "\n}\n"
"""How a record ends."""
RECORDS: dict[str, type[BaseModel]] = {
    "case": Case,
    "organisation": Organisation,
    "page": Page,
    "source": Source,
    "term": Term,
    "vocabulary": Vocabulary,
    "wayfinder": Wayfinder,
}


def case_uri(id: str) -> str:
    """Return the address of a case as data."""
    return f"{BASE}cases/{id}.json"


def case_data(site: Site, id: str) -> str:
    """Return what the data files hold of one case; of a withdrawn case its name and a day."""
    case, names = site.library.cases[id], {"id": id, "address": address("case", id)}
    if case.withdrawn:
        return _json({**names, "withdrawn": _dump(case.withdrawn)})
    told = case.model_dump_json(indent=1, by_alias=True, exclude_defaults=True)
    return f"{_json(names).removesuffix(_END)},{told.removeprefix('{')}\n"


def all_cases(files: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the file of all cases in pieces: together they may be too much to hold.

    files: every case as data, in the order of the cases.
    """
    yield b'{"licence": "CC-BY-4.0", "cases": [\n'
    for number, raw in enumerate(files):
        yield b"," + raw if number else raw
    yield b"]}\n"


def data_files(site: Site, rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield address and text of each other data file that tells of more than one record.

    rows: the line of every case in the table of all cases, in the order of the cases.
    """
    yield f"{BASE}terms.json", _json([_term(site, id) for id in site.library.terms])
    yield f"{BASE}pages.json", _json([_page(site, ref) for ref in site.library.pages])
    yield f"{BASE}cases.csv", "".join((line(HEADING), *rows))
    yield f"{BASE}graph.json", _graph(site)
    yield FEED, feed(site)
    yield f"{BASE}crosswalk.csv", crosswalk_csv(site)
    for name, schema in schemas().items():
        yield f"{BASE}schema/{name}", schema


def schemas() -> dict[str, str]:
    """Return the JSON Schema of each kind of record, by file name."""
    return {f"{name}.schema.json": _schema(name, record) for name, record in sorted(RECORDS.items())}


def _schema(name: str, record: type[BaseModel]) -> str:
    schema = schema_of(record)
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json", **schema})


def _graph(site: Site) -> str:
    """Return what names what: the records, and pairs of their places in that list, each pair once."""
    library = site.library
    nodes = [(page.kind.id, page.id) for page in library.pages.values()]
    for kind, ids in (("term", library.terms), ("organisation", library.organisations)):
        nodes += ((kind, id) for id in ids)
    nodes += (("case", id) for id, _ in library.standing())
    place = {node: number for number, node in enumerate(nodes)}
    pairs = (
        (number, place[other])
        for number, node in enumerate(nodes)
        for other in site.links.neighbours.get(node, ())
        if node < other and other in place
    )
    named = [
        {"kind": kind, "id": id, "title": site.title(kind, id), "address": address(kind, id)} for kind, id in nodes
    ]
    return to_json({"licence": "CC-BY-4.0", "nodes": named, "links": list(pairs)}).decode() + "\n"


def _term(site: Site, id: str) -> dict[str, Any]:
    term = _dump(site.library.terms[id])
    if "example" in term and not site.stands("case", term["example"]["case"]):
        del term["example"]
    return {"id": id, **term}


def _page(site: Site, ref: str) -> dict[str, Any]:
    page = site.library.pages[ref]
    box = site.boxes.get(ref)
    found = (
        {
            "grade": box.grade.id,
            "for": len(box.supporting),
            "against": len(box.against),
            "unclear": len(box.unclear),
            **({"graded_again": site.regraded_on[ref]} if ref in site.regraded_on else {}),
        }
        if box
        else None
    )
    parts = {part.heading or "introduction": part.text.strip() for part in page.parts if part.text.strip()}
    return {
        "id": page.id,
        "kind": page.kind.id,
        "address": page.address,
        **_dump(page.record),
        "parts": parts,
        "evidence": found,
    }


def _dump(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _json(value: object) -> str:
    return to_json(value, indent=1).decode() + "\n"
