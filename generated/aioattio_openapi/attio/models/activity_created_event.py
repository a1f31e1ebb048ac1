# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityCreatedEvent(Model):
    """At event.activity.created."""

    actor: Actor
    event_type: str
    id: ActivityId


from .activity_id import ActivityId
from .actor import Actor

ActivityCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", ActivityId.read),
)
ActivityCreatedEvent._required = frozenset({"actor", "event_type", "id"})
