# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model, list_of

if TYPE_CHECKING:
    from .list_access import ListAccess


@define(kw_only=True)
class List(Model):
    """At #list."""

    api_slug: str
    created_at: str
    created_by_actor: Actor
    id: ListId
    name: str
    parent_object: list[str]
    workspace_access: ListAccess | None | str
    workspace_member_access: list[ListMemberAccess]


from .actor import Actor
from .list_id import ListId
from .list_member_access import ListMemberAccess

List._fields = (
    ("api_slug", "api_slug", None),
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("id", "id", ListId.read),
    ("name", "name", None),
    ("parent_object", "parent_object", None),
    ("workspace_access", "workspace_access", None),
    ("workspace_member_access", "workspace_member_access", list_of(ListMemberAccess.read)),
)
List._required = frozenset(
    {
        "api_slug",
        "created_at",
        "created_by_actor",
        "id",
        "name",
        "parent_object",
        "workspace_access",
        "workspace_member_access",
    }
)
