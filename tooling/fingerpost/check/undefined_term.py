"""A word that not everybody knows is explained: an abbreviation in the text, a near word in the glossary.

Good:  the integrated care board (ICB); or ICB as a synonym of a term; or under abbreviations in the vocabulary
Bad:   the ICB, in a text that never says what that is; `name: backbone` where the glossary has the term
Why:   letters that a reader cannot open shut the page to everybody outside the trade.
"""

import re
from collections.abc import Iterator

from fingerpost.link import Links, path_of, prose, spots_of, without_marks
from fingerpost.model import Case, Cases, Library, PlaybookPage
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "undefined-term"
ABBREVIATION = re.compile(r"\b[A-Z]{2,6}(?=s?\b)(?!-)")
_TWO_CAPITALS = re.compile("[A-Z]{2}")
"""What each has in it: found three times as fast, and most texts have none."""
NAMES = frozenset({"title", "lead", "partners", "funding", "place", "contributors", "sources"})
"""Fields of a case whose abbreviations are names, and are told there."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each abbreviation that a text does not explain, and each lookalike that has its own term."""
    known = abbreviations_known(library)
    for page in library.pages.values():
        yield from _in_page(page, known)
    yield from _lookalikes(library)


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each abbreviation that a case does not explain."""
    known = abbreviations_known(library)
    for id, case in cases:
        yield from _in_case(path_of(library, "case", id), case, known)


def abbreviations_known(library: Library) -> frozenset[str]:
    """Return the abbreviations that readers can look up."""
    names = [name for term in library.terms.values() for name in (term.title, *term.synonyms)]
    names += (organisation.title for organisation in library.organisations.values())
    told = {abbreviation.upper() for abbreviation in library.vocabulary.abbreviations}
    return frozenset(told.union(*map(ABBREVIATION.findall, names)))


def _in_page(page: PlaybookPage, known: frozenset[str]) -> Iterator[Finding]:
    whole = " ".join(part.text for part in page.parts)
    unknown = set(ABBREVIATION.findall(without_marks(whole))) - known
    for abbreviation in sorted(unknown):
        if not _is_introduced(abbreviation, whole):
            part = next(part for part in page.parts if abbreviation in part.text)
            spot = spots_of(part)(part.text.index(abbreviation))
            yield Finding(page.path, spot, *say("not spelt out", where="page", name=abbreviation))


def _in_case(path: str, case: Case, known: frozenset[str]) -> Iterator[Finding]:
    texts = list(prose(case))
    abbreviated = (text for _, text in texts if _TWO_CAPITALS.search(text))
    unknown = {found for text in abbreviated for found in ABBREVIATION.findall(text)} - known
    if not unknown:
        return
    names = case.model_dump_json(include=set(NAMES))
    whole = " ".join(text for _, text in texts)
    for abbreviation in sorted(unknown.difference(ABBREVIATION.findall(names))):
        if not _is_introduced(abbreviation, whole):
            name, text = next(pair for pair in texts if abbreviation in pair[1])
            key = ("story", name) if name in type(case.story).model_fields else (name,)
            told = say("not spelt out", where="case", name=abbreviation)
            yield Finding(path, (*key, text.index(abbreviation)), *told)


def _is_introduced(abbreviation: str, text: str) -> bool:
    """Tell whether brackets join an abbreviation to what it stands for, or quotation marks say that it is a name."""
    ways = (f"({abbreviation}", f"{abbreviation} (", f"{abbreviation})", f"“{abbreviation}”", f'"{abbreviation}"')
    return any(way in text for way in ways)


def _lookalikes(library: Library) -> Iterator[Finding]:
    owners = {name.casefold(): id for id, term in library.terms.items() for name in (term.title, *term.synonyms)}
    for id, term in library.terms.items():
        for index, other in enumerate(term.not_to_be_confused_with):
            owner = owners.get((other.name or "").casefold())
            if owner and not other.term:
                key = ("not_to_be_confused_with", index, "name")
                message = f"'{other.name}' is a term of the glossary"
                yield Finding(path_of(library, "term", id), key, CODE, message, f"write 'term: {owner}' instead")
