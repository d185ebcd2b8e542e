"""Whatever somebody answers, the wayfinder has two ways on at least.

Good:  each answer is named under speaks_for by two ways or more, and not_yet leaves two of them
Bad:   an answer that one way alone speaks for; two answers of which one holds back what the other leads to
Why:   one arm on a signpost is an order, and a reader in trouble who is shown none has been turned away.
"""

from collections.abc import Iterator
from itertools import product
from math import prod

from fingerpost.link import Links, path_of
from fingerpost.model import Library, Wayfinder
from fingerpost.model.wayfinder import FEWEST_WAYS
from fingerpost.problems import Finding

CODE = "too-few-ways"
MOST_MIXES = 200_000
"""So many mixes of answers can be gone through in the time that a check may take."""
_FIX = "name one of these answers under speaks_for of another way, or take away a not_yet"
_Answer = tuple[str, str]
"""Question and answer."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a finding for each smallest mix of answers that leaves too few ways: the one to mend first."""
    table = library.wayfinder
    if table is None or ("wayfinder", "wayfinder") in library.unreadable or _misnames(table):
        return
    path = path_of(library, "wayfinder", "wayfinder")
    if (mixes := prod(len(question.answers) + 1 for question in table.questions.values())) > MOST_MIXES:
        yield Finding(
            path,
            ("questions",),
            CODE,
            f"the questions have {mixes} mixes of answers, too many to go through; {MOST_MIXES} can be",
            "put answers together until there are fewer",
        )
        return
    failing = list(_failing(table))
    fewest = min(map(len, failing), default=0)
    for mix in failing:
        if len(mix) == fewest:
            at = ("questions", mix[-1][0], "answers", mix[-1][1])
            found = f"'{', '.join(map(': '.join, mix))}' leaves fewer than {FEWEST_WAYS} ways on"
            yield Finding(path, at, CODE, found, _FIX)


def _misnames(table: Wayfinder) -> bool:
    """Tell whether a name in it leads nowhere, which has been told: who knows what was meant."""
    answers = {id: question.answers.keys() for id, question in table.questions.items()}
    reasons = (reason for way in table.ways for reason in (*way.speaks_for, *way.not_yet))
    return any(not set(reason.answers) <= answers.get(reason.question, set()) for reason in reasons)


def _failing(table: Wayfinder) -> Iterator[tuple[_Answer, ...]]:
    """Yield each mix of answers that leaves too few ways. Sets of ways are numbers here, a bit for each way."""
    opened, closed = _bits(table, "speaks_for"), _bits(table, "not_yet")
    choices = [[None, *((id, answer) for answer in question.answers)] for id, question in table.questions.items()]
    come_to = {(0, 0, False)}  # ways spoken for, ways held back, whether anything was answered: many mixes come to one
    for answers in choices:
        come_to = {
            (spoken_for | opened.get(answer, 0), held_back | closed.get(answer, 0), answered or answer is not None)
            for spoken_for, held_back, answered in come_to
            for answer in answers
        }
    if not any(answered and _too_few(spoken_for, held_back) for spoken_for, held_back, answered in come_to):
        return
    for chosen in product(*choices):
        mix = tuple(answer for answer in chosen if answer)
        spoken_for = held_back = 0
        for answer in mix:
            spoken_for |= opened.get(answer, 0)
            held_back |= closed.get(answer, 0)
        if mix and _too_few(spoken_for, held_back):
            yield mix


def _too_few(spoken_for: int, held_back: int) -> bool:
    return (spoken_for & ~held_back).bit_count() < FEWEST_WAYS


def _bits(table: Wayfinder, side: str) -> dict[_Answer | None, int]:
    """Return, for each answer, the ways that it speaks for, or holds back."""
    bits: dict[_Answer | None, int] = {}
    for place, way in enumerate(table.ways):
        for reason in getattr(way, side):
            for answer in reason.answers:
                key = (reason.question, answer)
                bits[key] = bits.get(key, 0) | 1 << place
    return bits
