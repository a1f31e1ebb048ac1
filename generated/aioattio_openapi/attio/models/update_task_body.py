# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateTaskBody(Model):
    """At update_task.body."""

    data: UpdateTaskData


from .update_task_data import UpdateTaskData

UpdateTaskBody._fields = (("data", "data", UpdateTaskData.read),)
UpdateTaskBody._required = frozenset({"data"})
