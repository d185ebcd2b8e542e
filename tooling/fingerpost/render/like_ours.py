"""The tools for finding places like ours: what they ask, and where what they find is shown."""

from fingerpost.alike import QUESTIONS, Question
from fingerpost.alike.likeness import WHOLE
from fingerpost.render.facets import FACETS
from fingerpost.render.likeness import MOST_COMPARED
from fingerpost.render.places import MATTERS
from fingerpost.render.site import Site, rendered

_FACETS = {facet.id for facet in FACETS}


def like_ours_tool(site: Site, root: str) -> str:
    """Return the questions, and the place for what they find."""
    return rendered(
        "slots/like_ours.html", site, root, questions=_asked(site), matters=MATTERS, places=site.places_file[0]
    )


def likeness_table(site: Site, root: str) -> str:
    """Return the published rule: what is asked, what answers it, what it weighs."""
    return rendered("slots/likeness.html", site, root, questions=QUESTIONS, whole=WHOLE)


def compare_tool(site: Site, root: str) -> str:
    """Return the place for cases side by side."""
    return rendered("slots/compare.html", site, root, places=site.places_file[0], most=MOST_COMPARED)


def _asked(site: Site) -> list[tuple[Question, list[tuple[str, str, str]]]]:
    """Return each question with its answers: code, title and address of the cases that give it."""
    return [
        (question, [(code, title, _list_of(question, code)) for code, title in titles.items()])
        for question, titles in zip(QUESTIONS, site.places.words, strict=True)
    ]


def _list_of(question: Question, code: str) -> str:
    """Return the address of the cases that give an answer, or of what comes nearest to such a list."""
    return f"cases/by/{question.id}/{code}/" if question.id in _FACETS else f"pitfalls/#{code}"
