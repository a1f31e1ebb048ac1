"""Why an attribute does not take a value, in words for whoever reads a suggested mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aioattio.bulk.mapping.guesses import Guess
from aioattio.bulk.mapping.toml_text import toml_string
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.values.target import UNIQUE
from aioattio.values.writing import encode_values

__all__ = ["refusal"]

_COUNTRY = re.compile(r"(?!UK)[A-Z]{2}")
_NOT: Mapping[str, str] = {
    "text": "not text",
    "number": "not a number with up to 4 decimal places",
    "currency": "not an amount with up to 4 decimal places",
    "rating": "not a whole number from 0 to 5",
    "checkbox": "neither true nor false",
    "date": 'not a date such as "2026-01-31"',
    "timestamp": 'not a point in time such as "2026-01-31T09:00:00Z"',
    "personal-name": "not a name",
    "email-address": 'not an e-mail address such as "ada@example.com"',
    "phone-number": 'not a telephone number such as "+441632960001"',
    "domain": 'not a domain such as "example.com"',
    "select": "not the title of an option",
    "status": "not the title of a status",
    "actor-reference": "not the e-mail address of a workspace member",
    "location": "not an address in one line of text",
}


def refusal(value: Any, guess: Guess, definitions: Definitions, accepted: set[str] | None) -> str | None:
    """Why the attribute does not take a converted cell; None if it does. accepted: titles, case-folded."""
    if value is None:
        return None
    attribute, part = guess.attribute, guess.part
    items = list(value) if isinstance(value, list | tuple) else [value]
    if not attribute.is_multiselect and len(items) > 1:
        return "several values, and it takes one"
    if accepted is not None:
        unknown = [item for item in items if isinstance(item, str) and item.casefold() not in accepted]
        return f"{toml_string(unknown[0])} is not among its options" if unknown else None
    if part == "country_code" and not _COUNTRY.fullmatch(str(value)):
        return 'not a country code of two capital letters, such as "GB"'
    given: Any = {part: str(value)} if part else items if attribute.is_multiselect else value
    try:
        encode_values({attribute.slug: given}, definitions, definitions.object)
    except InvalidInput:
        return (
            _no_record(attribute, definitions)
            if attribute.type == "record-reference"
            else _NOT.get(attribute.type, f"nothing that a {attribute.type} takes")
        )
    is_unclear = attribute.type == "record-reference" and _object_of(attribute, definitions) is None
    if is_unclear and not all(map(_is_id, items)):
        return _no_record(attribute, definitions)
    return None


def _object_of(attribute: Attribute, definitions: Definitions) -> str | None:
    allowed = attribute.allowed_object_ids or ()
    return definitions.object_slug(allowed[0]) if len(allowed) == 1 else None


def _no_record(attribute: Attribute, definitions: Definitions) -> str:
    if len(attribute.allowed_object_ids or ()) != 1:
        return "a reference to records of several objects, and text cannot say which one is meant"
    slug = _object_of(attribute, definitions)
    if slug in UNIQUE:
        return f"a reference to {slug}, which are named by a value of {UNIQUE[slug][0]}, or by a record's id"
    return f"a reference to {slug or 'records'}, which are named by a record's id"


def _is_id(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return not isinstance(value, str)
    return True
