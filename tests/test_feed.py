"""The feed tells what changed, and nothing of what was taken back."""

from dataclasses import replace
from xml.etree import ElementTree

from fingerpost.checked import checked
from fingerpost.link import link
from fingerpost.model import Case, Library
from fingerpost.model.provenance import Dispute
from fingerpost.model.settings import Settings
from fingerpost.render.feed import MOST, feed
from fingerpost.render.site import Site
from tests.conftest import ROOT, TODAY

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(library: Library, settings: Settings) -> list[dict[str, str]]:
    """Return the entries of a library's feed: each element's text, and where it leads."""
    site = Site(library, link(library)[0], settings)
    found = ElementTree.fromstring(feed(site)).findall(f"{ATOM}entry")  # noqa: S314  # our own
    return [
        {
            **{child.tag.removeprefix(ATOM): child.text or "" for child in entry},
            "to": entry.find(f"{ATOM}link").attrib["href"],  # type: ignore[union-attr]  # each has one
            "kind": entry.find(f"{ATOM}category").attrib["term"],  # type: ignore[union-attr]  # each has one
        }
        for entry in found
    ]


def changed(case: Case, **fields: object) -> Case:
    """Return a case with some fields changed."""
    return case.model_copy(update=fields)


def test_feed_tells_what_changed_last() -> None:
    """The newest stand first, under ids that stay; a withdrawn case is a note without a word of its own."""
    library, _, _ = checked(ROOT, TODAY)
    gone, argued = "wigan-deal", "big-local"
    before = library.cases[gone]
    withdrawn = Case.model_validate(
        {**before.model_dump(by_alias=True), "withdrawn": {"on": "2027-02-01", "because": "They asked."}}
    )
    dispute = Dispute(on="2027-01-02", what="Nobody asked the ward that said no.")
    cases = {**library.cases, gone: withdrawn, argued: changed(library.cases[argued], disputed=(dispute,))}
    here = Settings("Fingerpost", url="https://example.org/play/", repository="https://example.org/code")

    first = entries(library, replace(here, url=""))
    then = entries(replace(library, cases=cases), here)

    assert len(then) == MOST
    assert [entry["updated"] for entry in then] == sorted((entry["updated"] for entry in then), reverse=True)
    assert [(entry["kind"], entry["updated"][:10], entry["to"]) for entry in then[:2]] == [
        ("Withdrawn case", "2027-02-01", f"https://example.org/play/cases/{gone}/"),
        ("Disputed case", "2027-01-02", f"https://example.org/play/cases/{argued}/"),
    ]
    assert before.title not in str(then)
    assert before.summary not in str(then)
    ids = {entry["to"].removeprefix("../../"): entry["id"] for entry in first}
    assert then[0]["id"] == ids[f"cases/{gone}/"]
    assert len(set(ids.values())) == len(first)


def test_feed_says_which_entries_are_in_welsh() -> None:
    """A reader's program is told in which language a case is; of those in ours it knows by the whole feed."""
    library, links, _ = checked(ROOT, TODAY)
    welsh = "big-local"
    cases = {**library.cases, welsh: changed(library.cases[welsh], language="cy", reviewed="2027-01-01")}

    read = ElementTree.fromstring(feed(Site(replace(library, cases=cases), links, Settings("Here"))))  # noqa: S314  # our own

    name = "{http://www.w3.org/XML/1998/namespace}lang"
    said = {entry.find(f"{ATOM}link").attrib["href"]: entry.get(name) for entry in read.findall(f"{ATOM}entry")}  # type: ignore[union-attr]  # each has one
    assert {at for at, language in said.items() if language} == {f"../../cases/{welsh}/"}
    assert said[f"../../cases/{welsh}/"] == "cy"
    assert read.get(name) == "en-GB"
