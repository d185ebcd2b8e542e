"""On whose word a case's page stands: who gave to it, who agreed, how to cite it and how to correct it."""

from urllib.parse import quote

from fingerpost.model import Case, address
from fingerpost.render.dates import dated
from fingerpost.render.site import Site
from fingerpost.render.templates import escaped, in_language, safe

PARTS = {
    "told": "Told by",
    "checked": "Checked by",
    "challenged": "Challenged by",
    "wrote": "Written by",
    "compiled": "Compiled by",
    "hosted": "Hosted by",
    "translated": "Translated by",
}
ASKED_OF_PEOPLE = ("told", "checked", "challenged")
"""The parts of which a case says that nobody has played them."""
NAMING = {
    "people": "People may be named.",
    "organisation": "Organisations may be named, people may not.",
    "place": "The place may be named, organisations and people may not.",
    "none": "Nobody is named, nor the place.",
}


def colophon(site: Site, id: str, case: Case) -> dict[str, object]:
    """Return what the last section of a case's page is filled with."""
    return {
        "naming": NAMING.get(case.consent.naming or "", ""),
        "people": _people(case),
        "cite": _citation(site, id, case),
        "correct": _correction(site, case),
    }


def _people(case: Case) -> list[tuple[str, str]]:
    """Return each part that people played in making the case, with their names; 'nobody yet' where that matters."""
    found: list[tuple[str, str]] = []
    for part, words in PARTS.items():
        names = ", ".join(person.name for person in case.contributors if person.part == part)
        if names or (part in ASKED_OF_PEOPLE and case.kind == "real"):
            found.append((words, names or "Nobody yet"))
    return found


def _citation(site: Site, id: str, case: Case) -> str:
    """Return the line by which the case is cited: who, what, as it stood when, where, under which licence."""
    where = f" {site.settings.url}{address('case', id)}." if site.settings.url else ""
    title = in_language(case.language, case.title)
    checked = f"last checked {dated(case.reviewed)}.{escaped(where)} CC BY 4.0."
    return safe(f"{escaped(site.settings.name)}, “{escaped(title)}”, {checked}")


def _correction(site: Site, case: Case) -> str:
    """Return where a correction is sent, "" where the settings name no repository."""
    repository, title = site.settings.repository, quote(f"Correction: {case.title}")
    return f"{repository}/issues/new?template=correction.yml&title={title}" if repository else ""
