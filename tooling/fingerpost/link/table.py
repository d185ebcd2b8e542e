"""Every place where the wayfinder's table names a page, or a question and its answers."""

from collections.abc import Iterator

from fingerpost.link.references import Reference, by_ref
from fingerpost.model import Wayfinder
from fingerpost.problems import Key


def of_wayfinder(table: Wayfinder) -> Iterator[Reference]:
    """Yield what the table names."""
    for index, way in enumerate(table.ways):
        at = ("ways", index)
        yield by_ref((*at, "to"), way.to)
        yield Reference((*at, "beside"), "pitfall", way.beside)
        yield from (by_ref((*at, "rests_on", number), ref) for number, ref in enumerate(way.rests_on))
        for side in ("speaks_for", "not_yet"):
            for number, reason in enumerate(getattr(way, side)):
                yield from _of_reason((*at, side, number), reason.question, reason.answers, table)


def _of_reason(at: Key, question: str, answers: tuple[str, ...], table: Wayfinder) -> Iterator[Reference]:
    yield Reference((*at, "question"), "own list questions", question)
    if question in table.questions:
        yield from (
            Reference((*at, "answers", number), f"own list answers to {question}", answer)
            for number, answer in enumerate(answers)
        )


def lists_of(table: Wayfinder) -> dict[str, set[str]]:
    """Return what such a reference may name, by the kind of reference."""
    answers = {f"own list answers to {id}": set(question.answers) for id, question in table.questions.items()}
    return {"own list questions": set(table.questions), **answers}
