"""What a reader fetches stays little in a library of many cases."""

import gzip
import random
from dataclasses import replace

import pytest

from fingerpost.checked import checked
from fingerpost.model import Library
from fingerpost.model.settings import Settings
from fingerpost.render.columns import IN_ONE_FILE
from fingerpost.render.facets import FACETS
from fingerpost.render.site import Site
from fingerpost.render.slots import SLOTS
from fingerpost.render.suggestions import suggestions
from fingerpost.render.wholes.sources import MOST_CASES
from tests.conftest import ROOT, TODAY

_CASES = 2000
_FIELDS = ("place", "started", *(facet.field for facet in FACETS if facet.field not in ("nation", "region", "scale")))
_MOST_BYTES_A_CASE = 16  # compressed: at ten thousand cases half of 300 KiB to choose by, which leaves room for cards
_MOST_BYTES_OF_CARDS = 8 * 1024


@pytest.fixture(scope="module")
def site() -> Site:
    """A library of cases made by mixing the fields of the repository's own."""
    own, links, _ = checked(ROOT, TODAY)
    chance, cases = random.Random(11), [case for _, case in own.standing()]  # noqa: S311  # the same cases every time
    words = [word for case in cases for word in case.summary.split()]

    def mixed() -> dict[str, object]:
        fields = {name: getattr(chance.choice(cases), name) for name in _FIELDS if name in type(cases[0]).model_fields}
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
