# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordEntry(Model):
    """At RecordEntryList.data.[]."""

    created_at: str
    entry_id: str
    list_api_slug: str
    list_id: str


RecordEntry._fields = (
    ("created_at", "created_at", None),
    ("entry_id", "entry_id", None),
    ("list_api_slug", "list_api_slug", None),
    ("list_id", "list_id", None),
)
RecordEntry._required = frozenset({"created_at", "entry_id", "list_api_slug", "list_id"})
