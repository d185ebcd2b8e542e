"""Records → the generated pages of cases, terms and organisations."""

from dataclasses import dataclass

from fingerpost.model import Case, Organisation, Term, address
from fingerpost.render.case_view import case_view
from fingerpost.render.likeness import alike_places
from fingerpost.render.site import Site, rendered
from fingerpost.render.templates import ENGLISH


@dataclass(frozen=True, slots=True)
class Body:
    """A generated page before it is poured into its shell. Texts are plain; `html` is safe."""

    address: str
    shell: str
    title: str
    description: str
    kicker: str
    html: str
    node: tuple[str, str]
    """Kind and id of the record that it shows."""
    reviewed: str = ""
    source_path: str = ""
    """The file that "suggest a change" opens."""
    language: str = ENGLISH
    """Of what people wrote on it, its title among that."""


def generated_page(site: Site, kind: str, id: str) -> Body:
    """Return the page of a case, a term or an organisation."""
    if kind == "case":
        return case_page(site, id, site.library.cases[id])
    if kind == "term":
        return term_page(site, id, site.library.terms[id])
    return organisation_page(site, id, site.library.organisations[id])


def case_page(site: Site, id: str, case: Case) -> Body:
    """Return a case's page; of a withdrawn case nothing but that it was withdrawn."""
    page_address = address("case", id)
    if case.withdrawn:
        html = rendered("tombstone.html", site, "../../", case=case)
        return Body(
            page_address, "cases/shell", "A withdrawn case", "This case was withdrawn.", "Case", html, ("case", id)
        )
    view = case_view(site, id, case, "../../")
    html = rendered("case.html", site, "../../", **view, alike=alike_places(site, id, "../../"))
    kicker = {
        "real": "Case: a real place",
        "composite": "Case: told from several places",
        "training": "Case: invented for training",
    }
    return Body(
        page_address,
        "cases/shell" if case.language == ENGLISH else f"cases/shell-{case.language}",
        case.title,
        case.summary,
        kicker[case.kind],
        html,
        ("case", id),
        source_path=f"case_studies/{id}.yml",
        language=case.language,
    )


MOST_USES = 120
"""How many places where a term is used its page names."""


def term_page(site: Site, id: str, term: Term) -> Body:
    """Return a term's page, with the records that use it, cases last."""
    uses = [node for node in site.links.uses_of_term.get(id, ()) if node[0] != "term" and site.stands(*node)]
    uses.sort(key=lambda node: node[0] == "case")  # of cases there may be thousands
    credits = list({(lens.by, lens.on): lens for lens in term.lenses}.values())
    html = rendered(
        "term.html",
        site,
        "../../",
        id=id,
        term=term,
        uses=uses[:MOST_USES],
        more=len(uses) - MOST_USES,
        credits=credits,
    )
    kicker = f"Word: {site.code('term_categories', term.category).lower()}"
    path = f"glossary/{id}.md"
    return Body(
        address("term", id),
        "glossary/shell",
        term.title,
        term.definition,
        kicker,
        html,
        ("term", id),
        term.reviewed,
        path,
    )


def organisation_page(site: Site, id: str, organisation: Organisation) -> Body:
    """Return an organisation's page."""
    html = rendered("organisation.html", site, "../../", id=id, organisation=organisation)
    path = f"playbook/organisations/{id}.yml"
    return Body(
        address("organisation", id),
        "organisations/shell",
        organisation.title,
        organisation.summary,
        "Organisation",
        html,
        ("organisation", id),
        organisation.reviewed,
        path,
    )
