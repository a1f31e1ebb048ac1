# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MergeRecordsBody(Model):
    """At merge_records.body."""

    data: MergeRecordsData


from .merge_records_data import MergeRecordsData

MergeRecordsBody._fields = (("data", "data", MergeRecordsData.read),)
MergeRecordsBody._required = frozenset({"data"})
