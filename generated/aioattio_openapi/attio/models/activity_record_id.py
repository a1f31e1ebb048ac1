# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityRecordId(Model):
    """At ActivityRecord.id, ActivityRecordCreatedEvent.id, ActivityRecordDeletedEvent.id."""

    activity_id: str
    record_id: str
    workspace_id: str


ActivityRecordId._fields = (
    ("activity_id", "activity_id", None),
    ("record_id", "record_id", None),
    ("workspace_id", "workspace_id", None),
)
ActivityRecordId._required = frozenset({"activity_id", "record_id", "workspace_id"})
