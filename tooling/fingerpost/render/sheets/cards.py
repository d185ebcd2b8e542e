"""Cards: a front to show and a back to read, of every kind that is worth handing round."""

from collections.abc import Callable

from fingerpost.model import PlaybookPage, address
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.naming import name_of_all
from fingerpost.render.sheets.tree import Branch, language_of, plain, tree
from fingerpost.render.sheets.worksheets import words_of

_SAYINGS = 3


def deck(printing: Printing, kind: str) -> list[Branch]:
    """Return the cards of a kind: pitfalls, exercises, behaviours, readers or terms."""
    if kind == "term":
        return [_term(printing, id) for id in sorted(printing.library.terms, key=lambda id: _title(printing, id))]
    return [_card(printing, page, _BACKS[kind](page)) for page in printing.library.of_kind(kind)]


DECKS = ("pitfall", "exercise", "behaviour", "role", "term")
"""The kinds that have cards."""


def _card(printing: Printing, page: PlaybookPage, back: list[Branch]) -> Branch:
    card: Branch = {
        "kind": page.kind.singular,
        **language_of(page.record),
        "title": plain(page.record.title),
        "front": plain(page.record.summary),
        "says": [plain(words) for words in page.record.people_say[:_SAYINGS]],
        "back": back,
    }
    return card | _foot(printing, page.address, card)


def _term(printing: Printing, id: str) -> Branch:
    term = printing.library.terms[id]
    terms = printing.library.terms
    alike = [
        {
            "text": f"{plain(other.name or terms[other.term].title if other.term in terms else '')}: ".removeprefix(
                ": "
            )
            + plain(other.difference)
        }
        for other in term.not_to_be_confused_with
    ]
    card: Branch = {
        "kind": "Word",
        "title": plain(term.title),
        "front": "",
        "says": [plain(words) for words in term.people_say[:_SAYINGS]],
        "back": [
            {"heading": "", "lines": [plain(term.definition)]},
            {"heading": "Not to be confused with", "lines": [line["text"] for line in alike]},
            {"heading": "Also called", "lines": [plain(", ".join(term.synonyms))] if term.synonyms else []},
        ],
    }
    return card | _foot(printing, address("term", id), card)


def _foot(printing: Printing, page_address: str, card: Branch) -> Branch:
    sheet = name_of_all(card)
    imprint = printing.edition.imprint(page_address, sheet)
    return {"address": page_address, "sheet": sheet, "short": imprint["short"], "qr": imprint["qr"]}


def _title(printing: Printing, id: str) -> str:
    return printing.library.terms[id].title.casefold()


def _pitfall(page: PlaybookPage) -> list[Branch]:
    return [
        {"heading": "How to spot it early", "lines": _entries(page, "How to spot it early")},
        {"heading": "Ways out", "lines": _openings(page, "Ways out")},
    ]


def _exercise(page: PlaybookPage) -> list[Branch]:
    record = page.record
    steps = [f"{words_of(tree(step.do, page.path))} ({step.minutes}\u00a0min)" for step in record.steps]
    facts = [f"{record.minutes} minutes. {record.group}. {record.room}"]
    return [{"heading": "", "lines": facts}, {"heading": "Steps", "lines": steps, "numbered": True}]


def _play(page: PlaybookPage) -> list[Branch]:
    return [{"heading": part, "lines": _entries(page, part)} for part in ("Works when", "Breaks when", "Adapt by")]


def _role(page: PlaybookPage) -> list[Branch]:
    return [{"heading": part, "lines": _entries(page, part)} for part in ("What this gives you", "Start here")]


_BACKS: dict[str, Callable[[PlaybookPage], list[Branch]]] = {
    "pitfall": _pitfall,
    "exercise": _exercise,
    "behaviour": _play,
    "role": _role,
}


def _entries(page: PlaybookPage, part: str) -> list[str]:
    """Return the entries of a part's lists, or its paragraphs where it has no list, as plain lines."""
    blocks = tree(page.part(part), page.path)
    entries = [item for block in blocks if block["type"] == "list" for item in block["children"]]
    return [words_of(entry) for entry in entries or [block for block in blocks if block["type"] == "paragraph"]]


def _openings(page: PlaybookPage, part: str) -> list[str]:
    """Return what stands in bold at the head of each entry, or the whole entry where nothing does."""
    blocks = tree(page.part(part), page.path)
    entries = [item for block in blocks if block["type"] == "list" for item in block["children"]]
    firsts = [(entry, entry["children"][0]["children"][0]) for entry in entries]
    return [words_of(first if first["type"] == "strong" else entry) for entry, first in firsts]
