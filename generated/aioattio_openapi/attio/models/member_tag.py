# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class MemberTag(Model):
    """At Note.tags.[].|workspace-member."""

    type_: Literal["workspace-member"] = "workspace-member"
    workspace_member_id: str


MemberTag._fields = (
    ("type_", "type", None),
    ("workspace_member_id", "workspace_member_id", None),
)
MemberTag._required = frozenset({"type", "workspace_member_id"})
MemberTag._constants = {"type": "workspace-member"}
