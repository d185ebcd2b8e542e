"""The templates, and what they all may use."""

from collections.abc import MutableMapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes, select_autoescape
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from fingerpost.model import KINDS, address
from fingerpost.model.library import FOLDER_OF_RECORD
from fingerpost.render.assets import assets
from fingerpost.render.compiled import Compiled
from fingerpost.render.dates import dated, lasting, span
from fingerpost.render.markdown import markdown

TEMPLATES = Path(__file__).parent.parent / "templates"
# Plain format strings, a line each: they stand a hundred times on a page, where Jinja would cost more than all else.
_LINES = iter((TEMPLATES / "marks.html").read_text(encoding="utf-8").splitlines())
TERM, CITE, OURS_MARK, MARKS, LINK, WORD, WORK, WORK_LINK, WORK_HOW_READ, CHANGED, SAID, BY_US = islice(_LINES, 12)
YEARS, YEAR, LABEL = _LINES
ENGLISH = "en"
"""The language of what the site itself says, wherever it says it."""


def escaped(value: object) -> str:
    """Return a value as it may stand in HTML. Five looks for a character are quicker than one for any of five."""
    if type(value) is str:
        return escape(value) if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value else value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int or type(value) is float else escape(value)


def safe(html: str) -> Markup:
    """Return HTML in which all was escaped as something that need not be: a third of the time of `Markup(html)`."""
    return str.__new__(Markup, html)


class _Writer(CodeGenerator):
    """Lets templates put out what needs no escape as it is: of a thousand words on a page, nearly all."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Environment(Environment):
    code_generator_class = _Writer
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template may use, in one mapping: Jinja's is two, looked through name by name for each page."""
        return {**self.globals, **(d or {})}


@cache
def template(name: str) -> Template:
    """Return a template by its file's name; those that end in .html escape what they are given."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html", "xml", "xhtml")),
        auto_reload=False,
        bytecode_cache=Compiled(TEMPLATES / "__pycache__", Path(__file__).read_bytes()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = lambda text: safe(markdown(text))
    environment.filters["cites"] = cites
    environment.filters["said"] = lambda text, record: in_language(record.language, text)
    environment.filters["dated"] = dated
    environment.filters["lasting"] = lasting
    environment.filters["size"] = _size
    environment.filters["span"] = span
    environment.globals["address"] = address
    environment.globals["assets"] = assets()
    environment.globals["kinds"] = KINDS
    environment.globals["folder_of"] = FOLDER_OF_RECORD
    return environment


def changed(before: str, after: str) -> Markup:
    """Return what a measure was and what it became."""
    return safe(CHANGED.format(before=escaped(before), after=escaped(after)))


def cites(keys: tuple[str, ...]) -> str:
    """Return the citation of some sources, as it would stand in Markdown."""
    return f"[@{'; @'.join(keys)}]" if keys else ""


def linked(root: str, to: str, title: str) -> Markup:
    """Return a link to an address of the site, from a page from which `root` leads to the site's root."""
    return safe(LINK.format(root=root, address=to, title=escaped(title)))


def in_language(language: str, text: str) -> str:
    """Return what somebody wrote, marked with its language where that is not the language of what stands around it."""
    if language == ENGLISH:
        return text
    return safe(SAID.format(language=language, words=escaped(text)))


def _size(size: int) -> str:
    """Return a file's size as people say it."""
    return f"{max(1, round(size / 1000))} kB" if size < 950_000 else f"{size / 1e6:.1f} MB"
