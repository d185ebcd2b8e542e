"""A record without the note of which of its fields were given: nobody asks for it, and it takes half the memory."""

from functools import cache

from pydantic import BaseModel


def slim(value: object) -> None:
    """Let a record and all records in it share one note for each kind: that every field was given."""
    if isinstance(value, tuple):
        for entry in value:
            slim(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            slim(entry)
    elif isinstance(value, BaseModel):
        object.__setattr__(value, "__pydantic_fields_set__", _every_field(type(value)))  # records are frozen
        for entry in vars(value).values():
            if entry is not None and type(entry) is not str:  # most are text
                slim(entry)


@cache
def _every_field(record: type[BaseModel]) -> set[str]:
    return set(record.model_fields)
