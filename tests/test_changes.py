"""An open page learns of every change since it was served, and of none before."""

from pathlib import Path

import pytest

from fingerpost import changes
from fingerpost.assemble.poured import Pages
from fingerpost.changes import Changes
from fingerpost.checked import checked
from fingerpost.model.settings import Settings
from fingerpost.render.site import Site
from tests.conftest import TODAY
from tests.test_build import GOOD

HERE, ELSEWHERE = "about/", "cases/by/phase/holding/"
"""A page that a preview shows before the site has it, and one that only the site has."""


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """The pages of the small playbook; whoever waits for a change does not wait long."""
    monkeypatch.setattr(changes, "_PING_AFTER", 0.05)
    library, links, _ = checked(Path(GOOD), TODAY)
    return Pages(Site(library, links, Settings("Here")), {}, {})


def test_page_learns_of_its_own_change_alone(pages: Pages) -> None:
    """What is shown changes the pages that are in it, and a new site all others."""
    preview = Changes()
    preview.show(pages)
    served = preview.number

    preview.built()

    assert preview.wait(HERE, served) == served
    assert preview.wait(ELSEWHERE, served) > served


@pytest.mark.parametrize("builds", [0, 1, 5])
def test_page_of_a_preview_before_is_out_of_date(pages: Pages, builds: int) -> None:
    """Whoever ends the preview, edits and begins another sees the edit on a page that stayed open."""
    before, after = Changes(), Changes()
    before.show(pages)
    for _ in range(builds):
        before.built()
    after.show(pages)
    after.built()

    assert after.wait(HERE, before.number) != before.number
    assert after.wait(HERE, after.number) == after.number
