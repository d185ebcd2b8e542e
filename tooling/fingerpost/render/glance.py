"""A case at a glance: a fact a row, each with the way to the cases that share it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from fingerpost.model import Case
from fingerpost.render.site import Site
from fingerpost.render.templates import cites, escaped, in_language, safe

_STATUS = {
    "active": "Still going",
    "ended": "Ended",
    "paused": "Paused",
    "unknown": "Not known whether it goes on",
}
_ORIGIN = {
    "designed": "Designed by a programme",
    "organic": "Grown by local people",
    "mixed": "Partly designed, partly grown",
    "unknown": "Not known",
}
_MET = {"got-out": "got out of", "partly": "partly out of", "did-not": "not got out of", "unknown": "outcome not known"}


def glance(site: Site, case: Case, root: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each row."""

    def choices(facet: str, code_list: str, codes: Iterable[str]) -> Markup:
        return safe(", ".join([site.choice(root, facet, code, site.code(code_list, code)) for code in codes]))

    place = case.place
    where = f"{escaped(place.name)}, {choices('nation', 'nations', [place.nation])}"
    yield "Where", safe(f"{where}<br>{escaped(place.local_authority)}" if place.local_authority else where)
    kind = (choices("setting", "settings", [place.setting]), choices("scale", "scales", [place.scale]))
    yield "Kind of place", safe(", ".join(kind))
    yield "When", safe(f"{_years(case)}{site.choice(root, 'status', case.status, _STATUS[case.status])}")
    yield "Led by", in_language(case.language, case.lead) if case.lead else _absent(case, "lead")
    if case.ways_in:
        yield "Way in", choices("way-in", "ways_in", case.ways_in)
    if case.focus:
        yield "About", choices("focus", "subjects", case.focus)
    yield "Origin", site.choice(root, "origin", case.origin, _ORIGIN[case.origin])
    yield "Themes", safe(", ".join([site.link(root, "theme", id) for id in case.themes]))
    yield "With", in_language(case.language, "; ".join(case.partners)) if case.partners else _absent(case, "partners")
    if case.sites:
        yield "Places in it", safe("; ".join(_places(site, case, root)))
    if case.evidence:
        yield "Found", _counted(["against", "for", "unclear"], (proof.direction for proof in case.evidence))
    if case.pitfalls:
        met = _counted(_MET, (met.outcome for met in case.pitfalls), _MET)
        yield "Pitfalls met", met


def _years(case: Case) -> str:
    if not case.started:
        return "Start not known. "
    end = f"to {case.ended}" if case.ended else "to now" if case.status == "active" else "on"
    return f"{case.started} {end}. "


def _absent(case: Case, field: str) -> str:
    """Return what is said where a field is empty: that there is none, that it is not known, or that nobody told."""
    for nothing in case.known_none:
        if nothing.field == field:
            return f"Nobody, and that is known{cites(nothing.source)}"
    return "Not known" if any(gap.field == field for gap in case.not_known) else "Not told"


def _places(site: Site, case: Case, root: str) -> Iterator[str]:
    for place in case.sites:
        told = place.case and site.stands("case", place.case)
        yield site.named_link(root, "case", place.case, place.name) if told and place.case else escaped(place.name)


def _counted(order: Iterable[str], found: Iterable[str], words: dict[str, str] | None = None) -> str:
    counts = Counter(found)
    return ", ".join(f"{counts[kind]} {(words or {}).get(kind, kind)}" for kind in order if counts[kind])
