"""What fills the slots of people's pages: one function a slot."""

from collections.abc import Callable, Iterator
from itertools import groupby

from fingerpost.evidence import CURRENT_FOR_YEARS, RULE
from fingerpost.model import KINDS, READING_MINUTES, PlaybookPage
from fingerpost.render.codebook import codebook
from fingerpost.render.document import document_address
from fingerpost.render.facets import FACETS
from fingerpost.render.like_ours import compare_tool, like_ours_tool, likeness_table
from fingerpost.render.loop import loop_picture
from fingerpost.render.rules import rules_list
from fingerpost.render.search import GROUPS
from fingerpost.render.sheets.chooser import pack_tool
from fingerpost.render.site import Site, rendered
from fingerpost.render.wayfinder import wayfinder_tool
from fingerpost.render.wholes.asks import asks_list
from fingerpost.render.wholes.crosswalk import framework_of, matrix
from fingerpost.render.wholes.findings import findings_list
from fingerpost.render.wholes.gaps import gaps
from fingerpost.render.wholes.health import health_list
from fingerpost.render.wholes.map import map_picture
from fingerpost.render.wholes.mix import mix_tables
from fingerpost.render.wholes.questions import questions_list
from fingerpost.render.wholes.sources import sources_list

MOST_SHOWN = 12
"""How many cases an evidence box tells of each sort: more would bury the page; the count says how many there are."""
MOST_CARDS = 60
"""How many cases the page of all cases holds; its script shows the others, and so does the list of each value."""
Fill = Callable[[Site, PlaybookPage, str, str], str]
"""(site, page, root, argument) → HTML."""


def _of_site(fill: Callable[[Site, str], str]) -> Fill:
    """Return what fills a slot in which the same stands on whatever page it is: (site, root) → HTML."""
    return lambda site, page, root, argument: fill(site, root)


def _edition(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/edition.html", site, root)


def _evidence(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    made_again = site.regraded_on.get(page.ref, "")
    return rendered(
        "evidence.html", site, root, page=page, box=site.boxes[page.ref], made_again=made_again, most=MOST_SHOWN
    )


def _crosswalk(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    rows = [(crossing, framework_of(site, crossing.framework)) for crossing in page.record.crosswalk]
    return rendered("slots/crosswalk.html", site, root, page=page, rows=rows)


def _steps(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/steps.html", site, root, page=page)


def _pages(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    groups = list(_groups(site, argument))
    return rendered("slots/pages.html", site, root, groups=groups, kind=KINDS[argument])


def _groups(site: Site, kind: str) -> Iterator[tuple[str, str, list[PlaybookPage]]]:
    """Yield the pages of a kind by group, each with its code and heading: pitfalls have groups, the others none."""
    pages = list(site.library.of_kind(kind))
    if kind != "pitfall":
        yield "", "", pages
        return
    order = list(site.library.vocabulary.pitfall_groups)
    pages.sort(key=lambda page: order.index(page.record.group or order[0]))
    for code, members in groupby(pages, key=lambda page: page.record.group or order[0]):
        yield code, site.code("pitfall_groups", code), list(members)


def _doors(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/doors.html", site, root, page=page)


def _library(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    catalogue = site.catalogue
    facets = [(facet, catalogue.choices(site.library, facet)) for facet in FACETS]
    return rendered(
        "slots/library.html",
        site,
        root,
        cases=catalogue.cases[:MOST_CARDS],
        count=len(catalogue.cases),
        facets=facets,
        columns=site.case_files.columns,
    )


def _glossary(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    terms = sorted(site.library.terms.items(), key=lambda pair: pair[1].title.casefold())
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda pair: pair[1].title[0].upper())]
    return rendered("slots/glossary.html", site, root, letters=letters)


def _paths(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/paths.html", site, root, page=page, lengths=READING_MINUTES)


def _regraded(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    by_day = [(day, list(changes)) for day, changes in groupby(site.regraded, key=lambda change: change.on)]
    days = [
        (day, [change for change in made if change.moved], [change for change in made if not change.moved])
        for day, made in by_day
    ]
    return rendered("slots/regraded.html", site, root, days=days)


def _rule(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/rule.html", site, root, rule=RULE, years=CURRENT_FOR_YEARS)


def _prints(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    titles = groupby(site.prints, key=lambda printed: (printed.group, printed.title))
    entries = [(group, title, list(forms)) for (group, title), forms in titles]
    groups = [(group, list(found)) for group, found in groupby(entries, key=lambda entry: entry[0])]
    return rendered("slots/prints.html", site, root, groups=groups)


def _document(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/document.html", site, root, address=document_address(page))


def _find(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/find.html", site, root, groups=GROUPS)


def _form(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/form.html", site, root)


def _kept(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/kept.html", site, root)


def _organisations(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return rendered("slots/organisations.html", site, root)


def _codebook(site: Site, page: PlaybookPage, root: str, argument: str) -> str:
    return codebook(site, root, argument)


SLOTS: dict[str, Fill] = {
    "asks": _of_site(asks_list),
    "codebook": _codebook,
    "compare": _of_site(compare_tool),
    "crosswalk": _crosswalk,
    "document": _document,
    "doors": _doors,
    "edition": _edition,
    "evidence": _evidence,
    "find": _find,
    "findings": _of_site(findings_list),
    "form": _form,
    "gaps": _of_site(gaps),
    "glossary": _glossary,
    "health": _of_site(health_list),
    "kept": _kept,
    "library": _library,
    "like-ours": _of_site(like_ours_tool),
    "likeness": _of_site(likeness_table),
    "loop": _of_site(loop_picture),
    "map": _of_site(map_picture),
    "mix": _of_site(mix_tables),
    "matrix": _of_site(matrix),
    "organisations": _organisations,
    "pack": _of_site(pack_tool),
    "pages": _pages,
    "paths": _paths,
    "prints": _prints,
    "questions": _of_site(questions_list),
    "regraded": _regraded,
    "rule": _rule,
    "rules": _of_site(rules_list),
    "sources": _of_site(sources_list),
    "steps": _steps,
    "wayfinder": _of_site(wayfinder_tool),
}
