"""What somebody holds to be wrong is marked on paper too, wherever the case is told or leaned on."""

import io
import zipfile
from dataclasses import replace

import pytest

from fingerpost.engine.pdf import compile_pdf
from fingerpost.evidence import evidence
from fingerpost.model.provenance import Dispute
from fingerpost.render.sheets.chapters import bound, pitfalls_chapter
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.epub import epub
from fingerpost.render.sheets.pack import Choice, pack
from fingerpost.render.sheets.pieces import DISPUTED
from tests.conftest import TODAY
from tests.prints.reading import branches, chapter, opened, texts, words_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prints")]
CASE = "watchet-onion-collective"
SAID = "Disputed since 2 January 2026 by The Harbour Group, and not settled. The vote was lost, and not won."
IN_LIST = "(disputed in part)"


@pytest.fixture(scope="module")
def doubted(printing: Printing) -> Printing:
    """A printing in which something in every case is disputed."""
    dispute = Dispute(on="2026-01-02", by="The Harbour Group", what="The vote was lost, and not won.")
    cases = {
        id: case.model_copy(update={"disputed": (dispute,)}) for id, case in sorted(printing.library.cases.items())
    }
    library = replace(printing.library, cases=cases)
    return replace(printing, library=library, boxes=evidence(library))


def test_disputed_cases_are_marked_in_files(printing: Printing, doubted: Printing) -> None:
    """A case says what is disputed, before its story or after its last stage; whatever names one says that it is."""
    choices = [Choice(*words.split()) for words in ("phase holding", "pitfall hero-leader", f"case {CASE}")]
    document = pack(doubted, [*choices, Choice("stages", CASE)])
    phase = chapter(document, "phase")
    phase["parts"] = [part for part in phase["parts"] if list(branches(part, "evidence"))]
    (box,) = branches(phase, "evidence")
    found = [*box["against"], *box["supporting"], *box["unclear"]]
    met = chapter(document, "pitfalls")["pieces"][0]["met"]

    text = words_of(opened(compile_pdf("sheets", document, day=TODAY)))

    assert text.count(IN_LIST) == len(box["passed"]) > 0
    assert text.count(DISPUTED) == len(found) + len(met) + 1 > 2
    assert text.count(SAID) == 2
    assert text.index(f"{DISPUTED} The last part says what.") < text.rindex("What would you do?") < text.rindex(SAID)
    undisputed = set(texts(pack(printing, choices[1:])))
    assert not {DISPUTED, SAID} & undisputed


def test_disputed_cases_are_marked_for_e_readers(doubted: Printing) -> None:
    """In an EPUB too, a pitfall marks each case that it names."""
    front = {"title": "T", "kind": "Pack", "summary": "S.", "address": "x/", "arms": [], "picture": ""}
    pitfalls = pitfalls_chapter(doubted, [doubted.library.pages["pitfall-hero-leader"]])
    archive = zipfile.ZipFile(io.BytesIO(epub(bound(doubted, front, [pitfalls]))))

    read = archive.read("book/chapter-1.xhtml").decode()

    assert read.count(DISPUTED) == len(pitfalls["pieces"][0]["met"]) > 0
