# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class RecordEntryList(Model):
    """At list_record_entries.response."""

    data: list[RecordEntry]


from .record_entry import RecordEntry

RecordEntryList._fields = (("data", "data", list_of(RecordEntry.read)),)
RecordEntryList._required = frozenset({"data"})
