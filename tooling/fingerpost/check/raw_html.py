"""Pages and cases are Markdown: no HTML in them but the slots.

Good:  **bold**, lists, links, `<!-- fingerpost: evidence -->`
Bad:   <div>, <script>, <br>, {: onclick=… }
Why:   what a stranger may write must be safe on every page, on paper and in the data, without exception.
"""

import re
from collections.abc import Iterator

from fingerpost.link import Links, path_of, prose, spots_of
from fingerpost.model import Cases, Library
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "raw-html"
HTML = re.compile(
    r"</?[A-Za-z][^<>]*>"
    r"|<!--(?! fingerpost: [a-z-]+( [a-z0-9-]+)* -->)"
    r"|\{:[^{}\n]*\}"
    r"|\]\(\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)
_BEGINNINGS = ("<", "{:", "](")
IN_CODE = re.compile(r"`[^`\n]*`")


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each piece of HTML in the text of a page or a term."""
    for page in library.pages.values():
        for part in page.parts:
            spot = spots_of(part)
            for offset, found in _found(part.text):
                yield Finding(page.path, spot(offset), *say("html", found=found, where="pages"))
    for id, term in library.terms.items():
        for offset, found in _found(term.note):
            told = say("html", found=found, where="terms")
            yield Finding(path_of(library, "term", id), ("note", offset), *told)


def check_cases(library: Library, cases: Cases) -> Iterator[Finding]:
    """Yield a finding for each piece of HTML in the text of a case."""
    for id, case in cases:
        for name, text in prose(case):
            key = ("story", name) if name in type(case.story).model_fields else (name,)
            for offset, found in _found(text):
                told = say("html", found=found, where="cases")
                yield Finding(path_of(library, "case", id), (*key, offset), *told)


def _found(text: str) -> Iterator[tuple[int, str]]:
    if not any(beginning in text for beginning in _BEGINNINGS):  # most texts have none, which is told in no time
        return
    hidden = IN_CODE.sub(lambda match: " " * len(match[0]), text)
    yield from ((match.start(), " ".join(match[0][:40].split())) for match in HTML.finditer(hidden))
