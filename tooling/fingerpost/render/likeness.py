"""The places most like a case's, on its page, each with what is alike, what is different and what is not known."""

from typing import NamedTuple

from fingerpost.alike import QUESTIONS, Likeness, Part
from fingerpost.alike.likeness import WHOLE
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import in_language

MOST_SHOWN = 4
MOST_COMPARED = 4
_NUMBER = {question.id: number for number, question in enumerate(QUESTIONS)}


class Alike(NamedTuple):
    """A place beside another, in words."""

    id: str
    title: str
    place: str
    points: int
    most: int
    alike: str
    different: str
    unknown: str


def alike_places(site: Site, id: str, root: str) -> str:
    """Return the part of a case's page that leads to places like it; "" where there is none."""
    found = site.places.most_like(id, MOST_SHOWN)
    if not found:
        return ""
    entries = [_in_words(site, other, likeness) for other, likeness in found]
    compared = ",".join((id, *(entry.id for entry in entries[: MOST_COMPARED - 1])))
    return rendered("alike.html", site, root, id=id, entries=entries, compared=compared)


def _in_words(site: Site, id: str, likeness: Likeness) -> Alike:
    said: dict[str, list[str]] = {"alike": [], "different": [], "unknown": []}
    for part in likeness.parts:
        said[part.verdict].append(_said(site, part))
    case = site.library.cases[id]
    alike, different, unknown = (" · ".join(words) for words in said.values())
    title = in_language(case.language, case.title)
    return Alike(id, title, case.place.name, likeness.points, likeness.most, alike, different, unknown)


def _said(site: Site, part: Part) -> str:
    """Return what is shared with its points, or what they have, or of what nothing can be said."""
    if part.tenths is None:
        return part.question.title
    answers = part.ours & part.theirs if part.tenths else part.theirs
    words = site.places.said(_NUMBER[part.question.id], answers)
    points = f" ({'' if part.tenths == WHOLE else 'in part, '}{part.points})" if part.tenths else ""
    return f"{part.question.title}: {words}{points}"
