# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Status(Model):
    """At #status."""

    celebration_enabled: bool
    id: StatusId
    is_archived: bool
    target_time_in_status: None | str
    title: str


from .status_id import StatusId

Status._fields = (
    ("celebration_enabled", "celebration_enabled", None),
    ("id", "id", StatusId.read),
    ("is_archived", "is_archived", None),
    ("target_time_in_status", "target_time_in_status", None),
    ("title", "title", None),
)
Status._required = frozenset({"celebration_enabled", "id", "is_archived", "target_time_in_status", "title"})
