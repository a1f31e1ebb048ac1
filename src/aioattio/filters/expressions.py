"""Conditions as an immutable tree: what `F.stage == "Lead"`, `&`, `|` and `~` make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, cast

from attrs import field, frozen

from aioattio.errors import InvalidInput, shortened
from aioattio.filters.places import Place

__all__ = ["AllOf", "AnyOf", "Comparison", "Filter", "Has", "Leaf", "Not", "Raw", "filter_of"]

_SYMBOLS = {"$eq": "==", "$lt": "<", "$lte": "<=", "$gt": ">", "$gte": ">="}
_METHODS = {
    "$contains": "contains",
    "$starts_with": "starts_with",
    "$ends_with": "ends_with",
    "$in": "is_in",
    "between": "between",
    "$not_empty": "is_not_empty",
}


MAX_DEPTH = 100
"""Levels of `&`, `|`, `~` and dicts within each other: what compares, copies, pickles and sends them calls itself."""


class Filter:
    """Which records or entries are wanted. Combine with `&`, `|` and `~`, each comparison in parentheses:

        (F.stage == "Lead") & ~(F.value > 500) | F.owner.is_empty()

    A dict in Attio's own format may stand in place of any part. Immutable; equal to a filter of the same structure.
    """

    __slots__ = ()

    def __init__(self) -> None:
        raise TypeError("a filter is made by comparing: F.stage == 'Lead'; to begin with one for everything, take {}")

    def to_dict(self) -> dict[str, Any]:
        """Attio's JSON, as far as it can be said without knowing the types of the attributes."""
        from aioattio.filters.compiling import without_definitions

        return without_definitions(self)

    def __and__(self, other: Filter | Mapping[str, Any]) -> Filter:
        return _joined(AllOf, self, other)

    def __rand__(self, other: Mapping[str, Any]) -> Filter:
        return _joined(AllOf, other, self)

    def __or__(self, other: Filter | Mapping[str, Any]) -> Filter:
        return _joined(AnyOf, self, other)

    def __ror__(self, other: Mapping[str, Any]) -> Filter:
        return _joined(AnyOf, other, self)

    def __invert__(self) -> Filter:
        return Not(self, _checked_depth(_depth(self) + 1))

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a filter is neither true nor false: combine filters with & | ~ (not with and, or, not), each in "
            "parentheses, as in (F.a == 1) & (F.b == 2); for a chained comparison use F.a.between(low, high)"
        )


def _exact(operand: Any) -> Any:
    """Equal only to what is sent alike: True is no 1 here."""
    parts: tuple[Any, ...] = operand if isinstance(operand, tuple) else (operand,)
    return tuple((type(part), part) for part in parts)


@frozen(repr=False)
class Comparison(Filter):
    """One operator of Attio's, or "between" with (low, high); "$in" with a tuple."""

    place: Place
    operator: str
    operand: Any = field(eq=_exact)

    @property
    def operands(self) -> tuple[Any, ...]:
        """All that is compared with."""
        return self.operand if self.operator in ("$in", "between") else (self.operand,)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What one value meets: this alone."""
        return (self,)

    def __repr__(self) -> str:
        symbol = _SYMBOLS.get(self.operator)
        if symbol is not None:
            return f"{self.place} {symbol} {shortened(self.operand)}"
        return f"{self.place}.{_METHODS[self.operator]}({self._arguments()})"

    def _arguments(self) -> str:
        if self.operator == "$not_empty":
            return ""
        if self.operator == "between":
            return ", ".join(map(shortened, self.operand))
        return shortened(list(self.operand) if self.operator == "$in" else self.operand)


@frozen(repr=False)
class Has(Filter):
    """One value of the attribute meets all conditions."""

    place: Place
    comparisons: tuple[Comparison, ...]

    def __repr__(self) -> str:
        return f"{self.place}.has({', '.join(map(repr, self.comparisons))})"


@frozen(repr=False)
class Raw(Filter):
    """Attio's own JSON, which is sent as it is."""

    content: Mapping[str, Any] = field(hash=False)
    depth: int = field(default=0, eq=False)

    def to_json(self) -> dict[str, Any]:
        """A copy that the caller may change."""
        content: dict[str, Any] = _copied(self.content)
        return content

    def __repr__(self) -> str:
        return repr(self.content)


