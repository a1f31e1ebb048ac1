"""Moments as nanoseconds since 1970, and their text with nine fractional digits."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = (datetime.min.replace(tzinfo=UTC) - _EPOCH).days
_LAST_DAY = (datetime.max.replace(tzinfo=UTC) - _EPOCH).days
_NANOS = 1_000_000_000
_FORM = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)"
    r"(?:-(?P<day>\d\d)"
    r"(?P<time>[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


class Clock:
    """Wall time in nanoseconds that never gives the same moment twice."""

    def __init__(self) -> None:
        self._last = 0

    def tick(self) -> int:
        self._last = max(time.time_ns(), self._last + 1)
        return self._last


def parse(text: str, *, need_time: bool = False) -> int:
    """ISO 8601, a year at the least; UTC where no zone is named.

    Raises ValueError for anything else, and with `need_time` for a mere date.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not an ISO 8601 date or timestamp")
    if need_time and found["time"] is None:
        raise ValueError(f"{text!r} lacks the time of day")
    moment = datetime(
        int(found["year"]),
        int(found["month"] or 1),
        int(found["day"] or 1),
        int(found["hour"] or 0),
        int(found["minute"] or 0),
        int(found["second"] or 0),
        tzinfo=_zone(found["zone"]),
    )
    since = moment - _EPOCH
    if not _FIRST_DAY <= since.days <= _LAST_DAY:
        raise ValueError(f"{text!r} lies outside the calendar")
    nanos = int((found["fraction"] or "0").ljust(9, "0"))
    return (since.days * 86_400 + since.seconds) * _NANOS + nanos


def render(moment: int) -> str:
    """`2023-11-24T15:17:48.000000000Z`."""
    seconds, nanos = divmod(moment, _NANOS)
    return f"{_render_second(seconds)}.{nanos:09d}Z"


def render_date(moment: int) -> str:
    """The calendar date in UTC."""
    return _render_second(moment // _NANOS)[:10]


def _zone(text: str | None) -> timezone:
    if text is None or text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


@lru_cache(maxsize=4096)
def _render_second(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()[:19]
