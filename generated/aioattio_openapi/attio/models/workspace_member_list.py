# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class WorkspaceMemberList(Model):
    """At list_workspace_members.response."""

    data: list[WorkspaceMember]


from .workspace_member import WorkspaceMember

WorkspaceMemberList._fields = (("data", "data", list_of(WorkspaceMember.read)),)
WorkspaceMemberList._required = frozenset({"data"})
