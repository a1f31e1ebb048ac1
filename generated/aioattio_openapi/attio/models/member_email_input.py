# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MemberEmailInput(Model):
    """At #input-value.|{workspace_member_email_address}."""

    workspace_member_email_address: str


MemberEmailInput._fields = (("workspace_member_email_address", "workspace_member_email_address", None),)
MemberEmailInput._required = frozenset({"workspace_member_email_address"})
