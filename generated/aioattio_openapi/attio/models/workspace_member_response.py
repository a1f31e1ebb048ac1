# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class WorkspaceMemberResponse(Model):
    """At get_workspace_member.response."""

    data: WorkspaceMember


from .workspace_member import WorkspaceMember

WorkspaceMemberResponse._fields = (("data", "data", WorkspaceMember.read),)
WorkspaceMemberResponse._required = frozenset({"data"})
