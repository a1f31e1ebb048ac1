# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class WorkspaceMemberId(Model):
    """At WorkspaceMember.id, WorkspaceMemberCreatedEvent.id."""

    workspace_id: str
    workspace_member_id: str


WorkspaceMemberId._fields = (
    ("workspace_id", "workspace_id", None),
    ("workspace_member_id", "workspace_member_id", None),
)
WorkspaceMemberId._required = frozenset({"workspace_id", "workspace_member_id"})
