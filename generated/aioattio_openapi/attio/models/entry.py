# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Entry(Model):
    """At EntryList.data.[], EntryResponse.data."""

    created_at: str
    entry_values: EntryValues
    id: EntryId
    parent_object: str
    parent_record_id: str


from .entry_id import EntryId
from .entry_values import EntryValues

Entry._fields = (
    ("created_at", "created_at", None),
    ("entry_values", "entry_values", EntryValues.read),
    ("id", "id", EntryId.read),
    ("parent_object", "parent_object", None),
    ("parent_record_id", "parent_record_id", None),
)
Entry._required = frozenset({"created_at", "entry_values", "id", "parent_object", "parent_record_id"})
