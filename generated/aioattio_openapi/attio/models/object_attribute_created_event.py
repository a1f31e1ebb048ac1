# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectAttributeCreatedEvent(Model):
    """At event.object-attribute.created."""

    actor: Actor
    event_type: str
    id: AttributeId


from .actor import Actor
from .attribute_id import AttributeId

ObjectAttributeCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", AttributeId.read),
)
ObjectAttributeCreatedEvent._required = frozenset({"actor", "event_type", "id"})
