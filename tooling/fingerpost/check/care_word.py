"""A word that merits care is used with care, or stands in quotation marks. This is a hint: it never fails a build.

Good:  people whom services have not reached; “hard to reach” in quotation marks, where it is what the page is about
Bad:   hard to reach, said as if it were a fact about people
Why:   some words make people into what they lack; the glossary says why, and what to say instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from fingerpost.link import Links, TermIndex, path_of, prose, spots_of
from fingerpost.model import Library
from fingerpost.problems import Finding, Key, Spot

CODE = "care-word"
_NOT_OUR_VOICE = ("“", '"', "‘", "'", "[")
"""What stands before a word that is quoted, or is the title of another page."""
Place = Callable[[int], Key | Spot]
"""The offset of a character in a text → where it stands."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a hint for each word to handle with care that stands in a text without quotation marks."""
    careful = {id: term.model_copy(update={"quiet": False}) for id, term in library.terms.items() if term.care}
    index = TermIndex.of(replace(library, terms=careful))
    for path, text, place in _texts(library):
        for start, end, id in index.find(text):
            care = careful[id].care
            if care and path != path_of(library, "term", id) and not text[:start].endswith(_NOT_OUR_VOICE):
                message = f"'{' '.join(text[start:end].split())}' is a word to handle with care"
                yield Finding(path, place(start), CODE, message, f"say instead: {care.instead}")


def _texts(library: Library) -> Iterator[tuple[str, str, Place]]:
    """Yield the file of each text, the text, and what tells where its characters stand."""
    for page in library.pages.values():
        yield from ((page.path, part.text, spots_of(part)) for part in page.parts)
    for id, term in library.terms.items():
        for name in ("definition", "note"):
            yield path_of(library, "term", id), getattr(term, name), _in_field(name)
    for id, case in library.standing():
        for name, text in prose(case):
            key = ("story", name) if name in type(case.story).model_fields else (name,)
            yield path_of(library, "case", id), text, _in_field(*key)


def _in_field(*key: str) -> Place:
    return lambda offset: (*key, offset)
