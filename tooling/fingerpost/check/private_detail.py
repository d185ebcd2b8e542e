"""Nothing here leads a stranger to somebody's door, telephone, letter box or records.

Good:  a group instead of a person; half of a postcode; a year or an age band; a link to a contact page
Bad:   an e-mail address, a telephone number, a full postcode, a date of birth, an NHS or National Insurance number;
       Mrs Lowe, in a case whose consent lets organisations be named and no people
Why:   what has once been shared is copied, and cannot be called back from those who have the copy.

03 and 08 numbers are services' own and may stay, and so may web addresses. The report shows only the beginning of what
it found, because reports are kept too. If the file has been sent already, tell a maintainer: see "Add a case".
"""

import re
from collections.abc import Iterator

import re2  # type: ignore[import-untyped]
from pydantic import BaseModel
from pydantic_core import to_json

from fingerpost.link import Links, path_of, spots_of
from fingerpost.model import Case, Cases, Library, texts_of
from fingerpost.model.messages import say
from fingerpost.problems import Finding, Key

CODE = "private-detail"
_ALONE, _END = r"(?<![A-Za-z0-9£.,/])", r"(?![A-Za-z0-9])"
_GAP = r"[ \n-]?"
_DAY = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?[ \n/.-](?:of )?(?:[0-9]{1,2}|[A-Z][a-z]{2,8})[ \n/.,-]{1,2}[0-9]{2,4}"
    r"|[A-Z][a-z]{2,8} [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_SOUGHT = {
    "": r"https?://[^ \n]+",
    "email": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "telephone": rf"{_ALONE}(?:(?:\+|00)44{_GAP}(?:\(0\){_GAP})?|\(?0)[127][0-9](?:[ \n()-]{{0,2}}[0-9]){{7,8}}{_END}",
    "National Insurance": rf"{_ALONE}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"(?:{_GAP}[0-9]{{2}}){{3}}{_GAP}[A-D]{_END}",
    "NHS": rf"(?<!ISBN )(?<!ISBN: ){_ALONE}[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}{_END}",
    "birth": rf"(?:[Bb]orn|[Bb]irth|DOB|D\.O\.B\.)(?: was)?:?(?: on)?(?: the)? {_DAY}",
    "postcode": rf"{_ALONE}(?:[A-Z]{{1,2}}[0-9][A-Z0-9]?{_GAP}[0-9][ABD-HJLNP-UW-Z]{{2}}"
    rf"|[a-z]{{1,2}}[0-9][a-z0-9]? [0-9](?!st|nd|rd|th)[abd-hjlnp-uw-z]{{2}}){_END}",
}
"""What each looks like, in what Python and JavaScript both read. Web addresses come first, to be passed over."""
NAMES = tuple(_SOUGHT)
PRIVATE = re.compile("|".join(f"({pattern})" for pattern in _SOUGHT.values()))
_CLUE = re2.compile(
    rb"[A-Za-z0-9._%+-]@[A-Za-z0-9-]|[0-9](?:[ ()-]{0,4}[0-9]){8}|[0-9](?:[ -]?[0-9]){5}[ -]?[A-D](?:[^A-Za-z0-9]|$)"
    rb"|[A-Za-z][0-9][A-Za-z0-9]?[ -]?[0-9][A-Za-z]{2}|(?:[Bb]orn|[Bb]irth|DOB|D\.O\.B\.)[^0-9]{0,40}[0-9]"
)
"""What all of them have in them, in a record as JSON without its web addresses: of many cases, few have any."""
_ADDRESS = re2.compile(rb'https?://[^ "\\]+')
SHOWN = 2
"""Characters of what was found that a report repeats."""
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
WORD = rf"{_CAPITAL}[A-Za-zÀ-ÖØ-öø-ÿ.'’-]*"
_TITLE = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:d|erend)?|Sir|Dame|Lord|Lady|Baroness)\.?"
_NO_PERSON = (
    r"(?:Street|Road|Lane|Avenue|Square|Place|Park|Court|House|Hall|Hill|Row|Terrace|Green|Gardens?|Bridge|Estate|Ward"
    r"|School|College|Academy|University|Library|Hospital|Hospice|Cent(?:re|er)|Foundation|Trust|Fund|Society|Institute"
    r"|Mayor|Mayoress|Provost|Lieutenant|Chancellor|Advocate|Justice|Review|Report|Commission|Inquiry|Act|Prize|Award)"
)
NAMED = re.compile(rf"(?<![A-Za-z]){_TITLE}(?![ \n](?:{WORD}[ \n]){{0,3}}{_NO_PERSON}(?![a-z]))[ \n]{_CAPITAL}")
"""A title and the first letter of a name, all that a report repeats; not Lord Street, nor the Dr Mary Hill School."""
_CLUE_TO_A_NAME = re2.compile(rf"{_TITLE} [A-Z\xc3]".encode("latin1"))
NOBODY_NAMED = ("organisation", "place", "none")
"""Under consent, what does not let people be named. Where nothing was agreed, all of it has been published already."""
CHOSEN = (("contributors", "name"), ("disputed", "by"))
"""List and field of the names under which people chose to stand there."""
_WEIGHTS = range(10, 0, -1)


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each such detail in a page, a term or an organisation."""
    for page in library.pages.values():
        yield from _in_record(page.record, page.path)
        for part in page.parts:
            spot = spots_of(part)
            for offset, name, found in _quick_details(part.text):
                yield Finding(page.path, spot(offset), *say(f"private {name}", found=found))
    for kind, records in (("term", library.terms), ("organisation", library.organisations)):
        for id, record in records.items():
            yield from _in_record(record, path_of(library, kind, id))


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each such detail in a case."""
    for id, case in cases:
        raw, path = _as_json(case), path_of(library, "case", id)
        if _may_hold(raw):
            yield from _in_texts(texts_of(case), path)
        if names_nobody(case) and _CLUE_TO_A_NAME.search(raw):
            yield from _names_in(nameless(case, texts_of(case)), path)


