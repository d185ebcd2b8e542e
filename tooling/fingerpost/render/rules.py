"""What `fingerpost check` looks for, as a page for authors: the docstring of each check, the words for other slips."""

import re
from collections import defaultdict
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType

from fingerpost.check import CHECKS, HINTS
from fingerpost.model.messages import MESSAGES
from fingerpost.render.site import Site, rendered

_LABEL = re.compile(r"^(Good|Bad|Why): +", re.MULTILINE)
_ANY_NAME = "{code}"
"""The code of a message that serves every kind of name."""
_NAMES = "unknown-…"
OTHERS = "unknown-name"
"""The place on the page of what has none of its own."""
PAGE = "contribute/checks/"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as its docstring tells it: plain texts with code between backticks."""

    code: str
    says: str
    good: str
    bad: str
    why: str
    more: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake that is found while a file is read: what is said of it, and how to mend it."""

    found: str
    fix: str


def rule_of(module: ModuleType) -> Rule:
    """Return what a check's docstring says: a sentence, then "Good:", "Bad:" and "Why:", then what else there is."""
    says, *labelled = _LABEL.split(cleandoc(module.__doc__ or ""))
    parts = dict(zip(labelled[::2], labelled[1::2], strict=True))
    why, _, more = parts["Why"].partition("\n\n")
    good, bad, why, more = (" ".join(text.split()) for text in (parts["Good"], parts["Bad"], why, more))
    return Rule(module.CODE, " ".join(says.split()), good, bad, why, more)


def slips_by_code() -> dict[str, list[Slip]]:
    """Return the mistakes that no check of its own explains, by the code that they are reported under."""
    own_page = {module.CODE for module in CHECKS + HINTS}
    found: dict[str, list[Slip]] = {}
    for message in MESSAGES.values():
        if message.code not in own_page:
            code = _NAMES if message.code == _ANY_NAME else message.code
            found.setdefault(code, []).append(Slip(_opened(message.found), _opened(message.fix)))
    return dict(sorted(found.items()))


def explained_codes() -> list[str]:
    """Return the codes that have a place of their own on the page of the checks."""
    return sorted({module.CODE for module in CHECKS + HINTS} | set(slips_by_code()) - {_NAMES})


def explained_at(code: str) -> str:
    """Return where a code is explained, from the site's root; names that lead nowhere share one place."""
    return f"{PAGE}#{code if code in explained_codes() else OTHERS}"


def rules_list(site: Site, root: str) -> str:
    """Return every rule with its explanation, under its code."""
    checks, hints = ([rule_of(module) for module in modules] for modules in (CHECKS, HINTS))
    return rendered("slots/rules.html", site, root, checks=checks, hints=hints, slips=slips_by_code())


def _opened(words: str) -> str:
    """Return a message with "…" in each place that is filled in when it is told."""
    text = words.format_map(defaultdict(lambda: "…"))
    return "" if text == "…" else text[:1].upper() + text[1:]
