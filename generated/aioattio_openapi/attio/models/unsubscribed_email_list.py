# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class UnsubscribedEmailList(Model):
    """At unsubscribe_emails.response."""

    data: list[UnsubscribedEmail]


from .unsubscribed_email import UnsubscribedEmail

UnsubscribedEmailList._fields = (("data", "data", list_of(UnsubscribedEmail.read)),)
UnsubscribedEmailList._required = frozenset({"data"})
