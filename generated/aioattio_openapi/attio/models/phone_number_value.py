# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .country_code import CountryCode


@define(kw_only=True)
class PhoneNumberValue(Model):
    """At ActivityRecordValues.{}.[].|phone-number, EntryValues.{}.[].|phone-number, RecordValues.{}.[].|phone-number and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["phone-number"] = "phone-number"
    country_code: CountryCode | str
    created_by_actor: Actor
    original_phone_number: str
    phone_number: str


from .actor import Actor

PhoneNumberValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("country_code", "country_code", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("original_phone_number", "original_phone_number", None),
    ("phone_number", "phone_number", None),
)
PhoneNumberValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "country_code",
        "created_by_actor",
        "original_phone_number",
        "phone_number",
    }
)
PhoneNumberValue._constants = {"attribute_type": "phone-number"}
