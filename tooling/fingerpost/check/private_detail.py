"""Nothing here leads a stranger to somebody's door, telephone, letter box or records.

Good:  a group instead of a person; half of a postcode; a year or an age band; a link to a contact page
Bad:   an e-mail address, a telephone number, a full postcode, a date of birth, an NHS or National Insurance number
Why:   what has once been shared is copied, and cannot be called back from those who have the copy.

03 and 08 numbers are services' own and may stay, and so may web addresses. The report shows only the beginning of what
it found, because reports are kept too. If the file has been sent already, tell a maintainer: see "Add a case".
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from fingerpost.link import Links, path_of, spots_of
from fingerpost.model import Cases, Library, texts_of
from fingerpost.model.messages import say
from fingerpost.problems import Finding

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
_CLUE = re.compile(
    r"[0-9@](?:(?<=[A-Za-z0-9._%+-]@)[A-Za-z0-9-]"
    r"|(?<=[0-9])(?:(?:[ \n()-]{0,4}[0-9]){8}|(?:[ \n-]?[0-9]){5}[ \n-]?[A-D](?![A-Za-z0-9]))"
    r"|(?<=[A-Za-z][0-9])[A-Za-z0-9]?[ \n-]?[0-9][A-Za-z]{2})"
)
_CLUES_TO_BIRTH = ("born", "Born", "irth", "DOB", "D.O.B.")
"""What all of them have in them, twenty times as quick to look for: of many cases, few have any."""
SHOWN = 2
"""Characters of what was found that a report repeats."""
_WEIGHTS = range(10, 0, -1)


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each such detail in a page, a term or an organisation."""
    for page in library.pages.values():
        yield from _in_record(page.record, page.path)
        for part in page.parts:
            spot = spots_of(part)
            for offset, name, found in details(part.text):
                yield Finding(page.path, spot(offset), *say(f"private {name}", found=found))
    for kind, records in (("term", library.terms), ("organisation", library.organisations)):
        for id, record in records.items():
            yield from _in_record(record, path_of(library, kind, id))


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each such detail in a case."""
    for id, case in cases:
        yield from _in_record(case, path_of(library, "case", id))


def details(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each private detail begins, what it is, and as much of it as a report may show."""
    for match in PRIVATE.finditer(text) if _may_hold(text) else ():
        name = NAMES[(match.lastindex or 1) - 1]
        if name and (name != "NHS" or _is_nhs_number(match[0])):
            yield match.start(), name, f"{match[0][:SHOWN]}…"


def _may_hold(text: str) -> bool:
    return bool(_CLUE.search(text)) or any(clue in text for clue in _CLUES_TO_BIRTH)


def _is_nhs_number(text: str) -> bool:
    """Tell whether the last digit is right: ten digits times ten to one add up to elevens (NHS Data Dictionary)."""
    digits = (int(digit) for digit in text if digit.isdigit())
    return sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _in_record(record: BaseModel, path: str) -> Iterator[Finding]:
    texts = texts_of(record)
    if not _may_hold(" | ".join([text for _, text in texts])):
        return
    for key, text in texts:
        for offset, name, found in details(text):
            yield Finding(path, (*key, offset), *say(f"private {name}", found=found))
