"""Our browser scripts, each a module, as one plain script: what a browser runs from a folder or within a page."""

import posixpath
import re

from fingerpost.render.assets import SOURCE

_NOTE = re.compile(r"/\*\*\s.*?\*/", re.DOTALL)
"""A comment that tells types, among them of modules that are not needed to run."""
_IMPORT = re.compile(r'^import (\{[^}]*\}|\w+) from "([^"]+)";$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("([^"]+)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"\bexport ?\{([^}]*)\};?\s*\Z")


def joined(first: str) -> str:
    """Return a module of ours with all that it uses, each a function that gives what the module exports.

    What a module would load later is there from the beginning.
    """
    done: dict[str, str] = {}
    _add(first, done)
    return '(() => {\n"use strict";\n' + "\n".join(done.values()) + "\n})();\n"


def _add(name: str, done: dict[str, str]) -> None:
    if name in done:
        return
    text = _NOTE.sub(lambda note: "\n" if "\n" in note[0] else " ", (SOURCE / name).read_text(encoding="utf-8"))
    folder = posixpath.dirname(name)

    def beside(wanted: str) -> str:
        return posixpath.normpath(posixpath.join(folder, wanted))

    for wanted in [found for _, found in _IMPORT.findall(text)] + _LATER.findall(text):
        _add(beside(wanted), done)
    text = _IMPORT.sub(lambda found: f"const {_as_fields(found[1])} = {_variable(beside(found[2]))};", text)
    text = _LATER.sub(lambda found: f"Promise.resolve({_variable(beside(found[1]))})", text)
    exports = _EXPORT.findall(text)
    if whole := _EXPORTS.search(text):
        exports = [_as_export(part) for part in whole[1].split(",")]
        text = text[: whole.start()]
    text = _EXPORT.sub("", text)
    done[name] = f"const {_variable(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _variable(name: str) -> str:
    return f"module_{re.sub(r'[^a-z0-9]+', '_', name.removesuffix('.js'))}"


def _as_fields(names: str) -> str:
    """Return the names that an import gives as those of a record: one without braces is what is exported by default."""
    return names.replace(" as ", ": ") if names.startswith("{") else f"{{ default: {names} }}"


def _as_export(part: str) -> str:
    """Return "outer: inner" for "inner as outer"."""
    inner, _, outer = part.strip().partition(" as ")
    return f"{outer or inner}: {inner}"
