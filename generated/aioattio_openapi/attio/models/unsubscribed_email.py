# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UnsubscribedEmail(Model):
    """At UnsubscribedEmailList.data.[]."""

    created_at: str
    email_address: str


UnsubscribedEmail._fields = (
    ("created_at", "created_at", None),
    ("email_address", "email_address", None),
)
UnsubscribedEmail._required = frozenset({"created_at", "email_address"})
