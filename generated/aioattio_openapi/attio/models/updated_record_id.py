# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdatedRecordId(Model):
    """At RecordUpdatedEvent.id."""

    attribute_id: str
    object_id: str
    record_id: str
    workspace_id: str


UpdatedRecordId._fields = (
    ("attribute_id", "attribute_id", None),
    ("object_id", "object_id", None),
    ("record_id", "record_id", None),
    ("workspace_id", "workspace_id", None),
)
UpdatedRecordId._required = frozenset({"attribute_id", "object_id", "record_id", "workspace_id"})
