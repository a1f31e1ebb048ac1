# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskLinkedRecord(Model):
    """At Task.linked_records.[]."""

    target_object_id: str
    target_record_id: str


TaskLinkedRecord._fields = (
    ("target_object_id", "target_object_id", None),
    ("target_record_id", "target_record_id", None),
)
TaskLinkedRecord._required = frozenset({"target_object_id", "target_record_id"})
