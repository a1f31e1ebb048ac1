# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset, list_of

if TYPE_CHECKING:
    from .list_access import ListAccess


@define(kw_only=True)
class UpdateListData(Model):
    """At UpdateListBody.data."""

    api_slug: str | Unset = UNSET
    name: str | Unset = UNSET
    workspace_access: ListAccess | None | Unset = UNSET
    workspace_member_access: list[NewListMemberAccess] | Unset = UNSET


from .new_list_member_access import NewListMemberAccess

UpdateListData._fields = (
    ("api_slug", "api_slug", None),
    ("name", "name", None),
    ("workspace_access", "workspace_access", None),
    ("workspace_member_access", "workspace_member_access", list_of(NewListMemberAccess.read)),
)
