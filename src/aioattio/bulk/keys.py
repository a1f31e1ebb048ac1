"""By what rows are told apart: the values of the match attribute, in the form in which Attio compares them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from aioattio.schema.definitions import Attribute

__all__ = ["key_of_record"]

_decoder = msgspec.json.Decoder(float_hook=Decimal)


def key_of_record(match: Attribute, encoded: bytes) -> tuple[str, ...]:
    """Sorted and distinct. encoded: the JSON array that is sent for the match attribute."""
    return tuple(sorted({_normalised(match.type, item) for item in _decoder.decode(encoded)}))


def _normalised(kind: str, item: Any) -> str:
    if not isinstance(item, dict):
        return msgspec.json.encode(item).decode()
    if kind == "domain":
        return str(item.get("domain")).lower()
    if kind == "email-address":
        return str(item.get("email_address")).lower()
    if kind == "phone-number":
        # A national number is told apart by its country; an international one has it in its digits.
        number = str(item.get("original_phone_number"))
        country = "+" if number.lstrip().startswith("+") else str(item.get("country_code"))
        return country + re.sub(r"\D", "", number)
    value = item.get("value")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        digits = f"{Decimal(value):f}"  # not `normalize`, which rounds to 28 digits
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return "0" if digits in ("-0", "") else digits
    return str(value) if set(item) == {"value"} else msgspec.json.encode(item, order="deterministic").decode()
