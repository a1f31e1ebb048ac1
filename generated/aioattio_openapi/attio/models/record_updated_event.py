# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordUpdatedEvent(Model):
    """At event.record.updated."""

    actor: Actor
    event_type: str
    id: UpdatedRecordId


from .actor import Actor
from .updated_record_id import UpdatedRecordId

RecordUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", UpdatedRecordId.read),
)
RecordUpdatedEvent._required = frozenset({"actor", "event_type", "id"})
