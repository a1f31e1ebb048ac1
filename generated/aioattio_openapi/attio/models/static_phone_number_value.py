# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .country_code import CountryCode


@define(kw_only=True)
class StaticPhoneNumberValue(Model):
    """At #output-value.|phone-number."""

    attribute_type: Literal["phone-number"] = "phone-number"
    country_code: CountryCode | str
    original_phone_number: str
    phone_number: str


StaticPhoneNumberValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("country_code", "country_code", None),
    ("original_phone_number", "original_phone_number", None),
    ("phone_number", "phone_number", None),
)
StaticPhoneNumberValue._required = frozenset(
    {"attribute_type", "country_code", "original_phone_number", "phone_number"}
)
StaticPhoneNumberValue._constants = {"attribute_type": "phone-number"}
