# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityRecordDeletedEvent(Model):
    """At event.activity-record.deleted."""

    actor: Actor
    event_type: str
    id: ActivityRecordId


from .activity_record_id import ActivityRecordId
from .actor import Actor

ActivityRecordDeletedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", ActivityRecordId.read),
)
ActivityRecordDeletedEvent._required = frozenset({"actor", "event_type", "id"})
