# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UnsubscribeEmailsBody(Model):
    """At unsubscribe_emails.body."""

    data: UnsubscribeEmailsData


from .unsubscribe_emails_data import UnsubscribeEmailsData

UnsubscribeEmailsBody._fields = (("data", "data", UnsubscribeEmailsData.read),)
UnsubscribeEmailsBody._required = frozenset({"data"})
