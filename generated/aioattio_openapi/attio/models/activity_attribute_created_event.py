# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityAttributeCreatedEvent(Model):
    """At event.activity-attribute.created."""

    actor: Actor
    event_type: str
    id: ActivityAttributeId


from .activity_attribute_id import ActivityAttributeId
from .actor import Actor

ActivityAttributeCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", ActivityAttributeId.read),
)
ActivityAttributeCreatedEvent._required = frozenset({"actor", "event_type", "id"})
