"""Attributes of one plain value: text, numbers, days and moments, yes or no."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from aioattio.typed.fields import Writable
from aioattio.typed.operators import Compared, Matched, Ordered
from aioattio.typed.values import Amount, Day, Moment

__all__ = ["Checkbox", "Currency", "Date", "Number", "Rating", "Text", "Timestamp"]


class Text(Matched, Writable[str | None, str | None]):
    """One text."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "text"


class Number(Ordered[Amount], Writable[int | Decimal | None, Amount | None]):
    """A number; a whole one reads as int."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "number"


class Currency(Ordered[Amount], Writable[Decimal | None, Amount | None]):
    """An amount of money, in the currency of the attribute."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "currency"


class Rating(Ordered[int], Writable[int | None, int | None]):
    """0 to 5 stars."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "rating"


class Checkbox(Compared[bool], Writable[bool | None, bool | None]):
    """Yes or no."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "checkbox"


class Date(Ordered[Day], Writable[date | None, Day | None]):
    """A day."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "date"


class Timestamp(Ordered[Moment], Writable[datetime | None, Moment | None]):
    """A moment: aware, UTC, cut to microseconds. One that is set as text is sent with its nanoseconds."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "timestamp"
