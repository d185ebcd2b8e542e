"""Cases → one table for researchers: a row a case, in which not told, not known and none are three different cells."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fingerpost.model import Case, address

NOT_KNOWN, NONE = "not known", "none"
"""What stands in a cell where the sources do not say, and where they say that there is none; a blank is not told."""
_FORMULA = re.compile(r"[\s\x00]*[=+\-@\t\r|%]")
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    says: str
    """What stands in it, for the codebook."""
    value_of: Callable[[Case], object]
    field: str = ""
    """The field of a case whose gaps the column tells apart, "" where it is never empty."""


def _each(values: Iterable[object]) -> str:
    return _BETWEEN.join(dict.fromkeys(map(str, values)))


def _found(case: Case, direction: str) -> int | str:
    return sum(proof.direction == direction for proof in case.evidence) if case.evidence else ""


COLUMNS: tuple[Column, ...] = (
    Column("title", "What it is called.", lambda case: case.title),
    Column("kind", "real, composite or training; only real cases count as evidence.", lambda case: case.kind),
    Column("status", "Whether it goes on.", lambda case: case.status),
    Column("summary", "What happened where, in a sentence.", lambda case: case.summary),
    Column("language", "Code of the language in which it is told, en or cy.", lambda case: case.language),
    Column("place", "What people there call it.", lambda case: case.place.name),
    Column("local_authority", "The council or councils.", lambda case: case.place.local_authority, "place"),
    Column("nation", "Code of the nation.", lambda case: case.place.nation),
    Column("region", "Code of the region.", lambda case: case.place.region, "place"),
    Column("scale", "Code of the scale.", lambda case: case.place.scale),
    Column("setting", "Code of the setting.", lambda case: case.place.setting),
    Column("latitude", "Degrees.", lambda case: (case.place.location or ("", ""))[0], "place"),
    Column("longitude", "Degrees.", lambda case: (case.place.location or ("", ""))[1], "place"),
    Column("started", "Year.", lambda case: case.started, "started"),
    Column("ended", "Year.", lambda case: case.ended, "ended"),
    Column("origin", "Designed, organic, mixed or unknown.", lambda case: case.origin),
    Column("lead", "Who leads it.", lambda case: case.lead, "lead"),
    Column("partners", "Who else took part.", lambda case: _each(case.partners), "partners"),
    Column("themes", "Ids of the themes it is about.", lambda case: _each(case.themes)),
    Column("ways_in", "Codes of how it began.", lambda case: _each(case.ways_in), "ways_in"),
    Column("focus", "Codes of its subjects.", lambda case: _each(case.focus), "focus"),
    Column("funders", "Who gave money.", lambda case: _each(grant.from_ for grant in case.funding), "funding"),
    Column("events", "How many events are told.", lambda case: len(case.events) or "", "events"),
    Column(
        "phases",
        "Ids of the phases in the order of the events; a return is named again in the events, not here.",
        lambda case: _each(event.phase for event in case.events if event.phase),
        "events",
    ),
    Column(
        "trajectory",
        "Date, way in and level of each position.",
        lambda case: _each(f"{at.when} {at.way_in} {at.level} ({at.coded})" for at in case.trajectory),
        "trajectory",
    ),
    Column(
        "spells",
        "Model and years of each way of lasting; an open end is a last year left out.",
        lambda case: _each(f"{spell.model} {spell.from_}-{spell.to or ''}" for spell in case.spells),
        "spells",
    ),
    Column(
        "pitfalls",
        "Id and outcome of each pitfall met.",
        lambda case: _each(f"{met.pitfall} ({met.outcome})" for met in case.pitfalls),
        "pitfalls",
    ),
    Column("findings_for", "Findings that support a page.", lambda case: _found(case, "for"), "evidence"),
    Column("findings_against", "Findings that contradict one.", lambda case: _found(case, "against"), "evidence"),
    Column("findings_unclear", "Findings that leave it open.", lambda case: _found(case, "unclear"), "evidence"),
    Column("designs", "Codes of how it was found.", lambda case: _each(it.design for it in case.evidence), "evidence"),
    Column("did_not_work", "What did not work, in Markdown.", lambda case: case.did_not_work, "did_not_work"),
    Column("missing_voices", "Whose account is not in it.", lambda case: case.missing_voices),
    Column(
        "national_rules",
        "Codes of the bodies whose rules helped or hindered.",
        lambda case: _each(body for rule in case.national_rules for body in rule.body),
        "national_rules",
    ),
    Column(
        "adapted_from",
        "Ids of earlier cases that it took something from.",
        lambda case: _each(entry.case for entry in case.adapted_from),
        "adapted_from",
    ),
    Column(
        "followed_up",
        "When it was looked up again.",
        lambda case: _each(entry.when for entry in case.followed_up),
        "followed_up",
    ),
    Column(
        "not_known",
        "Fields and questions that the sources do not answer.",
        lambda case: _each(gap.field for gap in case.not_known),
    ),
    Column("disputed", "Since when something in it is disputed.", lambda case: _each(it.on for it in case.disputed)),
    Column("consent", "public-sources or agreed.", lambda case: case.consent.basis),
    Column("naming", "The closest naming that was agreed.", lambda case: case.consent.naming),
    Column("reviewed", "When the whole of it was last checked.", lambda case: case.reviewed),
    Column("sources", "How many sources it has.", lambda case: len(case.sources)),
)
KEYS = (
    ("id", "Its permanent name."),
    ("address", "Its page, from the site's root."),
    ("withdrawn", "The day on which it was withdrawn; the rest of such a row is blank."),
)
"""The columns before `COLUMNS`."""


HEADING = [*(name for name, _ in KEYS), *(column.name for column in COLUMNS)]


def case_row(id: str, case: Case) -> str:
    """Return the line of a case."""
    row: list[object] = [id, address("case", id), case.withdrawn.on if case.withdrawn else ""]
    gaps = {gap.field: NOT_KNOWN for gap in case.not_known} | {nothing.field: NONE for nothing in case.known_none}
    return line([*row, *("" if case.withdrawn else _cell(column, case, gaps) for column in COLUMNS)])


def line(cells: Iterable[object]) -> str:
    """Return some cells as one line of the table (RFC 4180): Python's `csv` takes twice the time over long texts."""
    return ",".join([_quoted(str(cell)) for cell in cells]) + "\r\n"


def _quoted(text: str) -> str:
    if '"' in text:
        return f'"{text.replace(chr(34), chr(34) * 2)}"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text


def _cell(column: Column, case: Case, gaps: dict[str, str]) -> object:
    value = column.value_of(case)
    if value is None or value == "":
        return gaps.get(column.name) or gaps.get(column.field, "")
    return _harmless(" ".join(value.split())) if isinstance(value, str) else value


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
