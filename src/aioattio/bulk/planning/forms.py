"""What was read, in the form in which it is sent: values that stay go out again beside those that are new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aioattio.bulk.keys import PAST, normal
from aioattio.bulk.mapping.columns import LOCATION_PARTS, NAME_PARTS

__all__ = ["KINDS", "as_sent"]

Item = Mapping[str, Any]


def as_sent(kind: str, item: Any) -> Any:
    """One value of that type, decoded JSON as it was read; what is in the form of sending already stays as it is."""
    if not isinstance(item, dict):
        return item
    form = _FORMS.get(kind)
    return {key: value for key, value in item.items() if key not in PAST} if form is None else form(item)


def _under(*keys: str) -> Callable[[Item], dict[str, Any]]:
    return lambda item: {key: item.get(key) for key in keys}


def _email(item: Item) -> dict[str, Any]:
    """As it was written: Attio keeps that, beside the form it compares."""
    return {"email_address": item.get("original_email_address") or item.get("email_address")}


def _name(item: Item) -> dict[str, Any]:
    return {part: item.get(part) or "" for part in NAME_PARTS}


_FORMS: Mapping[str, Callable[[Item], dict[str, Any]]] = {
    "text": _under("value"),
    "number": _under("value"),
    "currency": _under("currency_value"),
    "rating": _under("value"),
    "checkbox": _under("value"),
    "date": _under("value"),
    "timestamp": _under("value"),
    "personal-name": _name,
    "email-address": _email,
    "phone-number": _under("original_phone_number", "country_code"),
    "domain": _under("domain"),
    "select": lambda item: {"option": normal("select", item)},
    "status": lambda item: {"status": normal("status", item)},
    "record-reference": _under("target_object", "target_record_id"),
    "actor-reference": _under("referenced_actor_type", "referenced_actor_id"),
    "location": _under(*LOCATION_PARTS),
}

KINDS = frozenset(_FORMS)
"""Types whose values are known."""
