"""A record with mistakes → the record as far as it goes, so that the names in the rest of it are followed as well."""

from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from fingerpost.read.guard import Tree

R = TypeVar("R", bound=BaseModel)


def partial(record: type[R], tree: Tree) -> R:
    """Return a record in which every field is there and of its shape, and no value has been judged."""
    fields = tree if isinstance(tree, dict) else {}
    values = {}
    for name, field in record.model_fields.items():
        given = fields.get(field.alias or name)
        values[name] = (
            field.get_default() if given is None and not field.is_required() else _shaped(field.annotation, given)
        )
    return record.model_construct(None, **values)


def _shaped(kind: Any, tree: Tree) -> Any:
    """Return a value of the shape of a type: of the tree where it has that shape, empty where it has not."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _shaped(inner[0], tree)
    if origin in (Union, UnionType):
        return _shaped(next(choice for choice in inner if choice is not NoneType), tree)
    if origin is tuple:
        entries = tree if isinstance(tree, list) else [tree] if isinstance(tree, str) else []
        return tuple(_shaped(inner[0], entry) for entry in entries if entry is not None)
    if origin is dict:
        return {name: _shaped(inner[1], entry) for name, entry in tree.items()} if isinstance(tree, dict) else {}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return partial(kind, tree)
    return tree if isinstance(tree, str) else ""
