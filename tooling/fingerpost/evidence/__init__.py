"""What happened in real places, for and against each playbook page, graded by one published rule."""

from fingerpost.evidence.boxes import Box, Met, Passed, evidence, evidence_after
from fingerpost.evidence.regraded import Regraded, regraded
from fingerpost.evidence.rule import CURRENT_FOR_YEARS, RULE, Grade, Said, grade

__all__ = [
    "CURRENT_FOR_YEARS",
    "RULE",
    "Box",
    "Grade",
    "Met",
    "Passed",
    "Regraded",
    "Said",
    "evidence",
    "evidence_after",
    "grade",
    "regraded",
]
