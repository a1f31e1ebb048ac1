"""Values of database rows and data frames, as the coercion takes them."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from numbers import Integral, Real
from typing import Any
from uuid import UUID

from aioattio.bulk.converters import ConversionError

__all__ = ["as_text", "plain"]


def plain(value: Any, kind: str) -> Any:
    """Members of an Enum as their values, other libraries' numbers as Python's; keys as text for a text attribute."""
    if isinstance(value, list | tuple):
        return [plain(item, kind) for item in value]
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, Integral) and not isinstance(value, int):
        value = int(value)
    elif isinstance(value, Real) and not isinstance(value, int | float | Decimal):
        value = float(value)
    if kind == "text" and isinstance(value, int | UUID) and not isinstance(value, bool):
        return _text(value)
    return value


def as_text(value: Any) -> str:
    """A part of a name or a location. Raises ConversionError for what is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _text(value)
    if isinstance(value, float):  # a column of numbers with gaps: 10115.0 is a postcode, 48.8566 a latitude
        return str(int(value)) if value.is_integer() else repr(value)
    raise ConversionError("a part of a name or a location is text")


def _text(value: int | Decimal | UUID) -> str:
    try:
        return str(value)
    except ValueError as error:  # integers of thousands of digits, by Python's own limit
        raise ConversionError("too long for a number") from error
