"""The records: what cases, pages, terms, organisations and sources are made of. No input or output."""

from fingerpost.model.case import Case
from fingerpost.model.course import Event, PitfallMet
from fingerpost.model.kinds import (
    EVERY_KEY,
    IN_PLACES,
    JOINED,
    KIND_BY_FOLDER,
    KINDS,
    NOT_KNOWN,
    READING_MINUTES,
    SLOTS,
    Kind,
)
from fingerpost.model.library import Cases, Library, Part, PlaybookPage, address, changed
from fingerpost.model.organisation import Organisation
from fingerpost.model.page import Page
from fingerpost.model.proof import ProofPoint
from fingerpost.model.source import Source
from fingerpost.model.term import Term
from fingerpost.model.texts import texts_of
from fingerpost.model.vocabulary import Vocabulary
from fingerpost.model.wayfinder import Wayfinder

__all__ = [
    "EVERY_KEY",
    "IN_PLACES",
    "JOINED",
    "KINDS",
    "KIND_BY_FOLDER",
    "NOT_KNOWN",
    "READING_MINUTES",
    "SLOTS",
    "Case",
    "Cases",
    "Event",
    "Kind",
    "Library",
    "Organisation",
    "Page",
    "Part",
    "PitfallMet",
    "PlaybookPage",
    "ProofPoint",
    "Source",
    "Term",
    "Vocabulary",
    "Wayfinder",
    "address",
    "changed",
    "texts_of",
]
