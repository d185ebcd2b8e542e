"""A page for each role in each phase: what to read in five minutes, in fifteen, in an hour."""

from collections.abc import Iterator

from fingerpost.model import PlaybookPage
from fingerpost.render.generated import Body
from fingerpost.render.paths.choice import reading_paths
from fingerpost.render.paths.offers import Shelf
from fingerpost.render.paths.reading import WORDS_PER_MINUTE
from fingerpost.render.site import Site, rendered

_ROOT = "../../../"


def path_pages(site: Site, shelf: Shelf, role: PlaybookPage) -> Iterator[Body]:
    """Yield a role's page for every phase."""
    roles = list(site.library.of_kind("role"))
    for phase, paths in reading_paths(shelf, role):
        words = {"role": role, "phase": phase, "roles": roles, "paths": paths, "speed": WORDS_PER_MINUTE}
        yield Body(
            f"{role.address}{phase.id}/",
            "roles/role/shell",
            f"{role.record.title}, in {phase.record.title}",
            f"What to read in five minutes, in fifteen or in an hour. {phase.record.summary}",
            "Reading path",
            rendered("path.html", site, _ROOT, **words),
            ("list", f"{role.id}/{phase.id}"),
        )
