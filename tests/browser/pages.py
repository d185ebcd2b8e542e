"""One page of every kind: what the browser tests walk through."""

from pathlib import Path

from fingerpost.model import KINDS

ROOT = Path(__file__).parent.parent.parent
_WELL_FILLED = {
    "phase": "holding",
    "theme": "power",
    "pitfall": "hero-leader",
    "exercise": "power-map",
    "model": "anchor",
}
"""Kind → the page of it that has most to show."""


def _playbook() -> dict[str, str]:
    """Return the kinds that the playbook has pages of, each with its list and one page, by a name for the test."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        folder = ROOT / "playbook" / kind.folder
        ids = sorted(path.stem for path in folder.glob("*.md") if path.stem != "index") if kind.folder else []
        if (folder / "index.md").is_file() and kind.folder:
            found[kind.plural.lower()] = f"{kind.folder}/"
        if ids:
            id = _WELL_FILLED.get(kind.id, ids[0])
            found[kind.singular.lower()] = f"{kind.folder}/{id if id in ids else ids[0]}/"
    organisations = sorted((ROOT / "playbook" / "organisations").glob("*.yml"))
    if organisations:
        found["organisation"] = f"organisations/{organisations[0].stem}/"
    return found


PAGES: dict[str, str] = {
    "home": "",
    **_playbook(),
    "case": "cases/coventry-grapevine/",
    "cases": "cases/",
    "cases chosen": "cases/?theme=power&nation=england&colour=red&view=timeline",
    "facet list": "cases/by/phase/holding/",
    "empty facet list": "cases/by/status/paused/",
    "term": "glossary/collective-impact/",
    "term of few words": "glossary/lived-experience/",
    "A to Z": "glossary/",
    "evidence": "evidence/",
    "asks": "asks/",
    "findings": "findings/",
    "gaps": "gaps/",
    "health": "health/",
    "reading path": "roles/councillor/sensing/#minutes-15",
    "map": "map/",
    "crosswalk": "crosswalk/",
    "open questions": "open-questions/",
    "who is here": "who-is-here/",
    "sources": "sources/",
    "print": "print/",
    "pack": "print/pack/?items=exercise-who-is-missing,worksheet-power-map,case-big-local,colour-red&for=facilitator",
    "find": "find/",
    "found": "find/?q=hero",
    "nothing found": "find/?q=xyzzyx",
    "page with marks": "pitfalls/moving-on/?mark=lesson",
    "like ours": "like-ours/?scale=town&setting=coastal&focus=jobs-and-economy&marks=shock&nation=atlantis",
    "wayfinder": "wayfinder/?happened=quarrel&trust=few&money=tied&colour=red",
    "compare": "compare/?cases=watchet-onion-collective,love-barrow-families,no-such-case",
    "about": "about/",
    "accessibility": "accessibility/",
    "without a network": "offline/",
    "data": "data/",
    "codebook": "data/v1/codebook/",
    "contribute": "contribute/",
    "form": "contribute/form/",
    "step of the form": "contribute/form/#step-events",
    "checks": "contribute/checks/",
    "404": "404.html",
}
"""A name for each kind of page → the address of one of them."""
