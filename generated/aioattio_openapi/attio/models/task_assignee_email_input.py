# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TaskAssigneeEmailInput(Model):
    """At CreateTaskData.assignees.[].|{workspace_member_email_address}, UpdateTaskData.assignees.[].|{workspace_member_email_address}."""

    workspace_member_email_address: str


TaskAssigneeEmailInput._fields = (("workspace_member_email_address", "workspace_member_email_address", None),)
TaskAssigneeEmailInput._required = frozenset({"workspace_member_email_address"})
