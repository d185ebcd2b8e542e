"""Records → the open data: JSON that other sites and researchers read."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from fingerpost.model import Case, Organisation, Page, Source, Term, Vocabulary, address
from fingerpost.render.site import Site

BASE = "data/v1/"
RECORDS: dict[str, type[BaseModel]] = {
    "case": Case,
    "organisation": Organisation,
    "page": Page,
    "source": Source,
    "term": Term,
    "vocabulary": Vocabulary,
}


def case_file(site: Site, id: str) -> tuple[str, str]:
    """Return address and text of one case's data file: of a withdrawn case its name and a day."""
    return f"{BASE}cases/{id}.json", _json(_case(id, site.library.cases[id]))


def data_files(site: Site, cases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield address and text of each data file that tells of more than one record.

    cases: the text of each case's own file, in the order of the cases.
    """
    yield f"{BASE}cases.json", f'{{"licence": "CC-BY-4.0", "cases": [\n{",".join(cases)}]}}\n'
    yield f"{BASE}terms.json", _json([_term(site, id) for id in site.library.terms])
    yield f"{BASE}pages.json", _json([_page(site, ref) for ref in site.library.pages])
    for name, schema in schemas().items():
        yield f"{BASE}schema/{name}", schema


def schemas() -> dict[str, str]:
    """Return the JSON Schema of each kind of record, by file name."""
    return {f"{name}.schema.json": _schema(name, record) for name, record in sorted(RECORDS.items())}


def _schema(name: str, record: type[BaseModel]) -> str:
    schema = record.model_json_schema(by_alias=True)
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json", **schema})


def _case(id: str, case: Case) -> dict[str, Any]:
    if case.withdrawn:
        return {"id": id, "address": address("case", id), "withdrawn": _dump(case.withdrawn)}
    return {"id": id, "address": address("case", id), **_dump(case)}


def _term(site: Site, id: str) -> dict[str, Any]:
    term = _dump(site.library.terms[id])
    if "example" in term and not site.stands("case", term["example"]["case"]):
        del term["example"]
    return {"id": id, **term}


def _page(site: Site, ref: str) -> dict[str, Any]:
    page = site.library.pages[ref]
    box = site.boxes.get(ref)
    found = (
        {"grade": box.grade.id, "for": len(box.supporting), "against": len(box.against), "unclear": len(box.unclear)}
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
