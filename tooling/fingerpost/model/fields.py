"""The kinds of value that records are made of: ids, dates that may be partly known, references to sources."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WHEN = r"^((19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-(19|20)\d\d)?|undated)$"

SENTENCE_END = r"""[.?!)"'’”]$"""
DAY = r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
URL = r'^https?://[^\s<>"]+$'
REF = r"^[a-z]+-[a-z0-9]+(-[a-z0-9]+)*$"


class Record(BaseModel):
    """What every record obeys: it never changes, and a key that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True)


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=ID, max_length=80)]
"""A permanent name in kebab-case, such as 'hero-leader'."""

Language = Literal["en", "cy"]
"""English or Welsh: readers' programs are told, and search keeps an index for each."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words; a blank is a mistake, 'not known' has its own place."""

Sentence = Annotated[str, StringConstraints(min_length=8, max_length=400, pattern=SENTENCE_END)]
"""A sentence or two, ended with its mark."""

When = Annotated[str, StringConstraints(pattern=WHEN)]
"""A date as far as it is known: 2015, 2015-03, 2015-03-21, a span of years 2015-2018, or 'undated'."""

Year = Annotated[int, Field(ge=1800, le=2200)]

Day = Annotated[str, StringConstraints(pattern=DAY)]
"""A whole date: 2026-11-22."""

Url = Annotated[str, StringConstraints(pattern=URL)]

Ref = Annotated[str, StringConstraints(pattern=REF)]
"""A playbook page by kind and id, such as 'pitfall-hero-leader'."""

_Keys = Annotated[tuple[Text, ...], Field(min_length=1)]
Cites = Annotated[_Keys, BeforeValidator(_one_or_many, json_schema_input_type=Text | _Keys)]
"""The key of a source, or a list of keys."""


_SomeIds = Annotated[tuple[Id, ...], Field(min_length=1)]
Ids = Annotated[_SomeIds, BeforeValidator(_one_or_many, json_schema_input_type=Id | _SomeIds)]
"""An id, or a list of ids."""


def year_of(when: str) -> int | None:
    """Return the year in which a date falls, or a span begins; None where it is not known."""
    return int(when[:4]) if when[:4].isdigit() else None


EXPECTED = {
    ID: ("an id in small letters, digits and single dashes", "write it like 'hero-leader'"),
    WHEN: ("a date", "write 2015, 2015-03, 2015-03-21, a span such as 2015-2018, or undated"),
    SENTENCE_END: ("a sentence", "end it with a full stop"),
    DAY: ("a whole date", "write it like 2026-11-22"),
    URL: ("a web address", "write it whole, beginning with https://"),
    REF: ("a page by its kind and id", "write it like 'pitfall-hero-leader' or 'theme-power'"),
}
"""What each pattern asks for, and how to mend what does not fit, in plain words."""
