"""Every source that a case or an organisation lists is used in it.

Good:  sources: {eval: …} and somewhere `source: eval` or [@eval]
Bad:   a source that nothing in the file cites
Why:   a list of sources is a promise that each of them was leaned on.
"""

from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.link.references import of_case, of_organisation
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "unused-source"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each listed source that its own file never cites."""
    owners = [("case", id, set(case.sources), of_case(case)) for id, case in library.standing()]
    owners += [("organisation", id, set(o.sources), of_organisation(o)) for id, o in library.organisations.items()]
    for kind, id, listed, references in owners:
        used = {reference.id for reference in references if reference.kind == "own source"}
        for key in sorted(listed - used):
            path = path_of(library, kind, id)
            yield Finding(
                path,
                ("sources", key),
                CODE,
                f"nothing in this file cites the source '{key}'",
                "cite it where its facts stand, or delete it",
            )
