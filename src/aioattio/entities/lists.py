"""Lists, and who may do what with them."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, actor, many, maybe_text, moment, own_id, text, texts
from aioattio.values.types import ActorReference

__all__ = ["List", "MemberAccess"]


@frozen(kw_only=True)
class MemberAccess(Entity):
    """What one workspace member may do with a list: `MemberAccess(workspace_member_id=..., level="read-only")`.

    level: "full-access", "read-and-write" or "read-only" (open); None where Attio does not say.
    """

    workspace_member_id: str = text()
    level: str | None = maybe_text()


@frozen(kw_only=True)
class List(Entity):
    """A list of records; what is in it: `attio.entries(list.slug)`.

    slug: Attio's `api_slug`; parent_object: slugs of the objects whose records it takes; workspace_access: what every
    member may do ("full-access", "read-and-write", "read-only"; open), None for nothing but workspace_member_access.
    """

    id: str = own_id("list_id")
    slug: str = text("api_slug")
    name: str = text()
    parent_object: tuple[str, ...] = texts()
    workspace_access: str | None = maybe_text(show=False)
    workspace_member_access: tuple[MemberAccess, ...] = many(MemberAccess, show=False)
    created_by: ActorReference | None = actor("created_by_actor")
    created_at: datetime | None = moment(show=False)
