"""What converters share: how they refuse, which texts mean nothing, and notes in parentheses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["ConversionError", "Convert", "Maker", "no_argument", "plain", "without_notes"]

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


def plain(text: str) -> str | None:
    """Text with one kind of dash and of space; None where it says that there is nothing ("-", "n/a", "null").

    Only for what is no free text: "None" may well be a name. Raises ConversionError where it is very long.
    """
    if len(text) > _LONGEST:
        raise ConversionError(f"{len(text):,} characters are too many here")
    text = " ".join(text.split()).translate(_DASHES)
    return None if text.casefold() in _NOTHING else text


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
