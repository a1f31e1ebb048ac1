# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpsertActivityRecordBody(Model):
    """At upsert_activity_record.body."""

    data: UpsertActivityRecordData


from .upsert_activity_record_data import UpsertActivityRecordData

UpsertActivityRecordBody._fields = (("data", "data", UpsertActivityRecordData.read),)
UpsertActivityRecordBody._required = frozenset({"data"})
