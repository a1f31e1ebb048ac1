# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityRecord(Model):
    """At ActivityRecordList.data.[], ActivityRecordResponse.data."""

    created_at: str
    id: ActivityRecordId
    values: ActivityRecordValues


from .activity_record_id import ActivityRecordId
from .activity_record_values import ActivityRecordValues

ActivityRecord._fields = (
    ("created_at", "created_at", None),
    ("id", "id", ActivityRecordId.read),
    ("values", "values", ActivityRecordValues.read),
)
ActivityRecord._required = frozenset({"created_at", "id", "values"})
