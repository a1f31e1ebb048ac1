"""Moments as arguments of calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from aioattio.errors import InvalidInput
from aioattio.values.times import check_iso, timestamp_text

__all__ = ["MOMENT", "moment_text"]

MOMENT = "a datetime (one without a zone is UTC), a date (its midnight in UTC) or ISO 8601 text"


def moment_text(given: Any, *, name: str) -> str:
    """ISO 8601 text. name: of the argument. Raises InvalidInput for what is no moment."""
    try:
        return timestamp_text(given) if isinstance(given, date) else check_iso(given)[0]
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise InvalidInput(attribute=name, given=given, accepted=MOMENT) from None
