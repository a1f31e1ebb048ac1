# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordMergedEvent(Model):
    """At event.record.merged."""

    actor: Actor
    duplicate_object_id: str
    duplicate_record_id: str
    event_type: str
    id: RecordId


from .actor import Actor
from .record_id import RecordId

RecordMergedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("duplicate_object_id", "duplicate_object_id", None),
    ("duplicate_record_id", "duplicate_record_id", None),
    ("event_type", "event_type", None),
    ("id", "id", RecordId.read),
)
RecordMergedEvent._required = frozenset(
    {"actor", "duplicate_object_id", "duplicate_record_id", "event_type", "id"}
)
