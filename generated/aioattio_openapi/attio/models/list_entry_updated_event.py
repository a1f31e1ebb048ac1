# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListEntryUpdatedEvent(Model):
    """At event.list-entry.updated."""

    actor: Actor
    event_type: str
    id: UpdatedEntryId
    parent_object_id: str
    parent_record_id: str


from .actor import Actor
from .updated_entry_id import UpdatedEntryId

ListEntryUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", UpdatedEntryId.read),
    ("parent_object_id", "parent_object_id", None),
    ("parent_record_id", "parent_record_id", None),
)
ListEntryUpdatedEvent._required = frozenset(
    {"actor", "event_type", "id", "parent_object_id", "parent_record_id"}
)
