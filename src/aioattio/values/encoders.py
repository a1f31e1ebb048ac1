"""One encoder per attribute type: a value as the user has it, to the object that Attio documents."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.addresses import domain, email
from aioattio.values.forms import name_form
from aioattio.values.references import actor, record
from aioattio.values.target import Target
from aioattio.values.times import check_iso, date_text, timestamp_text
from aioattio.values.types import Location, Name

__all__ = ["ENCODERS"]

_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?", re.ASCII)

Encoder = Callable[[Any, Target], Any]


def _under(key: str, encode: Encoder) -> Encoder:
    """An encoder of `{key: value}`, which takes such an object, too."""

    def encoder(given: Any, to: Target) -> dict[str, Any]:
        if isinstance(given, Mapping):
            if set(given) != {key}:
                raise to.refuse(given, f'{to.accepted}, or {{"{key}": that}}')
            given = given[key]
        return {key: encode(given, to)}

    return encoder


_PHONE = re.compile(r"\+?[\d\s().\-/]*(\s*(x|ext\.?)\s*\d+)?", re.IGNORECASE)
"""Digits with what people put between them, and an extension; whether a number can exist is not for here."""


def _text(given: Any, to: Target) -> str:
    if isinstance(given, str):
        return given
    raise to.refuse(given)


def _amount(given: Any, to: Target) -> int | Decimal:
    if isinstance(given, bool):
        raise to.refuse(given)
    if isinstance(given, int):
        return given
    if isinstance(given, float) and math.isfinite(given):
        amount = Decimal(repr(given))  # the number that was meant: 0.1, not its binary neighbour
    elif isinstance(given, str) and _DECIMAL.fullmatch(given.strip()):
        amount = Decimal(given.strip())
    elif isinstance(given, Decimal) and given.is_finite():
        amount = given
    else:
        raise to.refuse(given)
    if not _has_places(amount, 4) or amount.adjusted() > 307:  # beyond what a JSON number can be
        raise to.refuse(given)
    return amount


def _has_places(amount: Decimal, places: int) -> bool:
    """Whether nothing but zeros stands beyond that many decimal places."""
    parts = amount.as_tuple()
    beyond = -places - cast("int", parts.exponent)
    return beyond <= 0 or not any(parts.digits[-beyond:])


def _rating(given: Any, to: Target) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 5:
        return given
    raise to.refuse(given)


def _checkbox(given: Any, to: Target) -> bool:
    if isinstance(given, bool):
        return given
    if given in ("true", "false"):
        return bool(given == "true")
    raise to.refuse(given)


def _date(given: Any, to: Target) -> str:
    if isinstance(given, date):
        return date_text(given)
    return date_text(_moment(given, to)[1])


def _timestamp(given: Any, to: Target) -> str:
    if isinstance(given, date):
        return timestamp_text(given)
    return _moment(given, to)[0]  # as text, it keeps its nanoseconds


def _moment(given: Any, to: Target) -> tuple[str, Any]:
    if not isinstance(given, str):
        raise to.refuse(given)
    try:
        return check_iso(given)
    except (ValueError, OverflowError) as error:
        raise to.refuse(given) from error


def _phone(given: Any, to: Target) -> dict[str, str | None]:
    country: Any = None
    number: Any = given
    if isinstance(given, Mapping):
        if not {"original_phone_number"} <= set(given) <= {"original_phone_number", "country_code"}:
            raise to.refuse(given)
        number, country = given["original_phone_number"], given.get("country_code")
    if not isinstance(number, str) or not isinstance(country, str | None) or not _PHONE.fullmatch(number.strip()):
        raise to.refuse(given)
    number = number.strip()
    international = number.startswith("+") and 7 <= sum(map(str.isdigit, number)) <= 15
    if not (international or (country and any(map(str.isdigit, number)))):
        raise to.refuse(given)
    return {"original_phone_number": number, "country_code": country}


def _name(given: Any, to: Target) -> dict[str, str]:
    if isinstance(given, str) and given.strip():
        return name_form(Name.parse(given))
    if isinstance(given, Mapping) and given and set(given) <= {"first_name", "last_name", "full_name"}:
        parts = [given.get(key) for key in ("first_name", "last_name", "full_name")]
        if all(isinstance(part, str | None) for part in parts):
            return name_form(Name(*parts))
    if isinstance(given, Name):
        return name_form(given)
    raise to.refuse(given)


def _location(given: Any, to: Target) -> dict[str, Any] | str:
    if isinstance(given, str) and given.strip():
        return given
    if isinstance(given, Mapping) and given and set(given) <= set(Location().to_dict()):
        given = Location(**given)
    if not isinstance(given, Location):
        raise to.refuse(given)
    parts: dict[str, Any] = given.to_dict()
    if not all(isinstance(part, str | None) for part in parts.values()):
        raise to.refuse(given, "a Location whose parts are text or None (latitude and longitude as text, too)")
    for key in ("latitude", "longitude"):
        degrees = parts[key]
        if degrees is not None and not _DEGREES.fullmatch(degrees):
            raise to.refuse(given, f'{key} in decimal degrees such as "37.331741"')
    return parts


def _choice(given: Any, to: Target) -> str:
    if isinstance(given, SelectOption | Status):
        given = given.id or given.title
    if isinstance(given, str) and given:
        return given
    raise to.refuse(given)


ENCODERS: Mapping[str, Encoder] = {
    "text": _under("value", _text),
    "number": _under("value", _amount),
    "currency": _under("currency_value", _amount),
    "rating": _under("value", _rating),
    "checkbox": _under("value", _checkbox),
    "date": _under("value", _date),
    "timestamp": _under("value", _timestamp),
    "personal-name": _name,
    "email-address": _under("email_address", email),
    "phone-number": _phone,
    "domain": _under("domain", domain),
    "select": _under("option", _choice),
    "status": _under("status", _choice),
    "record-reference": record,
    "actor-reference": actor,
    "location": _location,
}
