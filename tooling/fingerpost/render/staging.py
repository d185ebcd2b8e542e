"""Records → the Markdown that the engine is given: people's pages with slots, and a shell for each generated kind."""

import json
from html import escape

from fingerpost.model import Library, PlaybookPage
from fingerpost.render.templates import ENGLISH

TITLE, DESCRIPTION, KICKER = "fingerpost-title-here", "fingerpost-description-here", "fingerpost-kicker-here"
"""What stands in a shell where a poured page's own words will stand."""


def staged_pages(library: Library) -> dict[str, str]:
    """Return the engine's input: path under its folder → Markdown."""
    pages = {page.path.removeprefix("playbook/"): _staged(library, page) for page in library.pages.values()}
    return {**pages, **{path: _shell(*words) for path, words in SHELLS.items()}}


SHELLS = {
    "cases/shell.md": ("case", "Cases", "cases/"),
    "cases/shell-cy.md": ("case", "Cases", "cases/", "cy"),
    "cases/by/facet/shell.md": ("list", "Cases", "cases/"),
    "glossary/shell.md": ("term", "Words", "glossary/"),
    "roles/role/shell.md": ("list", "Readers", "roles/"),
    "organisations/shell.md": ("organisation", "Organisations", "organisations/"),
}
"""Shell → kind, title and address of the section that it belongs to, and the language of its records where it is not
ours. One for each kind and depth of generated page."""


def _shell(kind: str, section: str, address: str, language: str = ENGLISH) -> str:
    return _front_matter(
        title=TITLE,
        description=DESCRIPTION,
        kicker=KICKER,
        kind=kind,
        section_title=section,
        section_url=address,
        contents=kind != "list",
        is_shell=True,
        **_in(language),
    )


def _staged(library: Library, page: PlaybookPage) -> str:
    body = "\n\n".join(f"## {part.heading}\n\n{part.text}" if part.heading else part.text for part in page.parts)
    section = page.kind if page.kind.folder else None
    matter = _front_matter(
        title=escape(page.record.title),
        description=escape(page.record.summary),
        kicker=escape(kicker(library, page)),
        kind=page.kind.id,
        section_title=section.plural if section else "",
        section_url=f"{section.folder}/" if section else "",
        contents=len(page.parts) > 3,
        is_shell=False,
        **_in(page.record.language),
    )
    return f"{matter}\n{body}\n"


def _in(language: str) -> dict[str, str]:
    return {} if language == ENGLISH else {"language": language}


def _front_matter(**fields: object) -> str:
    """Return front matter in which every value is quoted: no text of a page can become a field."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return "\n".join(("---", *lines, "---", ""))


def kicker(library: Library, page: PlaybookPage) -> str:
    """Return the few words above a page's title that say what kind of page it is."""
    record = page.record
    if page.kind.id == "pitfall" and record.group in library.vocabulary.pitfall_groups:
        return f"Pitfall: {library.vocabulary.pitfall_groups[record.group].title.lower()}"
    if page.kind.id == "exercise" and record.minutes:
        return f"Exercise: {record.minutes} minutes"
    if page.kind.id == "phase":
        return f"Phase {record.order} of {sum(1 for _ in library.of_kind('phase'))}"
    return page.kind.singular if page.kind.folder else ""
