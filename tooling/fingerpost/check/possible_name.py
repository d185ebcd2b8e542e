"""Where people agreed that nobody is named, what looks like a name is looked at. It never fails a build.

Good:  a resident who had run the café; the name of an organisation that stands under lead, partners or funding as well
Bad:   a resident, Ann Lowe; founded by Ann Lowe; the name of somebody who told the case, in what they told
Why:   a name is written in a moment, and stays with the person for good.
"""

import re
from collections.abc import Iterator

from fingerpost.check.private_detail import nameless, names_nobody
from fingerpost.link import Links, path_of
from fingerpost.model import Case, Library, texts_of
from fingerpost.model.messages import say
from fingerpost.problems import Finding, Key

CODE = "possible-name"
ORGANISATIONS = ("title", "also_known_as", "place", "sites", "lead", "partners", "funding", "sources")
"""Fields of a case that name places and organisations: what stands there is the name of one elsewhere as well."""
PEOPLE = "authors"
"""The field within these that names people."""
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_NO_FIRST = r"(?!(?:The|A|An|In|At|On|As|By|For|From|With|Within|And|But|When|After|Since|Our|Their|Its)[ \n])"
_FIRST = rf"{_NO_FIRST}[A-ZÀ-ÖØ-Þ][{_LETTER}'’-]+"
_NAME = rf"{_FIRST}[ \n][A-ZÀ-ÖØ-Þ][{_LETTER}'’-]+(?![{_LETTER}]|[ \n][A-ZÀ-ÖØ-Þ])"
_ROLE = (
    r"(?:co-?ordinator|manager|director|chair(?:man|woman|person)?|founder|leader|officer|worker|volunteer|resident|tenant"
    r"|neighbour|teacher|head|mother|father|mayor|priest|vicar|nurse|doctor|executive|organiser|councillor|trustee"
    r"|secretary|treasurer|caretaker|activist|campaigner|facilitator|mentor|artist)"
)
PERSON = re.compile(
    rf"(?<![{_LETTER}-]){_ROLE},?[ \n]({_NAME})"
    rf"|(?<![{_LETTER}-])({_NAME}),[ \n](?:the|a|an|its|their|our|then|now)[ \n](?:[a-z-]+[ \n]){{0,2}}"
    rf"{_ROLE}(?![{_LETTER}])"
    rf"|(?<![{_LETTER}-])({_NAME}),?[ \n]who[ \n](?:led|lived|founded|started|chaired|ran)(?![{_LETTER}])"
    rf"|(?<![{_LETTER}-])(?:led|founded|run|chaired|started|set[ \n]up)[ \n]by[ \n]({_NAME})"
)
"""Two names beside what a person is or did, in what Python and JavaScript both read."""
WHOLE_NAME = re.compile(rf"^{_NAME}$")


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a hint for each such name, once in each text."""
    for id, case in library.standing():
        if names_nobody(case):
            yield from _in_case(path_of(library, "case", id), case)


def _in_case(path: str, case: Case) -> Iterator[Finding]:
    texts = texts_of(case)
    known = " | ".join(text for key, text in texts if _names_one(key))
    tellers = [each.name for each in case.contributors if WHOLE_NAME.search(each.name)]
    for key, text in nameless(case, texts):
        names = [name for match in PERSON.finditer(text) for name in match.groups() if name]
        names += [name for name in tellers if name in text]
        for name in dict.fromkeys(names):
            if _names_one(key) or " ".join(name.split()) not in known:
                yield Finding(path, (*key, text.index(name)), *say("possible name", found=beginning(name)))


def _names_one(key: Key) -> bool:
    return key[0] in ORGANISATIONS and key[-1] != PEOPLE


def beginning(name: str) -> str:
    """Return as much of a name as a report may show."""
    first, last = name.split()
    return f"{first} {last[0]}…"
