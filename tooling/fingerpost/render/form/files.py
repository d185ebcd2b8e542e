"""The files beside the form's page: what it knows, the form as one file, and a file to fill in without it."""

from collections.abc import Iterator

from fingerpost.render.form.know import cases_known, form_knows
from fingerpost.render.form.whole import form_file
from fingerpost.render.new_case import new_case
from fingerpost.render.site import Site

BASE = "contribute/form/"


def form_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file."""
    knows, cases = form_knows(site), cases_known(site)
    yield f"{BASE}form.json", knows
    yield f"{BASE}cases.json", cases
    yield f"{BASE}fingerpost-form.html", form_file(site, knows, cases)
    yield f"{BASE}new-case.yml", new_case(site.library, "The name of your case")
