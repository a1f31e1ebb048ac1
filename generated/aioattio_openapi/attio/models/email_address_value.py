# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class EmailAddressValue(Model):
    """At ActivityRecordValues.{}.[].|email-address, EntryValues.{}.[].|email-address, RecordValues.{}.[].|email-address and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["email-address"] = "email-address"
    created_by_actor: Actor
    email_address: str
    email_domain: str
    email_local_specifier: str
    email_root_domain: str
    original_email_address: str


from .actor import Actor

EmailAddressValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("email_address", "email_address", None),
    ("email_domain", "email_domain", None),
    ("email_local_specifier", "email_local_specifier", None),
    ("email_root_domain", "email_root_domain", None),
    ("original_email_address", "original_email_address", None),
)
EmailAddressValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "created_by_actor",
        "email_address",
        "email_domain",
        "email_local_specifier",
        "email_root_domain",
        "original_email_address",
    }
)
EmailAddressValue._constants = {"attribute_type": "email-address"}
