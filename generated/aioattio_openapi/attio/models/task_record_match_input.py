# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskRecordMatchInput(Model):
    """At CreateTaskData.linked_records.[].|{target_object}, UpdateTaskData.linked_records.[].|{target_object}."""

    target_object: str


TaskRecordMatchInput._fields = (("target_object", "target_object", None),)
TaskRecordMatchInput._required = frozenset({"target_object"})
