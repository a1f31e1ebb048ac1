"""From a tree of conditions to the `filter` of a query, and from sorts to its `sorts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aioattio.filters.comparing import Constraint, compare, merged
from aioattio.filters.expressions import AllOf, AnyOf, Filter, Leaf, Not, Raw, filter_of
from aioattio.filters.locating import locate, subject_of
from aioattio.filters.normal import leaves_of, normal
from aioattio.filters.places import Place
from aioattio.filters.properties import RULES
from aioattio.filters.sorts import Sort
from aioattio.filters.subjects import Subject
from aioattio.schema.lookup import Described, Lookup
from aioattio.tasks import all_of

__all__ = ["compile_filter", "compile_sorts", "without_definitions"]

Json = dict[str, Any]

_NOTHING = Raw({"created_at": {"$lt": "1970-01-01T00:00:00Z"}})
"""What no record or entry meets; Attio has no word for it."""


async def compile_filter(
    given: Filter | Mapping[str, Any], described: Described | None, lookup: Lookup | None
) -> dict[str, Any]:
    """The `filter` of a query; {} for everything. A dict is sent as it is.

    described: what is queried. With a lookup, every condition names the property that it is about, and InvalidInput is
    raised for what an attribute or its type cannot be asked; without one (or for what has no definitions) conditions
    are about attributes, and Attio judges.
    """
    tree = normal(filter_of(given))
    subjects: dict[int, Subject] = {}
    if lookup is not None and described is not None:
        leaves = list(leaves_of(tree))
        # Side by side: each may have to wait for definitions, options or members of its own.
        found = await all_of(subject_of(leaf, described, lookup) for leaf in leaves)
        subjects = {id(leaf): subject for leaf, subject in zip(leaves, found, strict=True)}
    return _whole(tree, subjects)


def without_definitions(given: Filter) -> dict[str, Any]:
    """The same with nothing known."""
    return _whole(normal(given), {})


async def compile_sorts(
    given: Iterable[Sort | Mapping[str, Any]], described: Described | None, lookup: Lookup | None
) -> list[dict[str, Any]]:
    """The `sorts` of a query. Raises InvalidInput for an attribute or a property that is not there."""
    sorts: list[dict[str, Any]] = []
    for one in given:
        if isinstance(one, Sort) and lookup is not None and described is not None:
            subject = await locate(one.place, described, lookup)
            if one.place.property is not None and subject.attribute.type in RULES:
                subject.named_property()
        sorts.append(one.to_dict() if isinstance(one, Sort) else dict(one))
    return sorts


def _whole(tree: Filter, subjects: Mapping[int, Subject]) -> Json:
    rendered = _render(tree, subjects)
    return _NOTHING.to_json() if rendered is None else rendered


def _render(tree: Filter, subjects: Mapping[int, Subject]) -> Json | None:
    """{} stands for what everything meets, None for what nothing does."""
    if isinstance(tree, AllOf):
        return _all([_render(part, subjects) for part in tree.parts])
    if isinstance(tree, AnyOf):
        return _any([_render(part, subjects) for part in tree.parts])
    if isinstance(tree, Not) and isinstance(tree.part, Raw):
        return {"$not": tree.part.to_json()}
    if isinstance(tree, Raw):
        return tree.to_json()
    leaf: Any = tree.part if isinstance(tree, Not) else tree
    return _render_leaf(leaf, subjects.get(id(leaf)), negated=isinstance(tree, Not))


def _render_leaf(leaf: Leaf, subject: Subject | None, *, negated: bool) -> Json | None:
    alternatives = compare(leaf, subject)
    if not negated:
        return _any([_at(leaf.place, merged(one, leaf.place.attribute)) for one in alternatives])
    parts: list[Json | None] = []
    for constraints in alternatives:
        is_separable = subject is not None and subject.is_separable
        apart = constraints if is_separable else [merged(constraints, leaf.place.attribute)]
        parts.append(_any([{"$not": _at(leaf.place, one)} for one in apart]))
    return _all(parts)


def _at(place: Place, constraint: Constraint) -> Json:
    if place.path:
        return {"path": [list(step) for step in place.path], "constraints": constraint}
    return {place.attribute: constraint}


def _all(parts: list[Json | None]) -> Json | None:
    telling = [part for part in parts if part != {}]
    if None in telling:
        return None
    return _joined("$and", telling) or {}


def _any(parts: list[Json | None]) -> Json | None:
    if {} in parts:
        return {}
    return _joined("$or", parts)


def _joined(word: str, parts: list[Json | None]) -> Json | None:
    """Under one word, with what stands under the same word already; None where there is nothing."""
    flat: list[Any] = []
    for part in parts:
        if part is None:
            continue
        inner = part.get(word) if len(part) == 1 else None
        flat += inner if isinstance(inner, list) else [part]
    return {word: flat} if len(flat) > 1 else flat[0] if flat else None
