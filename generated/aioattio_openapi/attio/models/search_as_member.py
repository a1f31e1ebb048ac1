# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class SearchAsMember(Model):
    """At SearchRecordsBody.request_as.|workspace-member."""

    type_: Literal["workspace-member"] = "workspace-member"
    email_address: str | Unset = UNSET
    workspace_member_id: str | Unset = UNSET


SearchAsMember._fields = (
    ("type_", "type", None),
    ("email_address", "email_address", None),
    ("workspace_member_id", "workspace_member_id", None),
)
SearchAsMember._required = frozenset({"type"})
SearchAsMember._constants = {"type": "workspace-member"}
