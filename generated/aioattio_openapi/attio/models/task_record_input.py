# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskRecordInput(Model):
    """At CreateTaskData.linked_records.[].|{target_object,target_record_id}, UpdateTaskData.linked_records.[].|{target_object,target_record_id}."""

    target_object: str
    target_record_id: str


TaskRecordInput._fields = (
    ("target_object", "target_object", None),
    ("target_record_id", "target_record_id", None),
)
TaskRecordInput._required = frozenset({"target_object", "target_record_id"})
