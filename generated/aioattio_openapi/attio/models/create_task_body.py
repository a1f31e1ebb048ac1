# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateTaskBody(Model):
    """At create_task.body."""

    data: CreateTaskData


from .create_task_data import CreateTaskData

CreateTaskBody._fields = (("data", "data", CreateTaskData.read),)
CreateTaskBody._required = frozenset({"data"})
