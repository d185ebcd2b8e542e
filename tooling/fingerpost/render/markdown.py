"""Markdown of strangers → HTML that can hurt nobody: raw HTML is refused by the parser, and taken out again by nh3."""

import cmarkgfm
import nh3

_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 ul ol li a strong em code pre blockquote hr br table thead tbody tr th td dl dt dd sup sub".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align", "scope"}, "td": {"align"}, "ol": {"start"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}}


def markdown(text: str) -> str:
    """Return a CommonMark text as safe HTML; headings in it begin at the level that the text gives them."""
    return clean(cmarkgfm.markdown_to_html(text))


def clean(html: str) -> str:
    """Return HTML with nothing in it but plain text's own elements. Slot comments stay."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        strip_comments=False,
    )
