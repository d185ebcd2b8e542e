"""Lists of cases stay short however many cases there are."""

import re
from dataclasses import replace

from fingerpost.build import site_of
from fingerpost.checked import checked
from fingerpost.render.generated import Body
from fingerpost.render.lists import ON_A_PAGE, case_card, list_body, list_pages
from tests.conftest import TODAY
from tests.test_hostile import GOOD

_TO_CASE = re.compile(r'href="((?:\.\./)+)cases/([a-z0-9-]+)/"')
_MANY = 2 * ON_A_PAGE + 1


def _pages(count: int) -> list[Body]:
    library, links, _ = checked(GOOD, TODAY)
    case = library.cases["quarry-lane"]
    cases = {f"lane-{number}": case.model_copy(update={"title": f"Lane {number:04}"}) for number in range(count)}
    site = site_of(GOOD, replace(library, cases=cases), links)
    return [
        list_body(site, page, [case_card(site, place) for place in page.places])
        for page in list_pages(site, "setting")
        if page.code == case.place.setting
    ]


def test_long_list_stands_on_several_pages() -> None:
    """Each case stands once, in order; every link leads from where its page stands, and pages lead to one another."""
    pages = _pages(_MANY)

    assert len(pages) == -(-_MANY // ON_A_PAGE)
    found = [id for page in pages for _, id in _TO_CASE.findall(page.html)]
    assert found == [f"lane-{number}" for number in range(_MANY)]
    for page in pages:
        assert page.address.count("/") == pages[0].address.count("/")  # as deep as the shell that they stand in
        assert {root for root, _ in _TO_CASE.findall(page.html)} == {"../" * page.address.count("/")}
    addresses = {page.address for page in pages}
    for number, page in enumerate(pages, 1):
        ways = set(re.findall(r'href="(?:\.\./)+(cases/by/[^"]+)"', page.html))
        turned = (1, number - 1, number + 1, len(pages))
        near = {pages[other - 1].address for other in turned if 0 < other <= len(pages)}
        assert ways == near - {page.address}
        assert ways <= addresses
    assert len({page.title for page in pages}) == len(pages)


def test_short_list_stands_on_one_page() -> None:
    """A list that fits has no pages to turn."""
    (page,) = _pages(ON_A_PAGE)

    assert 'class="pages"' not in page.html
