# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListCreatedEvent(Model):
    """At event.list.created."""

    actor: Actor
    event_type: str
    id: ListId


from .actor import Actor
from .list_id import ListId

ListCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", ListId.read),
)
ListCreatedEvent._required = frozenset({"actor", "event_type", "id"})
