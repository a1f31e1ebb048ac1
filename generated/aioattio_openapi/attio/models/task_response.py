# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskResponse(Model):
    """At create_task.response, get_task.response, update_task.response."""

    data: Task


from .task import Task

TaskResponse._fields = (("data", "data", Task.read),)
TaskResponse._required = frozenset({"data"})