def check_broken(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield the same for cases that are not whole, text by text: what is sent to be mended is kept as well."""
    for id, case in cases:
        path, texts = path_of(library, "case", id), texts_of(case)
        yield from _in_texts(texts, path)
        if names_nobody(case):
            yield from _names_in(nameless(case, texts), path)


def _as_json(record: BaseModel) -> bytes:
    """Return a record as JSON, its line ends as spaces: the quickest way to all of its texts at once."""
    return to_json(record).replace(b"\\n", b" ")


def _may_hold(raw: bytes) -> bool:
    """Tell whether a text is worth a closer look: one of a record, or a record as JSON."""
    return bool(_CLUE.search(raw) and _CLUE.search(_ADDRESS.sub(b"", raw)))


def names_nobody(case: Case) -> bool:
    """Tell whether those who agreed to a case agreed that no people are named in it; who is invented cannot mind."""
    return case.kind != "training" and case.consent.naming in NOBODY_NAMED


def nameless(case: Case, texts: list[tuple[Key, str]]) -> list[tuple[Key, str]]:
    """Return the texts in which such a case names nobody: all but published works, and the names that people chose."""
    published = {("sources", name) for name, source in case.sources.items() if source.url}
    return [(key, text) for key, text in texts if (key[0], key[-1]) not in CHOSEN and key[:2] not in published]


def details(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each private detail begins, what it is, and as much of it as a report may show."""
    for match in PRIVATE.finditer(text):
        name = NAMES[(match.lastindex or 1) - 1]
        if name and (name != "NHS" or _is_nhs_number(match[0])):
            yield match.start(), name, f"{match[0][:SHOWN]}…"


def _is_nhs_number(text: str) -> bool:
    """Tell whether the last digit is right: ten digits times ten to one add up to elevens (NHS Data Dictionary)."""
    digits = (int(digit) for digit in text if digit.isdigit())
    return sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _quick_details(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what `details` does: of most texts the quick look says that there is nothing."""
    return details(text) if _may_hold(text.replace("\n", " ").encode(errors="replace")) else iter(())


def _names_in(texts: list[tuple[Key, str]], path: str) -> Iterator[Finding]:
    for key, text in texts:
        for match in NAMED.finditer(text):
            yield Finding(path, (*key, match.start()), *say("private name", found=f"{' '.join(match[0].split())}…"))


def _in_record(record: BaseModel, path: str) -> Iterator[Finding]:
    if _may_hold(_as_json(record)):
        yield from _in_texts(texts_of(record), path)


def _in_texts(texts: list[tuple[Key, str]], path: str) -> Iterator[Finding]:
    for key, text in texts:
        for offset, name, found in _quick_details(text):
            yield Finding(path, (*key, offset), *say(f"private {name}", found=found))
