# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordDeletedEvent(Model):
    """At event.record.deleted."""

    actor: Actor
    event_type: str
    id: RecordId


from .actor import Actor
from .record_id import RecordId

RecordDeletedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", RecordId.read),
)
RecordDeletedEvent._required = frozenset({"actor", "event_type", "id"})
