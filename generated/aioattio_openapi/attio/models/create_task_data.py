# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class CreateTaskData(Model):
    """At CreateTaskBody.data."""

    assignees: list[TaskAssigneeEmailInput | TaskAssigneeInput]
    content: str
    deadline_at: None | str
    format_: Literal["plaintext"] = "plaintext"
    is_completed: bool
    linked_records: list[str | TaskRecordInput | TaskRecordMatchInput]


from .task_assignee_email_input import TaskAssigneeEmailInput
from .task_assignee_input import TaskAssigneeInput
from .task_record_input import TaskRecordInput
from .task_record_match_input import TaskRecordMatchInput

CreateTaskData._fields = (
    ("assignees", "assignees", list_of(one_of(TaskAssigneeEmailInput, TaskAssigneeInput))),
    ("content", "content", None),
    ("deadline_at", "deadline_at", None),
    ("format_", "format", None),
    ("is_completed", "is_completed", None),
    ("linked_records", "linked_records", list_of(one_of(TaskRecordInput, TaskRecordMatchInput))),
)
CreateTaskData._required = frozenset(
    {"assignees", "content", "deadline_at", "format", "is_completed", "linked_records"}
)
CreateTaskData._constants = {"format": "plaintext"}
