"""Attributes of types that have no class here: those that Attio adds, and multiselects of types that have no plural."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from aioattio.filters import Field
from aioattio.typed.fields import Writable
from aioattio.typed.operators import Composed, Ordered, Textual

__all__ = ["AnyList", "Anything"]


class _Any(Ordered[Any], Textual, Composed):
    """Every operator, and any property: `Company.odd["property"]`."""

    __slots__ = ()
    attribute_type: ClassVar[str] = ""

    def __getitem__(self, name: str) -> Field:
        """One property, whatever its name."""
        return self.field[name]


class Anything(_Any, Writable[Any, Any]):
    """A value of any type, which reads by what it says of itself."""

    __slots__ = ()

    def natural(self, given: Any) -> Any:
        """As it is given."""
        return given


class AnyList(_Any, Writable[list[Any], Sequence[Any] | None]):
    """Values of any type, each of which reads by what it says of itself."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True

    def natural(self, given: Any) -> Any:
        """As it is given. Raises InvalidInput for what is no list."""
        super().natural(given)
        return [] if given is None else list(given)
