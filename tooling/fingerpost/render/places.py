"""Places → the one small file from which a browser reckons which are like ours, and sets cases side by side."""

from hashlib import sha256

from pydantic_core import to_json

from fingerpost.alike import QUESTIONS, Places
from fingerpost.alike.questions import A_LITTLE, A_LOT
from fingerpost.model import Library
from fingerpost.render.templates import ENGLISH

MATTERS = {"lot": ("matters a lot", A_LOT), "little": ("matters a little", A_LITTLE), "not": ("does not matter", 0)}
"""What a reader may say of a question: in addresses, on the page, and what it then weighs."""


def places_file(library: Library, known: Places) -> tuple[str, str]:
    """Return address and text of the file; its name changes with what it says, so that it may be kept for good."""
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
    raw = to_json(whole)
    return f"like-ours/places-{sha256(raw).hexdigest()[:12]}.json", raw.decode()
