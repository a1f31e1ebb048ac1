# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListAttributeUpdatedEvent(Model):
    """At event.list-attribute.updated."""

    actor: Actor
    event_type: str
    id: ListAttributeId


from .actor import Actor
from .list_attribute_id import ListAttributeId

ListAttributeUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", ListAttributeId.read),
)
ListAttributeUpdatedEvent._required = frozenset({"actor", "event_type", "id"})
