# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .access_level import AccessLevel


@define(kw_only=True)
class WorkspaceMember(Model):
    """At #workspace-member."""

    access_level: AccessLevel | str
    avatar_url: None | str
    created_at: str
    email_address: str
    first_name: str
    id: WorkspaceMemberId
    last_name: str


from .workspace_member_id import WorkspaceMemberId

WorkspaceMember._fields = (
    ("access_level", "access_level", None),
    ("avatar_url", "avatar_url", None),
    ("created_at", "created_at", None),
    ("email_address", "email_address", None),
    ("first_name", "first_name", None),
    ("id", "id", WorkspaceMemberId.read),
    ("last_name", "last_name", None),
)
WorkspaceMember._required = frozenset(
    {"access_level", "avatar_url", "created_at", "email_address", "first_name", "id", "last_name"}
)
