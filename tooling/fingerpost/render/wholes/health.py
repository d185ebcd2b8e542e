"""What a maintainer should look at, as a list by what is the matter."""

from itertools import groupby

from fingerpost.health import SORTS, health
from fingerpost.render.site import Site, rendered

MOST = 60
"""Concerns shown of each sort; the command lists them all."""


def health_list(site: Site, root: str) -> str:
    """Return every sort of concern with its records, the most pressing first."""
    concerns = health(site.library, site.links, site.boxes)
    by_sort = {sort: list(group) for sort, group in groupby(concerns, key=lambda concern: concern.sort)}
    sorts = [(sort, meaning, by_sort.get(sort, [])) for sort, meaning in SORTS.items()]
    return rendered("slots/health.html", site, root, sorts=sorts, most=MOST)
