"""The wayfinder: its questions, what each answer suggests, and the one small file that the browser chooses from."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from fingerpost.evidence import Box, Said
from fingerpost.model import Case, Wayfinder, address
from fingerpost.model.wayfinder import Reason, Way
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import ENGLISH

MOST_TOLD = 3
"""How many cases of each sort stand beside a way; its pages have the others."""
_SIDES = ("supporting", "against", "unclear")


def wayfinder_tool(site: Site, root: str) -> str:
    """Return the questions with what each answer suggests, and the places for what the answers together do."""
    table = site.library.wayfinder
    if table is None:
        return ""
    return rendered(
        "slots/wayfinder.html",
        site,
        root,
        table=table,
        suggested={
            id: {answer: list(_suggested(table, id, answer)) for answer in question.answers}
            for id, question in table.questions.items()
        },
        pages={way.to: _page(site, way.to) for way in table.ways},
        evidence={way.to: _pages_with_cases(site, way) for way in table.ways},
        ways_file=ways_file(site)[0],
    )


def _suggested(table: Wayfinder, question: str, answer: str) -> Iterator[tuple[Way, Reason]]:
    """Yield the ways that one answer speaks for, with the reason."""
    for way in table.ways:
        for reason in way.speaks_for:
            if reason.question == question and answer in reason.answers:
                yield way, reason


def ways_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the file, where the playbook has such a table."""
    if site.library.wayfinder:
        yield ways_file(site)


def ways_file(site: Site) -> tuple[str, str]:
    """Return address and text of the file; its name changes with what it says, so that it may be kept for good."""
    table = site.library.wayfinder
    ways = [_way(site, table, way) for way in table.ways] if table else []
    text = json.dumps({"ways": ways}, ensure_ascii=False, separators=(",", ":"))
    return f"wayfinder/ways-{sha256(text.encode()).hexdigest()[:12]}.json", text


def _reason(table: Wayfinder, reason: Reason) -> dict[str, Any]:
    return {**reason.model_dump(), "worth": table.questions[reason.question].worth}


def _way(site: Site, table: Wayfinder, way: Way) -> dict[str, Any]:
    boxes = [site.boxes[ref] for ref in (way.to, *way.rests_on) if ref in site.boxes]
    said = {side: list(_by_case(boxes, side)) for side in _SIDES}
    return {
        **_page(site, way.to),
        "costs": way.costs,
        "beside": {**_page(site, f"pitfall-{way.beside}"), "met": _met(site, way.beside)},
        "speaks_for": [_reason(table, reason) for reason in way.speaks_for],
        "not_yet": [_reason(table, reason) for reason in way.not_yet],
        "cases": {side: [_told(one) for one in entries[:MOST_TOLD]] for side, entries in said.items()},
        "counts": {side: len(entries) for side, entries in said.items()},
        "more": [{"title": title, "address": uri} for title, uri in _pages_with_cases(site, way)],
    }


def _page(site: Site, ref: str) -> dict[str, str]:
    page = site.library.pages[ref]
    record = page.record
    kind = f"{page.kind.singular}, {record.minutes} minutes" if record.minutes else page.kind.singular
    return {"kind": kind, "title": record.title, "summary": record.summary, "address": page.address}


def _pages_with_cases(site: Site, way: Way) -> list[tuple[str, str]]:
    """Return title and address of the pages whose cases speak for and against a way."""
    refs = [ref for ref in (way.to, *way.rests_on) if ref in site.boxes]
    return [(site.library.pages[ref].record.title, f"{site.library.pages[ref].address}#in-real-places") for ref in refs]


def _by_case(boxes: Iterable[Box], side: str) -> Iterator[Said]:
    """Yield what was said on one side, once for each case, that of the nearest page first."""
    seen: set[str] = set()
    for box in boxes:
        for said in getattr(box, side):
            if said.case_id not in seen:
                seen.add(said.case_id)
                yield said


def _told(said: Said) -> dict[str, str]:
    at = f"{address('case', said.case_id)}#evidence"
    return {"claim": said.proof.claim, "case": said.case.title, "address": at, **_language(said.case)}


def _language(case: Case) -> dict[str, str]:
    return {} if case.language == ENGLISH else {"language": case.language}


def _met(site: Site, pitfall: str) -> list[dict[str, str]]:
    """Return some real places that met a pitfall, one of each outcome before a second of any."""
    box = site.boxes.get(f"pitfall-{pitfall}")
    firsts = {entry.met.outcome: entry for entry in reversed(box.met)} if box else {}
    return [
        {
            "outcome": entry.met.outcome,
            "case": entry.case.title,
            "address": f"{address('case', entry.case_id)}#met-{pitfall}",
            **_language(entry.case),
        }
        for _, entry in sorted(firsts.items())
    ]
