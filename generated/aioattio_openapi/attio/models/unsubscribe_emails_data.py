# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UnsubscribeEmailsData(Model):
    """At UnsubscribeEmailsBody.data."""

    email_addresses: list[str]


UnsubscribeEmailsData._fields = (("email_addresses", "email_addresses", None),)
UnsubscribeEmailsData._required = frozenset({"email_addresses"})
