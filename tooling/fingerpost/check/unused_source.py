"""Every source that a case or an organisation lists is used in it.

Good:  sources: {eval: …} and somewhere `source: eval` or [@eval]
Bad:   a source that nothing in the file cites
Why:   a list of sources is a promise that each of them was leaned on.
"""

from collections.abc import Iterator, Mapping

from fingerpost.link import Links, path_of
from fingerpost.model import Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "unused-source"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each listed source that its own file never cites."""
    owners: list[tuple[str, str, Mapping[str, object]]] = []
    owners += [("case", id, case.sources) for id, case in library.standing()]
    owners += [("organisation", id, entry.sources) for id, entry in library.organisations.items()]
    for kind, id, listed in owners:
        for key in sorted(listed.keys() - links.own_sources.get((kind, id), frozenset())):
            path = path_of(library, kind, id)
            yield Finding(path, ("sources", key), *say("uncited", name=key))
