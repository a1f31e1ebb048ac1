# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskId(Model):
    """At Task.id, TaskCreatedEvent.id, TaskDeletedEvent.id and 1 more places."""

    task_id: str
    workspace_id: str


TaskId._fields = (
    ("task_id", "task_id", None),
    ("workspace_id", "workspace_id", None),
)
TaskId._required = frozenset({"task_id", "workspace_id"})
