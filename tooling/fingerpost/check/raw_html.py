"""Pages and cases are Markdown: no HTML in them but the slots.

Good:  **bold**, lists, links, `<!-- fingerpost: evidence -->`
Bad:   <div>, <script>, <br>, {: onclick=… }
Why:   what a stranger may write must be safe on every page, on paper and in the data, without exception.
"""

import re
from collections.abc import Iterator

from fingerpost.link import Links, path_of, prose, spots_of
from fingerpost.model import Library
from fingerpost.problems import Finding

CODE = "raw-html"
_HTML = re.compile(
    r"</?[A-Za-z][^<>]*>"
    r"|<!--(?! fingerpost: [a-z-]+( [a-z0-9-]+)* -->)"
    r"|\{:[^{}\n]*\}"
    r"|\]\(\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)
_CODE = re.compile(r"`[^`\n]*`")
_FIX = "delete it, or say it in Markdown, as in **bold**; put code between backticks"


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each piece of HTML in the text of a page, a term or a case."""
    for page in library.pages.values():
        for part in page.parts:
            spot = spots_of(part)
            for offset, found in _found(part.text):
                yield Finding(page.path, spot(offset), CODE, f"'{found}' is HTML, which pages do not hold", _FIX)
    for id, term in library.terms.items():
        for offset, found in _found(term.note):
            message = f"'{found}' is HTML, which terms do not hold"
            yield Finding(path_of(library, "term", id), ("note", offset), CODE, message, _FIX)
    for id, case in library.standing():
        for name, text in prose(case):
            key = ("story", name) if name in type(case.story).model_fields else (name,)
            for offset, found in _found(text):
                message = f"'{found}' is HTML, which cases do not hold"
                yield Finding(path_of(library, "case", id), (*key, offset), CODE, message, _FIX)


def _found(text: str) -> Iterator[tuple[int, str]]:
    hidden = _CODE.sub(lambda match: " " * len(match[0]), text)
    yield from ((match.start(), " ".join(match[0][:40].split())) for match in _HTML.finditer(hidden))
