"""Properties of values, by what they can be asked: `Company.primary_location.locality` is a TextProperty."""

from __future__ import annotations

from aioattio.filters import Filter
from aioattio.typed.operators import Compared, Matched, Ordered, Present, Ranged
from aioattio.typed.values import Member, Moment

__all__ = [
    "ExactProperty",
    "MemberProperty",
    "MomentProperty",
    "OptionalExactProperty",
    "OptionalTextProperty",
    "PrefixProperty",
    "SinceProperty",
    "TextProperty",
]


class TextProperty(Matched):
    """Text, whole or in part."""

    __slots__ = ()


class OptionalTextProperty(Matched, Present):
    """Text, whole or in part, that may be absent."""

    __slots__ = ()


class ExactProperty(Compared[str]):
    """Text that can be asked for as a whole only."""

    __slots__ = ()


class OptionalExactProperty(Compared[str], Present):
    """Text that can be asked for as a whole only, and that may be absent."""

    __slots__ = ()


class PrefixProperty(Compared[str]):
    """Text that can be asked for as a whole, or by its beginning."""

    __slots__ = ()

    def starts_with(self, text: str) -> Filter:
        """A value begins with the text."""
        return self.field.starts_with(text)


class MemberProperty(Compared[Member], Present):
    """A workspace member."""

    __slots__ = ()


class MomentProperty(Ordered[Moment]):
    """A moment; a date is its midnight in UTC."""

    __slots__ = ()


class SinceProperty(Ranged[Moment]):
    """Since when a value holds; a date is its midnight in UTC."""

    __slots__ = ()
