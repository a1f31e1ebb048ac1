# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model, list_of

if TYPE_CHECKING:
    from .list_access import ListAccess


@define(kw_only=True)
class CreateListData(Model):
    """At CreateListBody.data."""

    api_slug: str
    name: str
    parent_object: str
    workspace_access: ListAccess | None
    workspace_member_access: list[NewListMemberAccess]


from .new_list_member_access import NewListMemberAccess

CreateListData._fields = (
    ("api_slug", "api_slug", None),
    ("name", "name", None),
    ("parent_object", "parent_object", None),
    ("workspace_access", "workspace_access", None),
    ("workspace_member_access", "workspace_member_access", list_of(NewListMemberAccess.read)),
)
CreateListData._required = frozenset(
    {"api_slug", "name", "parent_object", "workspace_access", "workspace_member_access"}
)
