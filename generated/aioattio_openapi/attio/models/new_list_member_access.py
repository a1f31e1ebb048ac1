# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .list_member_access_level import ListMemberAccessLevel


@define(kw_only=True)
class NewListMemberAccess(Model):
    """At CreateListData.workspace_member_access.[], UpdateListData.workspace_member_access.[]."""

    level: ListMemberAccessLevel
    workspace_member_id: str


NewListMemberAccess._fields = (
    ("level", "level", None),
    ("workspace_member_id", "workspace_member_id", None),
)
NewListMemberAccess._required = frozenset({"level", "workspace_member_id"})
