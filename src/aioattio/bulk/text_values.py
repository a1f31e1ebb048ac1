"""What is no text, where text is wanted: keys of databases, numbers of data frames."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from aioattio.bulk.converters import ConversionError

__all__ = ["as_part", "as_text"]


def as_text(value: Any) -> Any:
    """An int or a UUID as its text, in lists, too; anything else as it is. Raises ConversionError."""
    if isinstance(value, list | tuple):
        return [as_text(item) for item in value]
    return _text(value) if isinstance(value, int | UUID) and not isinstance(value, bool) else value


def as_part(value: Any) -> str:
    """A part of a name or a location. Raises ConversionError for what is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _text(value)
    if isinstance(value, float | Decimal):  # a column of numbers with gaps: 10115.0 is a postcode, 48.8566 a latitude
        digits = f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    raise ConversionError("a part of a name or a location is text")


def _text(value: int | UUID) -> str:
    try:
        return str(value)
    except ValueError as error:  # integers of thousands of digits, by Python's own limit
        raise ConversionError("too long for a number") from error
