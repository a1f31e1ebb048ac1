# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectAttributeUpdatedEvent(Model):
    """At event.object-attribute.updated."""

    actor: Actor
    event_type: str
    id: AttributeId


from .actor import Actor
from .attribute_id import AttributeId

ObjectAttributeUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", AttributeId.read),
)
ObjectAttributeUpdatedEvent._required = frozenset({"actor", "event_type", "id"})
