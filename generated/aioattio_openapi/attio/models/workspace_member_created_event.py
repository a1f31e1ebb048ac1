# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class WorkspaceMemberCreatedEvent(Model):
    """At event.workspace-member.created."""

    actor: Actor
    event_type: str
    id: WorkspaceMemberId


from .actor import Actor
from .workspace_member_id import WorkspaceMemberId

WorkspaceMemberCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", WorkspaceMemberId.read),
)
WorkspaceMemberCreatedEvent._required = frozenset({"actor", "event_type", "id"})
