# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MergedRecordResponse(Model):
    """At merge_records.response."""

    data: MergedRecord


from .merged_record import MergedRecord

MergedRecordResponse._fields = (("data", "data", MergedRecord.read),)
MergedRecordResponse._required = frozenset({"data"})
