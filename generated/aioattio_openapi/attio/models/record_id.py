# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordId(Model):
    """At Record.id, RecordCreatedEvent.id, RecordDeletedEvent.id and 2 more places."""

    object_id: str
    record_id: str
    workspace_id: str


RecordId._fields = (
    ("object_id", "object_id", None),
    ("record_id", "record_id", None),
    ("workspace_id", "workspace_id", None),
)
RecordId._required = frozenset({"object_id", "record_id", "workspace_id"})
