# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class Task(Model):
    """At #task."""

    assignees: list[TaskAssignee]
    completed_at: None | str
    content_plaintext: str
    created_at: str
    created_by_actor: Actor
    deadline_at: None | str
    id: TaskId
    is_completed: bool
    linked_records: list[TaskLinkedRecord]


from .actor import Actor
from .task_assignee import TaskAssignee
from .task_id import TaskId
from .task_linked_record import TaskLinkedRecord

Task._fields = (
    ("assignees", "assignees", list_of(TaskAssignee.read)),
    ("completed_at", "completed_at", None),
    ("content_plaintext", "content_plaintext", None),
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("deadline_at", "deadline_at", None),
    ("id", "id", TaskId.read),
    ("is_completed", "is_completed", None),
    ("linked_records", "linked_records", list_of(TaskLinkedRecord.read)),
)
Task._required = frozenset(
    {
        "assignees",
        "completed_at",
        "content_plaintext",
        "created_at",
        "created_by_actor",
        "deadline_at",
        "id",
        "is_completed",
        "linked_records",
    }
)
