"""What converters share: how they refuse, which texts and values mean nothing, and notes in parentheses."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from numbers import Integral, Real
from typing import Any

__all__ = [
    "ConversionError",
    "Convert",
    "Maker",
    "is_nothing",
    "no_argument",
    "plain",
    "plain_value",
    "unreadable",
    "without_notes",
]

Convert = Callable[[Any], Any]
"""A value, never None and never empty text, to what an attribute takes; None if it means nothing."""

Maker = Callable[[str | None], Convert]
"""A converter's argument to the converter. Raises ValueError with what the converter takes instead."""

_LONGEST = 1_000  # characters; no amount, date or telephone number comes near, and some patterns are slow beyond
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_NOTHING = frozenset({"-", "--", "n/a", "na", "n.a.", "#n/a", "null", "none", "nan"})


class ConversionError(ValueError):
    """Why a value cannot be converted: what is wrong with it, and what would be right."""


def no_argument(argument: str | None, convert: Convert) -> Convert:
    """The converter, as long as no argument is given. Raises ValueError."""
    if argument is not None:
        raise ValueError("it takes no argument")
    return convert


def unreadable(value: Any, error: Exception) -> ConversionError:
    """For a value that is no plain one and cannot even be looked at: its own methods raise."""
    return ConversionError(
        f"a value of type {type(value).__name__} that cannot be read ({type(error).__name__}); "
        "right would be text, a number, a date or another plain value"
    )


def plain_value(value: Any) -> Any:
    """Text without space around it, an int, a float for numbers of other libraries, the value of an Enum's member.

    None for what is empty, and for what stands for it in data frames: NaN, pandas.NaT, pandas.NA. Anything else stays
    as it is. Raises whatever the value's own methods do.
    """
    if isinstance(value, Enum):
        return plain_value(value.value)
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool):
        return value
    if _is_missing(value):
        return None
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else value


def _is_missing(value: Any) -> bool:
    """Whether it is unlike itself, as NaN is."""
    try:
        differs = value != value
    except ArithmeticError:  # a signalling NaN
        return True
    try:
        return bool(differs)
    except TypeError:
        return differs is value  # pandas.NA: neither true nor false


def is_nothing(text: str) -> bool:
    """Whether a cell's text says that there is nothing: a dash, "n/a", "null" and so on. Empty text is no such mark."""
    text = text.strip()
    return len(text) <= max(map(len, _NOTHING)) and text.translate(_DASHES).casefold() in _NOTHING


def plain(text: str) -> str | None:
    """Text with one kind of dash and of space; None where it says that there is nothing ("-", "n/a", "null").

    Only for what is no free text: "None" may well be a name. Raises ConversionError where it is very long.
    """
    if len(text) > _LONGEST:
        raise ConversionError(f"{len(text):,} characters are too many here")
    text = " ".join(text.split()).translate(_DASHES)
    return None if is_nothing(text) else text


def without_notes(text: str) -> tuple[str, str]:
    """The value and its notes: "2013 (1888)" is "2013" and "(1888)". In "($594)" there is no value to note."""
    value = text
    while value.endswith(")"):
        start = value.rfind("(")
        head = value[: max(start, 0)].rstrip()
        if not any(map(str.isdigit, head)) or ")" in value[start:-1]:
            break
        value = head
    return value, text[len(value) :].strip()
