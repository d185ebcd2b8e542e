"""Citations in something about to be printed → numbers, and the list of sources that the numbers lead to."""

from typing import Any

from fingerpost.model import Library
from fingerpost.model.provenance import CaseSource
from fingerpost.model.source import Source
from fingerpost.render.sheets.tree import Branch, plain


def numbered(printed: list[Branch], library: Library) -> tuple[list[Branch], list[Branch]]:
    """Return the same with each cited work's number beside it, and the works in the order of their numbers.

    Below a branch with a "scope", ids are keys of that case's own sources. A work that a case and the bibliography
    both name, by the same title and year, has one number.
    """
    works: dict[tuple[str, int | None], Branch] = {}
    number_by_id: dict[tuple[str, str], int] = {}

    def number(id: str, scope: str) -> int:
        if (id, scope) not in number_by_id:
            source = _source(library, id, scope)
            identity = (source.title.casefold(), source.year) if source else (id, None)
            if identity not in works:
                works[identity] = _work(len(works) + 1, id, source)
            number_by_id[id, scope] = int(works[identity]["number"])
        return number_by_id[id, scope]

    def walk(value: Any, scope: str) -> Any:
        if isinstance(value, list):
            return [walk(entry, scope) for entry in value]
        if not isinstance(value, dict) or value.get("type") == "text":
            return value
        scope = value.get("scope", scope)
        if value.get("type") != "citation":
            return {name: entry if isinstance(entry, str) else walk(entry, scope) for name, entry in value.items()}
        marks = [
            {"number": number(work["id"], scope), "via": work["via"] and number(work["via"], scope)}
            for work in value["works"]
        ]
        return {"type": "citation", "marks": marks, "ours": value["ours"]}

    return walk(printed, ""), list(works.values())


def _source(library: Library, id: str, scope: str) -> Source | CaseSource | None:
    return library.cases[scope].sources.get(id) if scope else library.sources.get(id)


def _work(number: int, id: str, source: Source | CaseSource | None) -> Branch:
    fields = {name: getattr(source, name, None) for name in ("title", "authors", "publisher", "year", "url", "read")}
    if fields["publisher"] == fields["authors"]:
        fields["publisher"] = None
    texts = {name: plain(words) for name, words in fields.items() if isinstance(words, str) and name != "url"}
    return {"number": number, **fields, **texts, "title": texts.get("title", id)}
