# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpsertEntryBody(Model):
    """At upsert_entry.body."""

    data: UpsertEntryData


from .upsert_entry_data import UpsertEntryData

UpsertEntryBody._fields = (("data", "data", UpsertEntryData.read),)
UpsertEntryBody._required = frozenset({"data"})
