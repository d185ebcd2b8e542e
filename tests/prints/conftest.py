"""What the tests of print share: the repository's own content, and one file of each kind, made once a run."""

import pytest
from pypdf import PdfReader

from fingerpost.engine.pdf import compile_pdf
from fingerpost.evidence import evidence
from fingerpost.link import link
from fingerpost.model import Library
from fingerpost.read import read
from fingerpost.render.sheets.edition import Edition, Printing
from fingerpost.render.sheets.guide import guide
from fingerpost.render.sheets.shelf import Printed, shelf
from tests.conftest import ROOT, TODAY
from tests.prints.reading import Branch, opened


@pytest.fixture(scope="session")
def printing() -> Printing:
    """The repository's own content, for a site whose address is known."""
    library = read(ROOT, TODAY)[0]
    return Printing(
        library, link(library)[0], evidence(library), Edition("Fingerpost", TODAY, "https://fingerpost.example/")
    )


@pytest.fixture(scope="session")
def library(printing: Printing) -> Library:
    return printing.library


@pytest.fixture(scope="session")
def documents(printing: Printing) -> dict[str, Branch]:
    """What each phase's guide prints."""
    return {page.id: guide(printing, page) for page in printing.library.of_kind("phase")}


@pytest.fixture(scope="session")
def printed(printing: Printing) -> dict[str, Printed]:
    """Everything that is printed, by its file."""
    return {printed.uri: printed for printed in shelf(printing)}


@pytest.fixture(scope="session")
def sensing(documents: dict[str, Branch]) -> PdfReader:
    """The guide to Sensing as a file."""
    return opened(compile_pdf("sheets", documents["sensing"], day=TODAY))
