"""What a reader fetches stays little in a library of many cases."""

import gzip
import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from fingerpost.checked import checked
from fingerpost.model import Library
from fingerpost.model.settings import Settings
from fingerpost.render.columns import IN_ONE_FILE
from fingerpost.render.facets import FACETS
from fingerpost.render.form import form_files
from fingerpost.render.site import Site
from fingerpost.render.slots import SLOTS
from fingerpost.render.suggestions import suggestions
from fingerpost.render.wholes.asks import MOST as MOST_ASKS
from fingerpost.render.wholes.asks import asks_by_body
from fingerpost.render.wholes.findings import MOST as MOST_FINDINGS
from fingerpost.render.wholes.findings import groups
from fingerpost.render.wholes.map import MOST_LISTED, located
from fingerpost.render.wholes.sources import MOST_CASES
from tests.conftest import ROOT, TODAY

_CASES = 2000
_FIELDS = ("place", "started", *(facet.field for facet in FACETS if facet.field not in ("nation", "region", "scale")))
_TOLD_TOGETHER = ("evidence", "national_rules", "sources")
_MOST_BYTES_A_CASE = 16  # compressed: at ten thousand cases half of 300 KiB to choose by, which leaves room for cards
_MOST_BYTES_OF_CARDS = 8 * 1024
_MOST_BYTES_OF_A_PAGE = 300 * 1024  # before compression; our own words, such as the bibliography, may take most of it
_SLOT = re.compile(r"<!-- fingerpost: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_MORE = re.compile(r'and (\d+) more, <a href="\.\./cases/by/([a-z-]+)/([a-z0-9-]+)/"')


@pytest.fixture(scope="module")
def site() -> Site:
    """A library of cases made by mixing the fields of the repository's own."""
    own, links, _ = checked(ROOT, TODAY)
    chance, cases = random.Random(11), [case for _, case in own.standing()]  # noqa: S311  # the same cases every time
    words = [word for case in cases for word in case.summary.split()]

    def mixed() -> dict[str, object]:
        fields = {name: getattr(chance.choice(cases), name) for name in _FIELDS if name in type(cases[0]).model_fields}
        fields |= {name: getattr(told, name) for told in (chance.choice(cases),) for name in _TOLD_TOGETHER}
        return fields | {"title": " ".join(chance.sample(words, 4)), "summary": " ".join(chance.sample(words, 20))}

    many = {f"made-{number}": chance.choice(cases).model_copy(update=mixed()) for number in range(_CASES)}
    library: Library = replace(own, cases=many)
    return Site(library, links, Settings("Many"))


def test_cases_page_shows_the_first(site: Site) -> None:
    """The page of all cases holds its first sixty; it does not grow with the library, and says how many there are."""
    page = next(page for page in site.library.pages.values() if page.address == "cases/")

    html = SLOTS["library"](site, page, "../", "")

    assert html.count('<li class="card') == 60
    assert f"All {_CASES} cases" in html


def test_cases_are_chosen_by_little(site: Site) -> None:
    """What choosing fetches is some bytes a case, and then cards by the fifty, only those that are shown."""
    files = dict(site.case_files.files)

    columns = files.pop(site.case_files.columns)

    assert len(gzip.compress(columns.encode())) < _CASES * _MOST_BYTES_A_CASE
    assert len(files) == _CASES // IN_ONE_FILE
    assert max(len(gzip.compress(text.encode())) for text in files.values()) < _MOST_BYTES_OF_CARDS


def test_suggestions_leave_out_many_cases(site: Site) -> None:
    """Names of very many cases do not weigh on everybody's first search."""
    assert len(gzip.compress(suggestions(site).encode())) < 60 * 1024


def test_bibliography_does_not_grow_without_end(site: Site) -> None:
    """Each work is told with the playbook's pages that use it and some of the cases, and how many more there are."""
    page = next(page for page in site.library.pages.values() if page.address == "sources/")

    html = SLOTS["sources"](site, page, "../", "")

    listed = [part.count("/cases/made-") for part in html.split('<li id="')]
    assert max(listed) == MOST_CASES
    assert "more, <a" in html


def test_pages_stay_short(site: Site) -> None:
    """No page that people wrote grows without end, whatever of the library it gathers."""
    weights = {
        page.address: sum(
            len(SLOTS[name](site, page, "../", argument or "").encode())
            for part in page.parts
            for name, argument in _SLOT.findall(part.text)
        )
        for page in site.library.of_kind("page")
    }

    assert {"map/", "asks/", "findings/", "sources/", "health/"} < weights.keys()
    assert {address: weight for address, weight in weights.items() if weight > _MOST_BYTES_OF_A_PAGE} == {}


@pytest.mark.parametrize("slot", ["map", "asks", "findings"])
def test_what_a_page_leaves_out_is_listed(site: Site, slot: str) -> None:
    """Where a page shows the first of many, it says how many others there are, and leads to a list that has them."""
    page = next(page for page in site.library.pages.values() if page.address == f"{slot}/")

    more = _MORE.findall(SLOTS[slot](site, page, "../", ""))

    assert more
    assert {place for place in ((by, value) for _, by, value in more) if not site.catalogue.places.get(place)} == set()


def test_cases_that_an_evidence_box_leaves_out_are_listed(site: Site) -> None:
    """Wherever a page names the first of its cases, the link to the others leads to a list of cases that there is."""
    pages = [site.library.pages[ref] for ref in site.boxes]

    more = {page.ref: _MORE.findall(SLOTS["evidence"](site, page, "../", "")) for page in pages}

    assert {ref.partition("-")[0] for ref, found in more.items() if found} == {"model", "phase", "pitfall", "theme"}
    assert [ref for ref, found in more.items() for _, *by in found if not site.catalogue.places.get(tuple(by))] == []


def test_a_long_list_shows_some_of_each_sort(site: Site) -> None:
    """What is shown of many leans no way: of each sort there are as many as of any other, or all that there are."""
    shown_of: list[tuple[Counter[str], Counter[str]]] = [
        *(
            (group.directions, Counter[str](each.proof.direction for each in group.shown))
            for group in groups(site.library)
        ),
        *((body.effects, Counter[str](each.rule.effect for each in body.shown)) for body in asks_by_body(site.library)),
    ]

    cut = [(every, shown) for every, shown in shown_of if every != shown]

    assert len(cut) > 5
    for every, shown in cut:
        assert shown.total() in (MOST_FINDINGS, MOST_ASKS)
        assert all(shown[sort] >= min(every[sort], max(shown.values()) - 1) for sort in every)


def test_form_as_one_file_leaves_out_many_cases(site: Site) -> None:
    """The file that people send about does not grow with the library: it says that it does not know the cases."""
    files = dict(form_files(site))

    whole = files["contribute/form/fingerpost-form.html"]

    assert len(whole.encode()) < 400 * 1024
    assert "too many cases for it to know their names" in whole
    assert '"made-1"' in files["contribute/form/cases.json"]
    assert '"made-1"' not in whole


def test_map_counts_what_it_cannot_mark(site: Site) -> None:
    """Marks and counts together have every place, the counts lead to their part of the list, which has every case."""
    page = next(page for page in site.library.pages.values() if page.address == "map/")

    html = SLOTS["map"](site, page, "../", "")

    drawing, lists = html.split('id="places"')
    counts = [int(count) for count in re.findall(r"<text [^>]*>(\d+)</text>", drawing)]
    assert drawing.count('<a href="../cases/') + sum(counts) == len(located(site.library))
    assert 0 < len(counts) < 200
    leading = re.findall(
        r'class="crowd" href="#([^"]+)" aria-label="\d+ places, many of them listed under ([^"]+)"', drawing
    )
    assert len(leading) == len(counts)
    assert [part for part, title in leading if f' id="{part}">{title}</h' not in lists] == []
    shown = [part.count('<li><a href="../cases/made-') for part in lists.split("<ul>")[1:]]
    left = sum(int(number) for number, _, _ in _MORE.findall(lists))
    assert max(shown) == MOST_LISTED
    assert sum(shown) + left == sum(case.kind == "real" for case in site.library.cases.values())
