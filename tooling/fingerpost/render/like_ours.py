"""The tools for finding places like ours: what they ask, and the one small file that the browser reckons from."""

import json
from hashlib import sha256

from fingerpost.alike import QUESTIONS, Question
from fingerpost.alike.likeness import WHOLE
from fingerpost.alike.questions import A_LITTLE, A_LOT
from fingerpost.render.facets import FACETS
from fingerpost.render.likeness import MOST_COMPARED
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import ENGLISH

MATTERS = {"lot": ("matters a lot", A_LOT), "little": ("matters a little", A_LITTLE), "not": ("does not matter", 0)}
"""What a reader may say of a question: in addresses, on the page, and what it then weighs."""
_FACETS = {facet.id for facet in FACETS}


def like_ours_tool(site: Site, root: str) -> str:
    """Return the questions, and the place for what they find."""
    return rendered(
        "slots/like_ours.html", site, root, questions=_asked(site), matters=MATTERS, places=places_file(site)[0]
    )


def likeness_table(site: Site, root: str) -> str:
    """Return the published rule: what is asked, what answers it, what it weighs."""
    return rendered("slots/likeness.html", site, root, questions=QUESTIONS, whole=WHOLE)


def compare_tool(site: Site, root: str) -> str:
    """Return the place for cases side by side."""
    return rendered("slots/compare.html", site, root, places=places_file(site)[0], most=MOST_COMPARED)


def _asked(site: Site) -> list[tuple[Question, list[tuple[str, str, str]]]]:
    """Return each question with its answers: code, title and address of the cases that give it."""
    return [
        (question, [(code, title, _list_of(question, code)) for code, title in titles.items()])
        for question, titles in zip(QUESTIONS, site.places.words, strict=True)
    ]


def places_file(site: Site) -> tuple[str, str]:
    """Return address and text of the file; its name changes with what it says, so that it may be kept for good."""
    library, known = site.library, site.places
    questions = [
        {
            "id": question.id,
            "title": question.title,
            "weight": question.weight,
            "spans": sorted(question.spans),
            "answers": titles,
        }
        for question, titles in zip(QUESTIONS, known.words, strict=True)
    ]
    cases = [
        {
            "id": id,
            "title": library.cases[id].title,
            "place": library.cases[id].place.name,
            "kind": library.cases[id].kind,
            "language": "" if library.cases[id].language == ENGLISH else library.cases[id].language,
            "answers": [sorted(answers) for answers in known.profiles[id]],
        }
        for id in sorted(known.profiles, key=lambda id: (known.titles[id], id))
    ]
    whole = {
        "questions": questions,
        "matters": {word: weight for word, (_, weight) in MATTERS.items()},
        "cases": cases,
        "withdrawn": sorted(id for id, case in library.cases.items() if case.withdrawn),
        "pitfalls": {page.id: page.record.title for page in library.of_kind("pitfall")},
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return f"like-ours/places-{sha256(text.encode()).hexdigest()[:12]}.json", text


def _list_of(question: Question, code: str) -> str:
    """Return the address of the cases that give an answer, or of what comes nearest to such a list."""
    return f"cases/by/{question.id}/{code}/" if question.id in _FACETS else f"pitfalls/#{code}"
