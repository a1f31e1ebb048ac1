# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class DatedValue(Model):
    """At ReplaceValuesData.values.[]."""

    active_from: str
    active_until: None | str
    value: Any


DatedValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("value", "value", None),
)
DatedValue._required = frozenset({"active_from", "active_until", "value"})
