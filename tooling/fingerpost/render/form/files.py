"""The files beside the form's page: what it knows, and the other doors for those who cannot use it."""

from collections.abc import Iterator

from fingerpost.render.form.know import cases_known, form_knows
from fingerpost.render.new_case import new_case
from fingerpost.render.site import Site

BASE = "contribute/form/"


def form_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file."""
    yield f"{BASE}form.json", form_knows(site)
    yield f"{BASE}cases.json", cases_known(site)
    yield f"{BASE}new-case.yml", new_case(site.library, "The name of your case")
