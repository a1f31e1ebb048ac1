"""Filters with every `~` pushed down: a `Not` stands around one comparison and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from aioattio.errors import InvalidInput
from aioattio.filters.expressions import AllOf, AnyOf, Comparison, Filter, Has, Leaf, Not, Raw, filter_of

__all__ = ["leaves_of", "normal"]


def normal(tree: Filter, *, negated: bool = False, apart: bool = False) -> Filter:
    """The same condition, or its opposite, by De Morgan. apart: take dicts apart even where that is not needed.

    Raises InvalidInput for a dict with a Filter in a place that takes none.
    """
    if isinstance(tree, Not):
        return normal(tree.part, negated=not negated, apart=apart)
    if isinstance(tree, AllOf | AnyOf):
        kind = AllOf if isinstance(tree, AllOf) != negated else AnyOf
        return kind(tuple(normal(part, negated=negated, apart=apart) for part in tree.parts))
    if isinstance(tree, Raw) and (negated or apart or _holds_filter(tree.content)):
        return _taken_apart(tree, negated=negated)
    return Not(tree) if negated else tree


def leaves_of(tree: Filter) -> Iterator[Leaf]:
    """The comparisons of a filter, without those in dicts."""
    if isinstance(tree, AllOf | AnyOf):
        for part in tree.parts:
            yield from leaves_of(part)
    elif isinstance(tree, Not):
        yield from leaves_of(tree.part)
    elif isinstance(tree, Comparison | Has):
        yield tree


def _taken_apart(raw: Raw, *, negated: bool) -> Filter:
    """Several keys are an implied `$and`; a path with its constraints is one comparison."""
    if {"path", "constraints"} <= set(raw.content):
        _check_json("path", raw.content)
        return Not(raw) if negated else raw
    parts = tuple(_part(key, given, negated=negated) for key, given in raw.content.items())
    return parts[0] if len(parts) == 1 else (AnyOf(parts) if negated else AllOf(parts))


def _part(key: str, given: Any, *, negated: bool) -> Filter:
    if key in ("$and", "$or") and isinstance(given, list) and all(map(_is_filter, given)):
        parts = tuple(map(filter_of, given))
        return normal(AllOf(parts) if key == "$and" else AnyOf(parts), negated=negated, apart=True)
    if key == "$not" and _is_filter(given):
        return normal(filter_of(given), negated=not negated, apart=True)
    _check_json(key, given)
    single = Raw({key: given})
    return Not(single) if negated else single


def _check_json(key: str, given: Any) -> None:
    if _holds_filter(given):
        accepted = "Attio's own JSON; a Filter only in place of a condition, within $and, $or and $not"
        raise InvalidInput(attribute=key, given=given, accepted=accepted)


def _is_filter(given: Any) -> TypeGuard[Filter | Mapping[str, Any]]:
    return isinstance(given, Filter | Mapping)


def _holds_filter(given: Any) -> bool:
    if isinstance(given, Mapping):
        return any(map(_holds_filter, given.values()))
    if isinstance(given, list):
        return any(map(_holds_filter, given))
    return isinstance(given, Filter)
