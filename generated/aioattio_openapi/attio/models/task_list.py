# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class TaskList(Model):
    """At list_tasks.response."""

    data: list[Task]


from .task import Task

TaskList._fields = (("data", "data", list_of(Task.read)),)
TaskList._required = frozenset({"data"})
