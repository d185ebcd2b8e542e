"""A case told in parts: after each, the readers say what they would do before they learn what was done."""

from itertools import pairwise

from fingerpost.model import Case, address
from fingerpost.render.sheets.cases import ending, event_told, opening
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.tree import Branch

FEWEST_EVENTS = 4
"""A case with fewer has nothing to stop at."""
_MOST_STAGES = 4
_MINUTES_A_STAGE = 12


def has_stages(case: Case) -> bool:
    """Tell whether a case has enough events to be told in parts."""
    return len(case.events) >= FEWEST_EVENTS


def case_in_stages(printing: Printing, id: str) -> Branch:
    """Return a case in parts of at least two events each; how it ended, and its summary, stand in the last alone."""
    case = printing.library.cases[id]
    events = [event_told(event) for event in case.events]
    count = min(_MOST_STAGES, len(events) // 2)
    cuts = [len(events) * number // count for number in range(count + 1)]
    stages = [events[start:end] for start, end in pairwise(cuts)]
    return {
        **opening(printing, id, case),
        "address": f"{address('case', id)}#timeline",
        "stages": stages,
        "minutes": _MINUTES_A_STAGE * count,
        **ending(printing, id, case),
    }
