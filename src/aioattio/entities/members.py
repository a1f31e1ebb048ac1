"""The people who work in the workspace."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, maybe_text, moment, own_id, text
from aioattio.values.types import ActorReference

__all__ = ["WorkspaceMember"]


@frozen(kw_only=True)
class WorkspaceMember(Entity):
    """Somebody who works in the workspace. access_level: "admin", "member" or "suspended" (open)."""

    id: str = own_id("workspace_member_id")
    first_name: str = text()
    last_name: str = text()
    email_address: str = text()
    access_level: str = text()
    avatar_url: str | None = maybe_text(show=False)
    created_at: datetime | None = moment(show=False)

    @property
    def reference(self) -> ActorReference:
        """What to write into an actor-reference attribute: `{"owner": member.reference}`."""
        return ActorReference("workspace-member", self.id)
