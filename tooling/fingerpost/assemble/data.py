"""The open data and what tools in the browser fetch, put into the staging folder."""

import json
from collections.abc import Sequence

import fingerpost
from fingerpost.assemble.pages import Written
from fingerpost.publish import MARK, Staging
from fingerpost.render.data import ALL_CASES, all_cases, case_uri, data_files
from fingerpost.render.document import documents
from fingerpost.render.form import form_files
from fingerpost.render.site import Site
from fingerpost.render.suggestions import ADDRESS as SUGGESTIONS
from fingerpost.render.suggestions import suggestions
from fingerpost.render.wayfinder import ways_files


def write_data(site: Site, written: Sequence[Written], staged: Staging) -> None:
    """Write the open data, what tools in the browser fetch, and the mark by which a site of ours is known.

    written: the pages, with each case as data beside its own.
    """
    row_by_id = {page.case: page.made.row for page in written if page.case and page.made}
    ids = list(site.library.cases)
    staged.put_in_pieces(ALL_CASES, all_cases(staged.content(case_uri(id)) for id in ids))
    for uri, text in data_files(site, [row_by_id[id] for id in ids]):
        staged.put(uri, text)
    for uri, text in site.case_files.files.items():
        staged.put(uri, text)
    staged.put(SUGGESTIONS, suggestions(site))
    staged.put(*site.places_file)
    for uri, text in (*form_files(site), *ways_files(site)):
        staged.put(uri, text)
    for uri, whole in documents(site):
        staged.put(uri, whole)
    mark = {"made_by": "fingerpost", "version": fingerpost.__version__, "edition": site.library.today}
    staged.put(MARK, json.dumps(mark) + "\n")
