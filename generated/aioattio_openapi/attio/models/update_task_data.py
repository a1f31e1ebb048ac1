# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of, one_of


@define(kw_only=True)
class UpdateTaskData(Model):
    """At UpdateTaskBody.data."""

    assignees: list[TaskAssigneeEmailInput | TaskAssigneeInput] | Unset = UNSET
    deadline_at: None | str | Unset = UNSET
    is_completed: bool | Unset = UNSET
    linked_records: list[str | TaskRecordInput | TaskRecordMatchInput] | Unset = UNSET


from .task_assignee_email_input import TaskAssigneeEmailInput
from .task_assignee_input import TaskAssigneeInput
from .task_record_input import TaskRecordInput
from .task_record_match_input import TaskRecordMatchInput

UpdateTaskData._fields = (
    ("assignees", "assignees", list_of(one_of(TaskAssigneeEmailInput, TaskAssigneeInput))),
    ("deadline_at", "deadline_at", None),
    ("is_completed", "is_completed", None),
    ("linked_records", "linked_records", list_of(one_of(TaskRecordInput, TaskRecordMatchInput))),
)
