# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .actor_type import ActorType


@define(kw_only=True)
class TaskAssignee(Model):
    """At Task.assignees.[]."""

    referenced_actor_id: str
    referenced_actor_type: ActorType | str


TaskAssignee._fields = (
    ("referenced_actor_id", "referenced_actor_id", None),
    ("referenced_actor_type", "referenced_actor_type", None),
)
TaskAssignee._required = frozenset({"referenced_actor_id", "referenced_actor_type"})
