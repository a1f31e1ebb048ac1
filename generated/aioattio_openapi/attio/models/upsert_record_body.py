# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpsertRecordBody(Model):
    """At upsert_record.body."""

    data: UpsertRecordData


from .upsert_record_data import UpsertRecordData

UpsertRecordBody._fields = (("data", "data", UpsertRecordData.read),)
UpsertRecordBody._required = frozenset({"data"})
