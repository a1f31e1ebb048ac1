# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityId(Model):
    """At Activity.id, ActivityCreatedEvent.id, ActivityDeletedEvent.id and 1 more places."""

    activity_id: str
    workspace_id: str


ActivityId._fields = (
    ("activity_id", "activity_id", None),
    ("workspace_id", "workspace_id", None),
)
ActivityId._required = frozenset({"activity_id", "workspace_id"})
