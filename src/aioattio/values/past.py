"""Values of the past: what an attribute was, and from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from aioattio.errors import InvalidInput
from aioattio.values.times import check_iso, nanoseconds_of, timestamp_text
from aioattio.values.writing import encode_values

if TYPE_CHECKING:
    from aioattio.schema.choices import Choices
    from aioattio.schema.definitions import Definitions

__all__ = ["PastValue", "encode_past"]

AT_MOST = 400

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = 'datetime (naive = UTC), date (midnight UTC) or ISO 8601 text such as "2026-01-31T09:00:00Z"'


@frozen
class PastValue:
    """What an attribute was: `PastValue("Lead", datetime(2025, 3, 1), datetime(2025, 6, 1))`.

    value: as for a write, but always one. active_from, active_until: datetime (naive = UTC), date (midnight UTC) or ISO
    text (keeps its nanoseconds); active_until None for a value that holds until today.
    """

    value: Any
    active_from: date | str
    active_until: date | str | None = None


def encode_past(
    values: Iterable[PastValue],
    attribute: str,
    definitions: Definitions | None,
    object: str,  # noqa: A002 - Attio's own word
    choices: Mapping[str, Choices] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """The `values` of a request that replaces a history, each coerced by the attribute's type.

    choices: as for `encode_values`. Raises InvalidInput, before anything is sent, for too few or too many, for an end
    before its beginning and, unless the attribute is a multiselect, for values that hold at the same time.
    """
    known = definitions.find(attribute) if definitions is not None else None
    spans: list[_Span] = []
    encoded: list[dict[str, Any]] = []
    for given in _checked(values):
        span = _Span.of(given)
        spans.append(span)
        value = encode_values({attribute: [given.value]}, definitions, object, choices)
        encoded.append({"value": next(iter(value.values()))[0], **span.texts()})
    if known is not None and not known.is_multiselect:
        _refuse_overlaps(spans)
    return encoded


def _checked(values: Any) -> list[PastValue]:
    is_listed = isinstance(values, Iterable) and not isinstance(values, str | bytes)
    listed: list[Any] = list(cast("Iterable[Any]", values)) if is_listed else [values]
    for given in listed:
        if not isinstance(given, PastValue):
            raise InvalidInput(attribute="values", given=given, accepted="a list of PastValue(value, active_from)")
        if given.value is None:
            accepted = "a value; for a time without one, leave a gap between the others"
            raise InvalidInput(attribute="values", given=given, accepted=accepted)
    if not 1 <= len(listed) <= AT_MOST:
        raise InvalidInput(
            f"values: a history has 1 to {AT_MOST} values, not {len(listed)}",
            attribute="values",
            given=len(listed),
            accepted=f"1 to {AT_MOST} values",
        )
    return listed


@frozen
class _Span:
    """From when until when, in nanoseconds since the epoch; until None for no end."""

    given: PastValue
    start: int
    end: int | None

    @classmethod
    def of(cls, given: PastValue) -> _Span:
        start = _nanoseconds("active_from", given.active_from)
        end = None if given.active_until is None else _nanoseconds("active_until", given.active_until)
        if end is not None and end <= start:
            raise InvalidInput(attribute="active_until", given=given, accepted="a moment after active_from")
        return cls(given, start, end)

    def texts(self) -> dict[str, str | None]:
        return {"active_from": _text(self.start), "active_until": None if self.end is None else _text(self.end)}


def _refuse_overlaps(spans: list[_Span]) -> None:
    open_ones = [span for span in spans if span.end is None]
    if len(open_ones) > 1:
        accepted = "one value without an end, as the attribute has one value at a time"
        raise InvalidInput(attribute="active_until", given=open_ones[1].given, accepted=accepted)
    in_order = sorted(spans, key=lambda span: (span.start, span.end is None, span.end or 0))
    for earlier, later in pairwise(in_order):
        if earlier.end is None or earlier.end > later.start:
            accepted = f"values that follow one another: this one begins before the end of {earlier.given!r}"
            raise InvalidInput(attribute="active_from", given=later.given, accepted=accepted)


def _nanoseconds(name: str, given: Any) -> int:
    try:
        if isinstance(given, str):
            text, moment = check_iso(given)
            return nanoseconds_of(text if "T" in text else timestamp_text(moment))
        if isinstance(given, date):
            return nanoseconds_of(timestamp_text(given))
    except (ValueError, OverflowError):
        pass
    raise InvalidInput(attribute=name, given=given, accepted=_MOMENT)


def _text(nanoseconds: int) -> str:
    """RFC 3339 with all nine digits."""
    seconds, fraction = divmod(nanoseconds, 1_000_000_000)
    moment = (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=None)
    return f"{moment.isoformat()}.{fraction:09d}Z"
