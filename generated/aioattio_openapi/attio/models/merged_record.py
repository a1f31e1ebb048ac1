# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MergedRecord(Model):
    """At MergedRecordResponse.data."""

    new_record_id: str


MergedRecord._fields = (("new_record_id", "new_record_id", None),)
MergedRecord._required = frozenset({"new_record_id"})
