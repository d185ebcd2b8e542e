"""The form as one file: its page, styles, scripts and what it knows, in a file that needs nothing beside it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from fingerpost.render.site import Site, rendered

ASSETS = Path(__file__).parent.parent.parent / "theme" / "assets" / "fingerpost"
FIRST = "form/form.js"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";$', re.MULTILINE)
_LATER = re.compile(r'await import\("([^"]+)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"export\{([^}]*)\};?\s*$")
_FONT_FILE = re.compile(r"@font-face \{[^}]*\burl\([^}]*\}\n?")


def form_file(site: Site, knows: str, cases: str) -> str:
    """Return the page, given what the form knows, apart from the library's other cases and of them, as JSON."""
    known = json.loads(knows) | json.loads(cases)
    known["names"]["case"] = known.pop("cases")
    style, script = _style(), _script()
    return str(
        rendered(
            "form/file.html",
            site,
            "",
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
        (ASSETS / name).read_text(encoding="utf-8") for name in ("site.css", "form.css", "print.css")
    )
    return f"{_FONT_FILE.sub('', screen)}{ours}@media print {{\n{paper}}}\n"


def _script() -> str:
    """Return the modules as one script: each a function that gives what the module exports, after those it uses."""
    done: dict[str, str] = {}
    _add(FIRST, done)
    return "\n".join(done.values()).replace("</", "<\\/")


def _add(name: str, done: dict[str, str]) -> None:
    if name in done:
        return
    text = (ASSETS / name).read_text(encoding="utf-8")
    folder = Path(name).parent
    for wanted in [found for _, found in _IMPORT.findall(text)] + _LATER.findall(text):
        _add(_beside(folder, wanted), done)
    text = _IMPORT.sub(lambda found: f"const {_as_fields(found[1])} = {_variable(_beside(folder, found[2]))};", text)
    text = _LATER.sub(lambda found: f"await Promise.resolve({_variable(_beside(folder, found[1]))})", text)
    exports = _EXPORT.findall(text)
    if whole := _EXPORTS.search(text):
        exports = [_as_export(part) for part in whole[1].split(",")]
        text = text[: whole.start()]
    text = _EXPORT.sub("", text)
    done[name] = f"const {_variable(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _beside(folder: Path, wanted: str) -> str:
    """Return the name of a module that another one names."""
    return Path(folder, wanted).as_posix().replace("form/../", "")


def _variable(name: str) -> str:
    return f"module_{re.sub(r'[^a-z0-9]+', '_', Path(name).stem)}"


def _as_fields(names: str) -> str:
    return names.replace(" as ", ": ")


def _as_export(part: str) -> str:
    """Return "outer: inner" for "inner as outer", as a bundler writes its exports."""
    inner, _, outer = part.strip().partition(" as ")
    return f"{outer or inner}: {inner}"
