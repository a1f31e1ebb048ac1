"""Text, numbers, money, ratings, checkboxes, dates and timestamps, as they are sent."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from typing import Any, cast

from aioattio.values.forms import can_be_sent
from aioattio.values.target import Target
from aioattio.values.times import check_iso, date_text, timestamp_text

__all__ = ["amount", "checkbox", "day", "moment", "rating", "text"]

_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_LONGEST_TEXT = 10 * 1024 * 1024  # bytes, by Attio's documentation
_LARGEST = 307  # digits before the point: beyond them a JSON number is no double


def text(given: Any, to: Target) -> str:
    if not isinstance(given, str):
        raise to.refuse(given)
    if not can_be_sent(given):
        raise to.refuse(given, why="which has no UTF-8 form")
    if len(given) > _LONGEST_TEXT // 4 and len(given.encode()) > _LONGEST_TEXT:
        raise to.refuse(given, "str of up to 10 MB in UTF-8")
    return given


def amount(given: Any, to: Target) -> int | Decimal:
    if isinstance(given, bool):
        raise to.refuse(given)
    if isinstance(given, int):
        if abs(given) >= 10 ** (_LARGEST + 1):
            raise to.refuse(given)
        return given
    if isinstance(given, float) and math.isfinite(given):
        number = Decimal(repr(float(given)))  # the number that was meant: 0.1, not its binary neighbour
    elif isinstance(given, str) and _DECIMAL.fullmatch(given.strip()):
        number = Decimal(given.strip())
    elif isinstance(given, Decimal) and given.is_finite():
        number = given
    else:
        raise to.refuse(given)
    if not _has_places(number, 4) or number.adjusted() > _LARGEST:
        raise to.refuse(given)
    return number


def _has_places(number: Decimal, places: int) -> bool:
    """Whether nothing but zeros stands beyond that many decimal places."""
    parts = number.as_tuple()
    beyond = -places - cast("int", parts.exponent)
    return beyond <= 0 or not any(parts.digits[-beyond:])


def rating(given: Any, to: Target) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 5:
        return given
    raise to.refuse(given)


def checkbox(given: Any, to: Target) -> bool:
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and given in ("true", "false"):
        return given == "true"
    raise to.refuse(given)


def day(given: Any, to: Target) -> str:
    """YYYY-MM-DD; with a time, the day it is in UTC, as Attio does."""
    return date_text(_timed(given, to)[1])


def moment(given: Any, to: Target) -> str:
    """ISO 8601. Text is sent as it is, so it keeps its nanoseconds."""
    return _timed(given, to)[0]


def _timed(given: Any, to: Target) -> tuple[str, date]:
    """The text that is sent for a moment, and the date or moment it means."""
    if not isinstance(given, str | date):
        raise to.refuse(given)
    try:
        return (timestamp_text(given), given) if isinstance(given, date) else check_iso(given)
    except (ValueError, OverflowError) as error:
        raise to.refuse(given) from error
