# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class EmailAddressInput(Model):
    """At #input-value.|{email_address}."""

    email_address: str | Unset = UNSET


EmailAddressInput._fields = (("email_address", "email_address", None),)
