"""Filters that find what has one of many values, by the properties and operators that Attio documents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from aioattio.bulk.keys import spellings
from aioattio.errors import InvalidInput
from aioattio.filters.properties import RULES
from aioattio.schema.definitions import Attribute

__all__ = ["OWN_IDS", "look_up_filter", "operands_of"]

OWN_IDS = ("record_id", "entry_id")
"""Attributes that are the id of a thing: rows can be matched by them, and nothing can be created."""


def operands_of(attribute: Attribute, values: Sequence[str]) -> list[Any]:
    """What a filter by these values, in the form of `key_of_record`, compares with."""
    kind = "" if attribute.slug in OWN_IDS else attribute.type
    return [_operand(kind, one) for value in values for one in spellings(kind, value)]


def look_up_filter(attribute: Attribute, operands: Sequence[Any]) -> dict[str, Any]:
    """A filter for what has one of these values.

    Raises InvalidInput for an attribute of a type that is not found by one property.
    """
    slug, kind = attribute.slug, attribute.type
    if slug in OWN_IDS:
        return {slug: {"$in": list(operands)}}
    name = RULES[kind].default if kind in RULES else None
    if name is None:
        accepted = "a unique attribute that can be filtered by its value, such as a text, a number or a domain"
        raise InvalidInput(attribute="match", type=kind, given=slug, accepted=accepted)
    if "$in" in RULES[kind].properties[name].operators:
        return {slug: {name: {"$in": list(operands)}}}
    conditions = [{slug: {name: {"$eq": operand}}} for operand in operands]
    return conditions[0] if len(conditions) == 1 else {"$or": conditions}


def _operand(kind: str, value: str) -> Any:
    if kind in ("number", "currency", "rating"):
        return Decimal(value)
    return value == "true" if kind == "checkbox" else value
