# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticEmailAddressValue(Model):
    """At #output-value.|email-address."""

    attribute_type: Literal["email-address"] = "email-address"
    email_address: str
    email_domain: str
    email_local_specifier: str
    email_root_domain: str
    original_email_address: str


StaticEmailAddressValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("email_address", "email_address", None),
    ("email_domain", "email_domain", None),
    ("email_local_specifier", "email_local_specifier", None),
    ("email_root_domain", "email_root_domain", None),
    ("original_email_address", "original_email_address", None),
)
StaticEmailAddressValue._required = frozenset(
    {
        "attribute_type",
        "email_address",
        "email_domain",
        "email_local_specifier",
        "email_root_domain",
        "original_email_address",
    }
)
StaticEmailAddressValue._constants = {"attribute_type": "email-address"}
