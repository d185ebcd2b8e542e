"""Markdown of strangers → HTML that can hurt nobody: raw HTML is refused by the parser, and taken out again by nh3."""

import cmarkgfm  # type: ignore[import-untyped]  # it ships no types
import nh3

_TEXT = ("p", "h1", "h2", "h3", "h4", "h5", "blockquote", "pre", "hr", "br", "a", "strong", "em", "code", "sup", "sub")
_LISTS_AND_TABLES = ("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td")
_TAGS = frozenset((*_TEXT, *_LISTS_AND_TABLES))
_ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"align", "scope"},
    "td": {"align"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    strip_comments=False,
)


def markdown(text: str) -> str:
    """Return a CommonMark text as safe HTML; headings in it begin at the level that the text gives them."""
    return clean(cmarkgfm.markdown_to_html(text))


def clean(html: str) -> str:
    """Return HTML with nothing in it but plain text's own elements. Slot comments stay."""
    return _CLEANER.clean(html)
