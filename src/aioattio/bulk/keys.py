"""By what rows are told apart: the values of the match attribute, in the form in which Attio compares them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from aioattio.schema.definitions import Attribute
from aioattio.values.addresses import ascii_host
from aioattio.values.phones import e164

__all__ = ["key_of_record"]

_decoder = msgspec.json.Decoder(float_hook=Decimal)


def key_of_record(match: Attribute, encoded: bytes) -> tuple[str, ...]:
    """Sorted and distinct. encoded: the JSON array that is sent for the match attribute."""
    return tuple(sorted({_normalised(match.type, item) for item in _decoder.decode(encoded)}))


def _normalised(kind: str, item: Any) -> str:
    if not isinstance(item, dict):
        return msgspec.json.encode(item).decode()
    if kind == "domain":
        return _host(str(item.get("domain")))
    if kind == "email-address":
        local, at, host = str(item.get("email_address")).rpartition("@")
        return local.lower() + at + _host(host)
    if kind == "phone-number":
        return _phone(str(item.get("original_phone_number")), item.get("country_code"))
    value = item.get("value")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        digits = f"{Decimal(value):f}"  # not `normalize`, which rounds to 28 digits
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return "0" if digits in ("-0", "") else digits
    return str(value) if set(item) == {"value"} else msgspec.json.encode(item, order="deterministic").decode()


def _host(text: str) -> str:
    """ "münchen.example" and "xn--mnchen-3ya.example" are one domain."""
    return ascii_host(text) or text.lower()


def _phone(number: str, country: str | None) -> str:
    return e164(number, country) or f"{country}{re.sub(r'[^0-9]', '', number)}"
