"""The JSON Schema of a record: what contributors' editors, the form and the codebook know of it."""

from functools import cache
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]


@cache
def schema_of(record: type[BaseModel]) -> Schema:
    """Return the JSON Schema of a kind of record, which several ask for and nobody changes."""
    return record.model_json_schema(by_alias=True)
