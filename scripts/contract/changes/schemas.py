"""Compares two schemas, down to the last property."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from scripts.contract.places import escape

from .judge import Effect
from .model import code, listed
from .shapes import LIMITS, Components, Shape, as_json, plain
from .variants import is_tagged, label, pair

Seen = frozenset[tuple[str | None, str | None]]  # references met on the way down


class Difference(NamedTuple):
    """What happened at a place, and what that means in principle."""

    place: str
    text: str
    effect: Effect


@dataclass(frozen=True)
class Schemas:
    """The components of both documents, and what differs between schemas that refer to them."""

    before: Components
    now: Components

    def compare(
        self, old: Any, new: Any, place: str = "", seen: Seen = frozenset(), *, null: bool = True
    ) -> Iterator[Difference]:
        """Every difference; none below a component that both refer to by its name. null: whether to tell of it."""
        references = (_reference(old), _reference(new))
        if old == new or references in seen or (references[0] is not None and references[0] == references[1]):
            return
        if references != (None, None):
            seen |= {references}
        was, is_ = self.before.shape(old), self.now.shape(new)
        if null and was.nullable != is_.nullable and Shape() not in (was, is_):
            text = "null is allowed" if is_.nullable else "never null"
            yield Difference(place, text, "wider" if is_.nullable else "narrower")
        if bool(was.variants) is bool(is_.variants):
            for differences in (_kinds, _values, _limits, _rest):
                yield from differences(was, is_, place)
            yield from self._properties(was, is_, place, seen)
            yield from self._items(was, is_, place, seen)
            yield from self._others(was, is_, place, seen)
        if was.variants or is_.variants:
            yield from self._unions(was.variants or (old,), is_.variants or (new,), place, seen)

    def _properties(self, was: Shape, is_: Shape, place: str, seen: Seen) -> Iterator[Difference]:
        for key in sorted(was.properties.keys() | is_.properties.keys()):
            below = f"{place}.{escape(key)}" if place else escape(key)
            if key not in was.properties:
                words = self.now.describe(is_.properties[key])
                if key in is_.required:
                    yield Difference(below, f"added, required: {words}", "demanded")
                else:
                    yield Difference(below, f"added, optional: {words}", "added")
            elif key not in is_.properties:
                yield Difference(below, "removed", "removed")
            else:
                if key in is_.required - was.required:
                    yield Difference(below, "required, was optional", "required")
                elif key in was.required - is_.required:
                    yield Difference(below, "optional, was required", "optional")
                yield from self.compare(was.properties[key], is_.properties[key], below, seen)

    def _items(self, was: Shape, is_: Shape, place: str, seen: Seen) -> Iterator[Difference]:
        if was.items is not None and is_.items is not None:
            yield from self.compare(was.items, is_.items, f"{place}[]", seen)
        elif was.items is not is_.items and was.kinds & is_.kinds:
            words = "anything" if is_.items is None else self.now.describe(is_.items)
            yield Difference(f"{place}[]", f"is {words}", "wider" if is_.items is None else "narrower")

    def _others(self, was: Shape, is_: Shape, place: str, seen: Seen) -> Iterator[Difference]:
        """Properties that are not listed."""
        if isinstance(was.others, dict) and isinstance(is_.others, dict):
            yield from self.compare(was.others, is_.others, f"{place}{{}}", seen)
        elif _allowed(was.others) != _allowed(is_.others) and was.kinds & is_.kinds:
            words = {"any": "any other key", "none": "no other keys"}.get(_allowed(is_.others))
            text = words or f"other keys are {self.now.describe(is_.others)}"
            yield Difference(place, text, "opener" if _allowed(is_.others) == "any" else "narrower")

    def _unions(self, had: tuple[Any, ...], has: tuple[Any, ...], place: str, seen: Seen) -> Iterator[Difference]:
        for old, new in pair(had, has, self.before, self.now):
            if old is None:
                effect: Effect = "opener" if is_tagged(new, has, self.now) else "wider"
                yield Difference(place, f"may also be {_variant(new, has, self.now)}", effect)
            elif new is None:
                yield Difference(place, f"no longer {_variant(old, had, self.before)}", "narrower")
            else:
                is_one_of_several = min(len(had), len(has)) > 1 and self.now.shape(new).properties
                name = f"|{escape(label(new, has, self.now))}" if is_one_of_several else ""
                yield from self.compare(old, new, f"{place}{name}", seen, null=False)


def _reference(schema: Any) -> str | None:
    return schema.get("$ref") if isinstance(schema, dict) else None


def _variant(variant: Any, siblings: tuple[Any, ...], components: Components) -> str:
    words = components.describe(variant)
    return f"{words} {code(label(variant, siblings, components))}" if components.shape(variant).properties else words


def _allowed(others: Any) -> str:
    return "any" if others in (None, True, {}) else "none" if others is False else "some"


def _kinds(was: Shape, is_: Shape, place: str) -> Iterator[Difference]:
    if was.kinds == is_.kinds:
        return
    old, new = _widened(was.kinds), _widened(is_.kinds)
    effect: Effect = "removed"
    if not new or (old and old < new):
        effect = "wider"
    elif not old or new < old:
        effect = "narrower"
    yield Difference(place, f"is {_named(is_.kinds)}, was {_named(was.kinds)}", effect)


def _widened(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | {"integer"} if "number" in kinds else kinds


def _named(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds)) or "anything"


def _values(was: Shape, is_: Shape, place: str) -> Iterator[Difference]:
    if was.values is None and is_.values is not None:
        yield Difference(place, f"only {listed(plain(is_.values))}", "narrower")
    elif was.values is not None and is_.values is None:
        yield Difference(place, f"any value, was only {listed(plain(was.values))}", "opener")
    elif was.values is not None and is_.values is not None:
        total = f" ({len(is_.values)} values in all)"
        if new := [value for value in is_.values if value not in was.values]:
            yield Difference(place, f"new values {listed(plain(new))}{total}", "opener")
        if gone := [value for value in was.values if value not in is_.values]:
            yield Difference(place, f"values gone {listed(plain(gone))}{total}", "narrower")


def _limits(was: Shape, is_: Shape, place: str) -> Iterator[Difference]:
    for key, is_upper in LIMITS.items():
        old, new = was.limits.get(key), is_.limits.get(key)
        if old == new:
            continue
        effect: Effect = "narrower"
        both = isinstance(old, int | float) and isinstance(new, int | float)
        if new is None or (both and (new > old) is is_upper):
            effect = "opener"  # a reader meets values that were impossible, and none that it cannot read
        yield Difference(place, f"{key} {_given(new)}, was {_given(old)}", effect)


def _rest(was: Shape, is_: Shape, place: str) -> Iterator[Difference]:
    """Keywords that say something else: a format or pattern that is new may refuse what was sent."""
    for key in sorted(was.rest.keys() | is_.rest.keys()):
        old, new = was.rest.get(key), is_.rest.get(key)
        if old == new:
            continue
        is_demand = key in {"format", "pattern", "multipleOf", "uniqueItems", "not", "prefixItems"}
        effect: Effect = "neutral" if not is_demand else "opener" if new is None else "narrower"
        yield Difference(place, f"{key} {_given(new)}, was {_given(old)}", effect)


def _given(value: Any) -> str:
    return "none" if value is None else code(value if isinstance(value, str) else as_json(value))
