# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .country_code import CountryCode


@define(kw_only=True)
class PhoneNumberInput(Model):
    """At #input-value.|{country_code,original_phone_number}."""

    original_phone_number: str
    country_code: CountryCode | None | Unset = UNSET


PhoneNumberInput._fields = (
    ("original_phone_number", "original_phone_number", None),
    ("country_code", "country_code", None),
)
PhoneNumberInput._required = frozenset({"original_phone_number"})