@frozen(repr=False)
class AllOf(Filter):
    parts: tuple[Filter, ...]
    depth: int = field(default=0, eq=False)

    def __repr__(self) -> str:
        return " & ".join(f"({part!r})" for part in self.parts)


@frozen(repr=False)
class AnyOf(Filter):
    parts: tuple[Filter, ...]
    depth: int = field(default=0, eq=False)

    def __repr__(self) -> str:
        return " | ".join(f"({part!r})" for part in self.parts)


@frozen(repr=False)
class Not(Filter):
    part: Filter
    depth: int = field(default=0, eq=False)

    def __invert__(self) -> Filter:
        return self.part

    def __repr__(self) -> str:
        if isinstance(self.part, Comparison) and self.part.operator == "$eq":
            return f"{self.part.place} != {shortened(self.part.operand)}"
        if isinstance(self.part, Comparison) and self.part.operator == "$not_empty":
            return f"{self.part.place}.is_empty()"
        return f"~({self.part!r})"


Leaf = Comparison | Has
"""What is one comparison for Attio, once its operands are known."""


def filter_of(given: Filter | Mapping[str, Any]) -> Filter:
    """The same as a part of a tree; a dict is copied. Raises InvalidInput for one that is no JSON."""
    if isinstance(given, Filter):
        return given
    depth = _levels(given)
    return Raw(_copied(given), depth)


def _joined(kind: type[AllOf | AnyOf], first: Any, second: Any) -> Filter:
    if not (isinstance(first, Filter | Mapping) and isinstance(second, Filter | Mapping)):
        return NotImplemented  # type: ignore[no-any-return]
    parts: list[Filter] = []
    depth = 0
    for part in (filter_of(first), filter_of(second)):
        if isinstance(part, kind):
            parts += part.parts
            depth = max(depth, _depth(part))
        else:
            parts.append(part)
            depth = max(depth, _depth(part) + 1)
    return kind(tuple(parts), _checked_depth(depth))


def _depth(given: Filter) -> int:
    return given.depth if isinstance(given, AllOf | AnyOf | Not | Raw) else 0


def _levels(given: Any, above: int = 0) -> int:
    """How deep JSON with filters in it is. Raises InvalidInput where it is too deep (or endless)."""
    if isinstance(given, Filter):
        return _checked_depth(above + _depth(given))
    if not isinstance(given, Mapping | list | tuple):
        return above
    level = _checked_depth(above + 1)
    inner: Iterable[Any] = given.values() if isinstance(given, Mapping) else cast("list[Any]", given)
    return max((_levels(one, level) for one in inner), default=level)


def _checked_depth(depth: int) -> int:
    if depth <= MAX_DEPTH:
        return depth
    raise InvalidInput(
        f"a filter has {MAX_DEPTH} levels at most; what is joined with & alone, or with | alone, stays on one level",
        attribute="filter",
        given=f"{depth} levels",
        accepted=f"at most {MAX_DEPTH} levels",
    )


def _copied(given: Any) -> Any:
    if isinstance(given, Mapping):
        content: Mapping[Any, Any] = given
        return {key: _copied(value) for key, value in content.items()}
    if isinstance(given, list | tuple):
        items: Iterable[Any] = given
        return [_copied(item) for item in items]
    # JSON has neither: it would be sent as null, or as Base64, and select something else.
    if isinstance(given, bytes | bytearray | memoryview) or (isinstance(given, float) and not math.isfinite(given)):
        raise InvalidInput(attribute="filter", given=given, accepted="what JSON has: text, finite numbers, bools, null")
    return given
