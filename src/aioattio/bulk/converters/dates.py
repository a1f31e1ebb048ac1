"""Dates and timestamps: what can be read in one way only, and formats that the mapping states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from time import strptime
from typing import Any

from aioattio.bulk.converters.texts import ConversionError, Convert, plain, without_notes
from aioattio.values.times import check_iso

__all__ = ["to_date", "to_timestamp"]

_MONTHS = "january february march april may june july august september october november december"
_MONTH_OF = {name[:length]: number for number, name in enumerate(_MONTHS.split(), 1) for length in (3, 4, len(name))}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAY_OF = {day[:length]: at for at, day in enumerate(_DAYS.split()) for length in (2, 3, 4, 5, len(day))}
_SAID_ALONGSIDE = {"of", "the", "th"}  # "th" is no Thursday: "31 th"

_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?:(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})|[-/](?P<only>\d{2}))?", re.ASCII
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_WORDS = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[a-z]+", re.ASCII)
_WORDED = re.compile(r"[a-z0-9 ,./-]+", re.ASCII)
_ORDERS = {"dmy", "mdy", "my", "ymd", "ym"}
_TIME = re.compile(
    r"(?P<before>T| at |, ?| )(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<zone>Z|UTC|GMT|(?P<offset>[+-]\d\d(?::?\d\d)?)))?",
    re.ASCII | re.IGNORECASE,
)
_UNCLEAR = re.compile(r"\d{1,2}(?P<by>[-/. ])(?P<second>\d{1,2}|[A-Za-z]{3})(?P=by)(?P<year>\d{4}|\d{2})", re.ASCII)
_SAMPLE = datetime(2026, 11, 30, 13, 5, 59, tzinfo=UTC)


def to_date(argument: str | None) -> Convert:
    """To a date; a time is brought to UTC and cut off, as Attio does. Raises ValueError for the argument."""
    formats = _formats(argument)

    def convert(value: Any) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        moment = _moment("date", formats, value)
        return None if moment is None else moment.date()

    return convert


def to_timestamp(argument: str | None) -> Convert:
    """To what a timestamp takes: text in Attio's own form stays as it is, with its nanoseconds; anything else becomes
    an aware datetime in UTC, to the microsecond. Naive is UTC. Raises ValueError for the argument.
    """
    formats = _formats(argument)

    def convert(value: Any) -> datetime | str | None:
        if isinstance(value, str) and not formats and _is_writable(value):
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            return _utc(_midnight(value))
        return _moment("timestamp", formats, value)

    return convert


def _formats(argument: str | None) -> tuple[str, ...]:
    formats = tuple(each.strip() for each in argument.split("|")) if argument is not None else ()
    for form in formats:
        if not re.search("%[YyGc]", form):
            raise ValueError(f"the format {form!r} has no year; right would be %d/%m/%Y")
        if "%Z" in form:
            raise ValueError(f"the format {form!r} has names of zones, which are not unique; %z reads +01:00")
        try:
            datetime.strptime(_SAMPLE.strftime(form), form)  # noqa: DTZ007 - only whether it can be read
        except (ValueError, re.error) as error:
            raise ValueError(f"the format {form!r} cannot be used: {error}") from error
    return formats


def _moment(kind: str, formats: Sequence[str], value: Any) -> datetime | None:
    try:
        if isinstance(value, datetime):
            return _utc(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value) if abs(value) < 10**8 else value  # 2013, 20130131: as text would have it
        if not isinstance(value, str):
            raise ConversionError(f"not a {kind}; {_right(kind, formats)}")
        text = plain(value)
        if text is None:
            return None
        bare = without_notes(text)[0]
        if formats:
            return _utc(_by_format(kind, formats, (text, bare)))
        return _utc(_by_form(kind, bare))
    except ConversionError:
        raise
    except (ValueError, OverflowError) as error:  # what `datetime` says to the 30th of February
        raise ConversionError(f"no {kind} of the calendar: {error}") from error


def _is_writable(text: str) -> bool:
    try:
        check_iso(text)
    except (ValueError, OverflowError):
        return False
    return True


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _right(kind: str, formats: Sequence[str]) -> str:
    if formats:
        return f"{kind}({'|'.join(formats)}) reads such as {_SAMPLE.strftime(formats[0])!r}"
    example = "2026-01-31" if kind == "date" else "2026-01-31T09:00:00Z"
    return f'right would be "{example}", or state the format as in {kind}(%d/%m/%Y)'


def _by_format(kind: str, formats: Sequence[str], texts: Sequence[str]) -> datetime:
    """By the first format that fits; the text without its note only where none reads it whole."""
    for text in dict.fromkeys(texts):
        for form in formats:
            moment = _parsed(text, form)
            if moment is not None:
                return moment
    raise ConversionError(f"not a {kind}; {_right(kind, formats)}")


def _parsed(text: str, form: str) -> datetime | None:
    try:
        moment = datetime.strptime(text, form)  # noqa: DTZ007 - naive is UTC, which `_utc` says
    except ValueError:
        return None
    if re.search("%[aAuw]", form):
        _check_weekday(moment, strptime(text, form).tm_wday)
    return moment


def _check_weekday(day: date, said: int) -> None:
    """Raises ConversionError where the weekday (Monday is 0) is not that of the date: one of them is wrong."""
    if day.weekday() != said:
        names = _DAYS.title().split()
        raise ConversionError(
            f"{day:%Y-%m-%d} is a {names[day.weekday()]}, not a {names[said]}; one of the two is wrong"
        )


def _by_form(kind: str, text: str) -> datetime:
    whole = _calendar_date(text.lower())
    if whole is not None:
        return _midnight(whole[0])
    for time in _TIME.finditer(text):
        before = text[: time.start()]
        if time.end() != len(text):
            continue
        found = _calendar_date(before.lower())
        if found is None:
            raise ConversionError(_why_not(kind, text, before, time))
        day, is_said = found
        if not is_said:
            raise ConversionError(f"not a {kind}, as it has a time, but no day; {_right(kind, ())}")
        return _at(_midnight(day), time)
    raise ConversionError(_why_not(kind, text, text, None))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - naive is UTC, which `_utc` says


def _calendar_date(text: str) -> tuple[date, bool] | None:
    """The date of a form that can be read in one way, and whether its day is said; None for other text.

    Of a month or a year it is the first day. Raises ValueError for no date of the calendar.
    """
    found = _NUMERIC.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None:
        return _worded_date(text)
    parts = found.groupdict()
    month = parts["month"] or parts.get("only") or 1
    return date(int(parts["year"]), int(month), int(parts["day"] or 1)), bool(parts["day"])


def _worded_date(text: str) -> tuple[date, bool] | None:
    """ "31 January 2026", "Jan. 31st, 2026", "31-Jan-2026", "Saturday, 31 January 2026", "January 2026"."""
    if not _WORDED.fullmatch(text):
        return None
    order, parts, weekdays = "", dict[str, int](), list[int]()
    for word in _WORDS.findall(text):
        if word in _MONTH_OF:
            kind, number = "m", _MONTH_OF[word]
        elif word.isdigit() and len(word) == 4:
            kind, number = "y", int(word)
        elif word[0].isdigit() and len(word.rstrip("stndrh")) <= 2:
            kind, number = "d", int(word.rstrip("stndrh"))
        elif word in _SAID_ALONGSIDE:
            continue
        elif word in _WEEKDAY_OF:
            weekdays.append(_WEEKDAY_OF[word])
            continue
        else:
            return None
        order += kind
        parts[kind] = number
    if order not in _ORDERS or (weekdays and "d" not in order):
        return None
    day = date(parts["y"], parts["m"], parts.get("d", 1))
    for weekday in weekdays:
        _check_weekday(day, weekday)
    return day, "d" in order


def _at(day: datetime, time: re.Match[str]) -> datetime:
    hour = int(time["hour"])
    if time["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("hour must be in 1..12 before am or pm")
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    microsecond = int((time["fraction"] or "").ljust(6, "0")[:6])
    moment = day.replace(
        hour=hour, minute=int(time["minute"]), second=int(time["second"] or 0), microsecond=microsecond
    )
    offset = (time["offset"] or "+0000").replace(":", "").ljust(5, "0")
    away = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:]))
    return moment.replace(tzinfo=timezone(-away if offset[0] == "-" else away))


def _why_not(kind: str, text: str, day: str, time: re.Match[str] | None) -> str:
    found = _UNCLEAR.fullmatch(day)
    if found is None:
        return f"not a {kind}; {_right(kind, ())}"
    by, year = found["by"], "%Y" if len(found["year"]) == 4 else "%y"
    named = found["second"].isalpha()
    orders = [f"%d{by}%b{by}{year}"] if named else [f"%d{by}%m{by}{year}", f"%m{by}%d{by}{year}"]
    clock = _clock(time)
    fitting = [f"{kind}({order}{clock})" for order in orders if _parsed(text, order + clock) is not None]
    if len(fitting) == 2:
        return f"day and month cannot be told apart; state which with {fitting[0]} or {fitting[1]}"
    if fitting:
        return f"dates that begin with the day or the month need their format, here {fitting[0]}"
    return f"not a {kind}, whether the day or the month comes first; {_right(kind, ())}"


def _clock(time: re.Match[str] | None) -> str:
    """The format of a time as it was found."""
    if time is None:
        return ""
    seconds = f"{':%S' if time['second'] else ''}{'.%f' if time['fraction'] else ''}"
    half = f"{' ' if ' ' in time[0][len(time['before']) :] else ''}%p" if time["half"] else ""
    return f"{time['before']}{'%I' if half else '%H'}:%M{seconds}{half}{'%z' if time['zone'] else ''}"
