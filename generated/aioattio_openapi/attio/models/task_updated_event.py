# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskUpdatedEvent(Model):
    """At event.task.updated."""

    actor: Actor
    event_type: str
    id: TaskId


from .actor import Actor
from .task_id import TaskId

TaskUpdatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", TaskId.read),
)
TaskUpdatedEvent._required = frozenset({"actor", "event_type", "id"})
