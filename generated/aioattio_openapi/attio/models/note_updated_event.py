# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NoteUpdatedEvent(Model):
    """At event.note.updated."""

    actor: Actor
    event_type: str
    id: NoteId
    parent_object_id: str
    parent_record_id: str


from .actor import Actor
from .note_id import NoteId

NoteUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", NoteId.read),
    ("parent_object_id", "parent_object_id", None),
    ("parent_record_id", "parent_record_id", None),
)
NoteUpdatedEvent._required = frozenset({"actor", "event_type", "id", "parent_object_id", "parent_record_id"})
