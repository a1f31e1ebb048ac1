"""Attio's shorthand for filters, written out: what two filters that mean the same have in common.

Knows nothing of the client: it is a second reading of the documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

__all__ = ["verbose"]

TypeOf = Callable[[str, str], str]
"""The type of an attribute, by container and slug."""

IMPLIED = {
    "text": "value",
    "number": "value",
    "currency": "currency_value",
    "rating": "value",
    "checkbox": "value",
    "date": "value",
    "timestamp": "value",
    "personal-name": "full_name",
    "email-address": "email_address",
    "phone-number": "phone_number",
    "domain": "domain",
    "select": "option",
    "status": "status",
}
"""The property that is meant where none is named."""

_NUMBERS = ("number", "currency", "rating")
_MOMENTS = ("active_from", "interacted_at")


def verbose(given: Mapping[str, Any], container: str, type_of: TypeOf) -> dict[str, Any]:
    """With every property, `$eq` and `$and` said, and what has no order in one order."""
    parts = _parts(given, container, type_of)
    return parts[0] if len(parts) == 1 else {"$and": sorted(parts, key=repr)}


def _parts(given: Mapping[str, Any], container: str, type_of: TypeOf) -> list[dict[str, Any]]:
    """What must be true, each by itself."""
    if set(given) == {"path", "constraints"}:
        path = [list(step) for step in given["path"]]
        kind = type_of(*path[-1])
        return [{"path": path, "constraints": _comparisons(given["constraints"], kind)}]
    parts: list[dict[str, Any]] = []
    for key, operand in given.items():
        if key == "$and":
            parts += [part for one in operand for part in _parts(one, container, type_of)]
        elif key == "$or":
            parts.append({"$or": sorted(_choices(operand, container, type_of), key=repr)})
        elif key == "$not":
            parts.append({"$not": verbose(operand, container, type_of)})
        else:
            parts.append({key: _comparisons(operand, type_of(container, key))})
    return parts


def _choices(given: list[Any], container: str, type_of: TypeOf) -> list[dict[str, Any]]:
    choices: list[dict[str, Any]] = []
    for one in given:
        whole = verbose(one, container, type_of)
        choices += whole["$or"] if set(whole) == {"$or"} else [whole]
    return choices


def _comparisons(given: Any, kind: str) -> dict[str, Any]:
    """By property, by operator; under None whether there is a value at all."""
    made: dict[str, Any] = {}
    implied = IMPLIED.get(kind, "")
    for name, operand in given.items() if isinstance(given, Mapping) else ((implied, given),):
        if name == "$not_empty":
            made["any"] = operand
        elif name.startswith("$"):
            made.setdefault(implied, {})[name] = _operand(operand, kind, implied)
        else:
            by_operator = operand if isinstance(operand, Mapping) else {"$eq": operand}
            made.setdefault(name, {}).update({key: _operand(one, kind, name) for key, one in by_operator.items()})
    return made


def _operand(given: Any, kind: str, name: str) -> Any:
    """As Attio takes it: a number for its text, and midnight for a day that is compared with a moment."""
    if kind in _NUMBERS and not isinstance(given, bool):
        return Decimal(str(given))
    is_moment = kind == "timestamp" or name in _MOMENTS
    return f"{given}T00:00:00Z" if is_moment and isinstance(given, str) and "T" not in given else given
