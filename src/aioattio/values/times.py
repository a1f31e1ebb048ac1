"""Attio's ISO 8601 texts: nine fractional digits, UTC where no zone is said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

__all__ = ["check_iso", "date_of", "date_text", "datetime_of", "nanoseconds_of", "timestamp_text", "utc"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FRACTION = re.compile(r"\.(\d+)")
# What Attio documents as writable: years, months, days, minutes, seconds, up to nanoseconds, any offset; and offsets as
# databases and other APIs write them, which become those.
_WRITABLE = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2})"
    r"(?P<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?(?P<zone>Z|[+-]\d{2}(:?\d{2})?)?)?)?",
    re.ASCII,
)


def datetime_of(text: str) -> datetime:
    """Aware, UTC, cut to microseconds. Raises ValueError or OverflowError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is UTC else utc(moment)


def date_of(text: str) -> date:
    """A calendar date; the time of a full timestamp is cut off. Raises ValueError."""
    return date.fromisoformat(text[:10])


def nanoseconds_of(text: str) -> int:
    """Nanoseconds since the epoch, nothing rounded. Raises ValueError or OverflowError."""
    since = datetime_of(text) - _EPOCH
    fraction = _FRACTION.search(text)
    digits = fraction.group(1)[:9].ljust(9, "0") if fraction else "0"
    return (since.days * 86_400 + since.seconds) * 1_000_000_000 + int(digits)


def utc(moment: datetime) -> datetime:
    """The same moment in UTC; a naive one is taken as UTC. Raises ValueError for what equals nothing: pandas' NaT."""
    if moment != moment:
        raise ValueError("no moment")
    # A zone that knows no offset leaves it naive, and `astimezone` would take it as local time.
    return moment.replace(tzinfo=UTC) if moment.utcoffset() is None else moment.astimezone(UTC)


def timestamp_text(moment: date) -> str:
    """ISO 8601 in UTC with "Z"; a date is its midnight."""
    if not isinstance(moment, datetime):
        return f"{moment.isoformat()}T00:00:00Z"
    return utc(moment).isoformat().replace("+00:00", "Z")


def date_text(moment: date) -> str:
    """YYYY-MM-DD; a datetime is brought to UTC first, as Attio does."""
    return (utc(moment).date() if isinstance(moment, datetime) else moment).isoformat()


def check_iso(text: str) -> tuple[str, datetime]:
    """The text in the form Attio takes, and the moment it means. Raises ValueError or OverflowError."""
    found = _WRITABLE.fullmatch(text.strip())
    if found is None or (found["zone"] and not found["time"]):
        raise ValueError(text)
    whole = found[0].replace(" ", "T")
    if found["zone"] and found["zone"] != "Z":
        hours, minutes = found["zone"][:3], found["zone"][-2:] if len(found["zone"]) > 3 else "00"
        whole = f"{whole.removesuffix(found['zone'])}{hours}:{minutes}"
    day = f"{found['year']}-{found['month'] or '01'}-{found['day'] or '01'}"
    return whole, datetime_of(day + whole[10:])
