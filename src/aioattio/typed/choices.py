"""Attributes whose values are chosen: options and statuses, by title.

T is the type of the titles: a Literal of them, or str. An option that was made after the model reads as its title,
which is then none of the Literal's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from aioattio.schema import definitions
from aioattio.typed.fields import Writable
from aioattio.typed.operators import Compared
from aioattio.typed.properties import SinceProperty

__all__ = ["MultiSelect", "Select", "Status"]

T = TypeVar("T", bound=str)
R_co = TypeVar("R_co", covariant=True)
W_contra = TypeVar("W_contra", contravariant=True)


class _Choice(Compared[T], Writable[R_co, W_contra], Generic[T, R_co, W_contra]):
    __slots__ = ()

    @property
    def active_from(self) -> SinceProperty:
        """Since when it has been chosen."""
        return SinceProperty(self.field["active_from"])

    def natural(self, given: Any) -> Any:
        """Its title."""
        return super().natural(_titled(given))


class Select(_Choice[T, T | None, T | None]):
    """One option."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "select"


class MultiSelect(_Choice[T, list[T], Sequence[T] | None]):
    """Options."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "select"
    is_multiselect: ClassVar[bool] = True


class Status(_Choice[T, T | None, T | None]):
    """One status."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "status"


def _titled(given: Any) -> Any:
    if isinstance(given, list | tuple):
        return [_titled(one) for one in given]
    return given.title if isinstance(given, definitions.SelectOption | definitions.Status) else given
