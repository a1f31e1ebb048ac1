# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateEntryData(Model):
    """At CreateEntryBody.data."""

    entry_values: Any
    parent_object: str
    parent_record_id: str


CreateEntryData._fields = (
    ("entry_values", "entry_values", None),
    ("parent_object", "parent_object", None),
    ("parent_record_id", "parent_record_id", None),
)
CreateEntryData._required = frozenset({"entry_values", "parent_object", "parent_record_id"})
