"""The form as one file: its page, styles, scripts and what it knows, in a file that needs nothing beside it."""

import json
import re
from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from fingerpost.render.assets import SOURCE
from fingerpost.render.joined import joined
from fingerpost.render.site import Site, rendered

FIRST = "form/form.js"
MOST_CASES = 500
"""Cases whose names go into the file: more would weigh too much to be sent about."""
_FONT_FILE = re.compile(r"@font-face \{[^}]*\burl\([^}]*\}\n?")


def form_file(site: Site, knows: str, cases: str) -> str:
    """Return the page, given what the form knows, apart from the library's other cases and of them, as JSON."""
    known = json.loads(knows) | json.loads(cases)
    titles = known.pop("cases")
    if whole := len(titles) <= MOST_CASES:
        known["names"]["case"] = titles
    else:
        known["adapted"] = {}
    style, script = _style(), joined(FIRST).replace("</", "<\\/")
    return str(
        rendered(
            "form/file.html",
            site,
            "",
            whole=whole,
            knows=Markup(json.dumps(known, separators=(",", ":")).replace("<", "\\u003c")),  # noqa: S704  # no tag can begin
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704  # our own files
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


def _hash(text: str) -> Markup:
    return Markup(f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")  # noqa: S704  # letters and digits


def _style() -> str:
    """Return the styles, without the fonts, which would be files beside it."""
    screen, ours, paper = (
        (SOURCE / name).read_text(encoding="utf-8") for name in ("site.css", "form.css", "print.css")
    )
    return f"{_FONT_FILE.sub('', screen)}{ours}@media print {{\n{paper}}}\n"
