"""What Attio's attribute-type pages say can be asked: by type, by property, the operators.

A second reading of the documentation, which shares nothing with the tables of the client and of the emulator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aioattio.filters import Field, Filter

__all__ = ["ATTRIBUTES", "DEFAULTS", "DOCUMENTED", "OPERATORS", "PROPERTIES"]

OPERATORS: Mapping[str, Callable[[Field, Any], Filter]] = {
    "$eq": lambda field, operand: field == operand,
    "$lt": lambda field, operand: field < operand,
    "$lte": lambda field, operand: field <= operand,
    "$gt": lambda field, operand: field > operand,
    "$gte": lambda field, operand: field >= operand,
    "$contains": lambda field, operand: field.contains(operand),
    "$starts_with": lambda field, operand: field.starts_with(operand),
    "$ends_with": lambda field, operand: field.ends_with(operand),
    "$in": lambda field, operand: field.is_in([operand]),
    "between": lambda field, operand: field.between(operand, operand),
    "$not_empty": lambda field, _: field.is_not_empty(),
}

_TEXT = "$eq $in $contains $starts_with $ends_with"
_TEXT_OR_NONE = f"{_TEXT} $not_empty"
_ORDER = "$eq $in $lt $lte $gt $gte between"
_EQUAL = "$eq $in"
_RANGE = "$lt $lte $gt $gte between"
_EQUAL_OR_NONE = "$eq $in $not_empty"

DOCUMENTED: Mapping[str, Mapping[str, str]] = {
    "text": {"value": _TEXT},
    "number": {"value": _ORDER},
    "currency": {"currency_value": _ORDER},
    "rating": {"value": _ORDER},
    "checkbox": {"value": _EQUAL},
    "date": {"value": _ORDER},
    "timestamp": {"value": _ORDER},
    "domain": {"domain": _TEXT_OR_NONE, "root_domain": _TEXT_OR_NONE},
    "email-address": {
        "email_address": _TEXT,
        "email_domain": _TEXT,
        "email_root_domain": _TEXT,
        "email_local_specifier": _TEXT,
    },
    "phone-number": {"phone_number": _TEXT, "country_code": _EQUAL_OR_NONE},
    "personal-name": {"full_name": _TEXT_OR_NONE, "first_name": _TEXT_OR_NONE, "last_name": _TEXT_OR_NONE},
    "location": {
        "line_1": _TEXT,
        "line_2": _TEXT,
        "line_3": _TEXT,
        "line_4": _TEXT,
        "locality": _TEXT,
        "region": _TEXT,
        "postcode": _TEXT,
        "country_code": "$eq $in $starts_with",
    },
    "select": {"option": _EQUAL, "active_from": _RANGE},
    "status": {"status": _EQUAL, "active_from": _RANGE},
    "record-reference": {"target_object": _EQUAL, "target_record_id": _EQUAL},
    "actor-reference": {"referenced_actor_type": _EQUAL},
    "interaction": {"owner_member_id": _EQUAL_OR_NONE, "interacted_at": _ORDER, "interaction_type": _EQUAL_OR_NONE},
}
"""`$in` stands for `is_in`, which `$eq` is enough for; the id of an actor is asked together with its type only."""

DEFAULTS = {
    "text": "value",
    "number": "value",
    "currency": "currency_value",
    "rating": "value",
    "checkbox": "value",
    "date": "value",
    "timestamp": "value",
    "domain": "domain",
    "email-address": "email_address",
    "phone-number": "phone_number",
    "personal-name": "full_name",
    "select": "option",
    "status": "status",
}
"""The property that the implicit syntax means; the other types have none."""

PROPERTIES = sorted({name for properties in DOCUMENTED.values() for name in properties} | {"latitude", "currency_code"})

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "text": ("job_title", "record_id"),
    "number": ("score",),
    "currency": ("revenue",),
    "rating": ("stars",),
    "checkbox": ("active",),
    "date": ("born",),
    "timestamp": ("met_at", "created_at"),
    "domain": ("site", "sites"),
    "email-address": ("email_addresses",),
    "phone-number": ("phone_numbers",),
    "personal-name": ("name",),
    "location": ("primary_location",),
    "select": ("color", "tags"),
    "status": ("stage",),
    "record-reference": ("company", "friends", "linked"),
    "actor-reference": ("owner", "owners", "created_by"),
    "interaction": ("last_interaction",),
}
"""Attributes of people in the sample workspace, by type."""
