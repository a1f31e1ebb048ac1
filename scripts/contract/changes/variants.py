"""Which variant of a union was which before: nothing but likeness tells."""

from __future__ import annotations

from typing import Any, NamedTuple

from .shapes import Components, Shape, as_json, plain

_ALIKE = 0.2  # of 1: less in common than this, and one variant went while another came


class Pair(NamedTuple):
    """A variant before and now; None where there was none, or is none any more."""

    old: Any
    new: Any


def pair(old: tuple[Any, ...], new: tuple[Any, ...], before: Components, now: Components) -> list[Pair]:
    """Pairs off equal variants first, then the most alike; what is left was removed or added."""
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: list[Pair] = []
    texts = [as_json(variant) for variant in new]
    for index, variant in enumerate(old):
        text = as_json(variant)
        if (match := next((place for place in right if texts[place] == text), None)) is not None:
            left.remove(index)
            right.remove(match)
            pairs.append(Pair(variant, new[match]))
    ranked = sorted(
        (-likeness, i, j) for i in left for j in right if (likeness := _likeness(old[i], new[j], before, now)) >= _ALIKE
    )
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append(Pair(old[i], new[j]))
    return pairs + [Pair(old[i], None) for i in left] + [Pair(None, new[j]) for j in right]


def label(variant: Any, siblings: tuple[Any, ...], components: Components) -> str:
    """What tells a variant from the others in a place: a constant of its own, or its first keys."""
    constants = components.constants(variant)
    others = [components.constants(sibling) for sibling in siblings if sibling is not variant]
    own = [key for key in sorted(constants) if all(other.get(key) != constants[key] for other in others)]
    if own and len(siblings) > 1:
        return plain([constants[own[0]]])[0]
    keys = sorted(components.shape(variant).properties)
    return "{" + ",".join(keys[:3]) + ("…" if len(keys) > 3 else "") + "}"


def is_tagged(variant: Any, siblings: tuple[Any, ...], components: Components) -> bool:
    """Whether a reader can tell from a constant that this is none of the other variants."""
    constants = components.constants(variant)
    others = [components.constants(sibling) for sibling in siblings if sibling is not variant]
    return any(all(key in other and other[key] != value for other in others) for key, value in constants.items())


def _likeness(old: Any, new: Any, before: Components, now: Components) -> float:
    """From 0, nothing in common, to 1."""
    if isinstance(old, dict) and isinstance(new, dict) and "$ref" in old and old.get("$ref") == new.get("$ref"):
        return 1.0
    was, is_ = before.shape(old), now.shape(new)
    if not (was.kinds & is_.kinds) and (was.kinds or is_.kinds):
        return 0.0
    if was.properties or is_.properties:
        return _by_properties(was, is_, before.constants(old), now.constants(new))
    if was.items is not None and is_.items is not None:
        return max(0.1, _likeness(was.items, is_.items, before, now))
    if was.values is not None and is_.values is not None:
        return len({*was.values} & {*is_.values}) / max(1, len({*was.values} | {*is_.values}))
    return 0.5


def _by_properties(was: Shape, is_: Shape, constants: dict[str, str], now: dict[str, str]) -> float:
    if any(constants[key] != now[key] for key in constants.keys() & now.keys()):
        return 0.0
    every = was.properties.keys() | is_.properties.keys()
    shared = was.properties.keys() & is_.properties.keys()
    return len(shared) / len(every) if every else 0.0
