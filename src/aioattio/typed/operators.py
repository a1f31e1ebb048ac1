"""The operators of filters, in the groups in which attribute types support them.

Each is that of `aioattio.filters.Field`, and makes the same Filter; only the types of its operands are narrower. A
comparison with the wrong type is no Filter to a type checker: `query(Deal.stage == "Typo")` is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from aioattio.filters import Field, Filter, Sort

__all__ = ["Asked", "Compared", "Composed", "Matched", "Ordered", "Present", "Ranged", "Textual"]

T_contra = TypeVar("T_contra", contravariant=True)


class Asked:
    """An attribute, or one property of it, in filters and sorts. field: the same as `F` has it."""

    __slots__ = ("field",)

    def __init__(self, field: Field) -> None:
        self.field = field

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.field!r}>"

    def asc(self) -> Sort:
        """Least first."""
        return self.field.asc()

    def desc(self) -> Sort:
        """Greatest first."""
        return self.field.desc()

    # These raise, and tell what to write: `Deal.is_hot and (Deal.value > 500)` would be its second half alone.
    def __bool__(self) -> NoReturn:
        self.field.__bool__()

    if not TYPE_CHECKING:  # a type checker knows already that there is no such thing

        def __and__(self, other: object) -> NoReturn:
            return self.field & other

        __rand__ = __or__ = __ror__ = __and__

        def __invert__(self) -> NoReturn:
            return ~self.field


class Present(Asked):
    """What can be asked whether there is a value."""

    __slots__ = ()

    def is_empty(self) -> Filter:
        """There is no value."""
        return self.field.is_empty()

    def is_not_empty(self) -> Filter:
        """There is a value."""
        return self.field.is_not_empty()


class Composed(Asked):
    """An attribute whose values have properties."""

    __slots__ = ()

    def has(self, *conditions: Filter) -> Filter:
        """ONE value meets all of these conditions on its properties: `has(F.locality == "Paris", F.region == "X")`."""
        return self.field.has(*conditions)


class Compared(Asked, Generic[T_contra]):
    """What can be asked for by value. Of a multiselect, at least one value is meant."""

    __slots__ = ()

    def __eq__(self, other: T_contra) -> Filter:  # type: ignore[override]
        return self.field == other

    def __ne__(self, other: T_contra) -> Filter:  # type: ignore[override]
        return self.field != other

    # By identity: `==` between two fields is no question that Python may ask.
    __hash__ = object.__hash__

    def is_in(self, values: Iterable[T_contra]) -> Filter:
        """A value is one of these; of none at all, nothing is."""
        return self.field.is_in(values)


class Textual(Asked):
    """Text, of which a part can be asked for, in whatever case."""

    __slots__ = ()

    def contains(self, text: str) -> Filter:
        """The text is part of a value."""
        return self.field.contains(text)

    def starts_with(self, text: str) -> Filter:
        """A value begins with the text."""
        return self.field.starts_with(text)

    def ends_with(self, text: str) -> Filter:
        """A value ends with the text."""
        return self.field.ends_with(text)


class Matched(Compared[str], Textual):
    """Text, whole or in part."""

    __slots__ = ()


class Ranged(Asked, Generic[T_contra]):
    """Numbers, days and moments, from here to there."""

    __slots__ = ()

    def __lt__(self, other: T_contra) -> Filter:
        return self.field < other

    def __le__(self, other: T_contra) -> Filter:
        return self.field <= other

    def __gt__(self, other: T_contra) -> Filter:
        return self.field > other

    def __ge__(self, other: T_contra) -> Filter:
        return self.field >= other

    def between(self, low: T_contra, high: T_contra) -> Filter:
        """A value is at least `low` and less than `high`."""
        return self.field.between(low, high)


class Ordered(Compared[T_contra], Ranged[T_contra]):
    """Numbers, days and moments."""

    __slots__ = ()
