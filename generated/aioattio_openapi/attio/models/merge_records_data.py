# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MergeRecordsData(Model):
    """At MergeRecordsBody.data."""

    primary_record_id: str
    secondary_record_id: str


MergeRecordsData._fields = (
    ("primary_record_id", "primary_record_id", None),
    ("secondary_record_id", "secondary_record_id", None),
)
MergeRecordsData._required = frozenset({"primary_record_id", "secondary_record_id"})
