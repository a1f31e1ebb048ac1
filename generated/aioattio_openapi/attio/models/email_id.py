# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class EmailId(Model):
    """At Email.id."""

    email_id: str
    mailbox_id: str
    workspace_id: str


EmailId._fields = (
    ("email_id", "email_id", None),
    ("mailbox_id", "mailbox_id", None),
    ("workspace_id", "workspace_id", None),
)
EmailId._required = frozenset({"email_id", "mailbox_id", "workspace_id"})
