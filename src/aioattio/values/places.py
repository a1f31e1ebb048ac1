"""Locations: all ten parts at once, or an address in one line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from aioattio.schema.nearest import nearest
from aioattio.values.forms import can_be_sent, country_code
from aioattio.values.target import Target
from aioattio.values.types import Location

__all__ = ["location"]

_LIMITS = {"latitude": 90, "longitude": 180}
_PLACES = 9  # a tenth of a millimetre
_PARTS = tuple(Location().to_dict())


def location(given: Any, to: Target) -> dict[str, str | None] | str:
    """All ten keys, as Attio demands; it reads an address in one line by itself."""
    if isinstance(given, str) and given.strip() and can_be_sent(given):
        return given
    parts = _parts(given, to)
    sent: dict[str, str | None] = dict.fromkeys(_PARTS)
    for key in _PARTS:
        if key in _LIMITS:
            sent[key] = _degrees(key, parts.get(key), given, to)
        elif key == "country_code":
            sent[key] = country_code(parts.get(key), given, to)
        else:
            sent[key] = _line(key, parts.get(key), given, to)
    if not any(sent.values()):
        raise to.refuse(given, why="a place without any part", is_nothing=True)
    return sent


def _parts(given: Any, to: Target) -> Mapping[str, Any]:
    if isinstance(given, Location):
        return given.to_dict()
    if not isinstance(given, Mapping):
        raise to.refuse(given)
    for key in given:
        if key not in _PARTS:
            hint = nearest(key, _PARTS) if isinstance(key, str) else ""
            raise to.refuse(given, f"any of {', '.join(_PARTS)}", why=f"as a location has no {key!r}{hint}")
    return given


def _line(key: str, part: Any, given: Any, to: Target) -> str | None:
    if part is None or (isinstance(part, str) and can_be_sent(part)):
        return part or None
    raise to.refuse(given, f"{key} as text, or None")


def _degrees(key: str, degrees: Any, given: Any, to: Target) -> str | None:
    """Decimal degrees as text, which is what Attio takes."""
    if degrees is None or (isinstance(degrees, str) and not degrees):
        return None
    number = _number(degrees)
    limit = _LIMITS[key]
    if number is None or abs(number) > limit:
        raise to.refuse(given, f'{key} in decimal degrees from -{limit} to {limit} such as "37.331741"')
    if cast("int", number.as_tuple().exponent) < -_PLACES:
        number = round(number, _PLACES)
    return f"{number:f}"


def _number(given: Any) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        return None
    try:
        number = Decimal(repr(float(given)) if isinstance(given, float) else given)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
