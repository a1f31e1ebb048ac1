# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ActivityRecordList(Model):
    """At query_activity_records.response."""

    data: list[ActivityRecord]


from .activity_record import ActivityRecord

ActivityRecordList._fields = (("data", "data", list_of(ActivityRecord.read)),)
ActivityRecordList._required = frozenset({"data"})
