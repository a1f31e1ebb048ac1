# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewLinkedRecord(Model):
    """At MeetingData.linked_records.[], OverwriteMeetingData.linked_records.[], UpdateMeetingData.linked_records.[]."""

    object_: str
    record_id: str


NewLinkedRecord._fields = (
    ("object_", "object", None),
    ("record_id", "record_id", None),
)
NewLinkedRecord._required = frozenset({"object", "record_id"})
