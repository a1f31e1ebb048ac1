"""`~` pushed down: the same condition, and a `$not` around nothing but one comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.filters import F, Filter
from aioattio.filters.expressions import AllOf, AnyOf, Comparison, Not, Raw

SLUGS = ("a", "b", "c")
OPERATIONS = {
    "$eq": lambda value, wanted: value == wanted,
    "$gt": lambda value, wanted: value > wanted,
    "$gte": lambda value, wanted: value >= wanted,
    "$lt": lambda value, wanted: value < wanted,
}

small = st.integers(0, 3)
comparisons = st.builds(
    lambda slug, make, operand: make(F[slug], operand),
    st.sampled_from(SLUGS),
    st.sampled_from([
        lambda field, operand: field == operand,
        lambda field, operand: field != operand,
        lambda field, operand: field > operand,
        lambda field, operand: field.between(operand, operand + 2),
        lambda field, operand: field.is_in(range(operand)),
    ]),
    small,
)  # fmt: skip


def _raw(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    parts = st.lists(inner, max_size=3)
    return st.one_of(
        st.dictionaries(st.sampled_from(SLUGS), small, max_size=3),
        st.builds(lambda given: {"$and": given}, parts),
        st.builds(lambda given: {"$or": given}, parts),
        st.builds(lambda given: {"$not": given}, inner),
        st.builds(lambda slug, low: {slug: {"$gte": low, "$lt": low + 2}}, st.sampled_from(SLUGS), small),
    )


raws = st.recursive(_raw(st.dictionaries(st.sampled_from(SLUGS), small, max_size=2)), _raw, max_leaves=6)


def _trees(inner: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    return st.one_of(
        st.builds(lambda one, two: one & two, inner, inner | raws),
        st.builds(lambda one, two: one | two, inner, inner | raws),
        st.builds(lambda one, two: two & one, inner, raws),
        st.builds(lambda one: ~one, inner),
    )


trees = st.recursive(comparisons, _trees, max_leaves=8)
records = st.fixed_dictionaries(dict.fromkeys(SLUGS, small))


def means(tree: Any, record: Mapping[str, int]) -> bool:
    """What a tree says of a record, as it was written."""
    if isinstance(tree, Not):
        return not means(tree.part, record)
    if isinstance(tree, AllOf | AnyOf):
        parts = [means(part, record) for part in tree.parts]
        return all(parts) if isinstance(tree, AllOf) else any(parts)
    if isinstance(tree, Raw):
        return says(tree.content, record)
    assert isinstance(tree, Comparison)
    value = record[tree.place.attribute]
    if tree.operator == "between":
        return tree.operand[0] <= value < tree.operand[1]
    if tree.operator == "$in":
        return value in tree.operand
    return OPERATIONS[tree.operator](value, tree.operand)


def says(content: Mapping[str, Any], record: Mapping[str, int]) -> bool:
    """What Attio's JSON says of a record."""
    return all(_says(key, given, record) for key, given in content.items())


def _says(key: str, given: Any, record: Mapping[str, int]) -> bool:
    if key == "$and":
        return all(says(part, record) for part in given)
    if key == "$or":
        return any(says(part, record) for part in given)
    if key == "$not":
        return not says(given, record)
    if key == "created_at":  # compared with 1970: what nothing meets
        return False
    if isinstance(given, Mapping):
        return all(OPERATIONS[operator](record[key], operand) for operator, operand in given.items())
    return bool(record[key] == given)


def negations(content: Any) -> list[Mapping[str, Any]]:
    """What stands under each `$not`."""
    if isinstance(content, list):
        return [one for part in content for one in negations(part)]
    if not isinstance(content, Mapping):
        return []
    found = [content["$not"]] if "$not" in content else []
    return found + [one for part in content.values() for one in negations(part)]


@settings(max_examples=200, deadline=None)
@given(trees, records)
def test_what_is_sent_means_what_was_written(tree: Filter, record: dict[str, int]) -> None:
    assert says(tree.to_dict(), record) == means(tree, record)
    assert says((~tree).to_dict(), record) != means(tree, record)


def _without_dicts(tree: Any) -> Any:
    """Whatever is a dict somebody wrote is sent as it is, unless it is negated: here nothing is."""
    if isinstance(tree, Raw):
        return F.a == 1
    if isinstance(tree, Not):
        return ~_without_dicts(tree.part)
    if isinstance(tree, AllOf | AnyOf):
        return type(tree)(tuple(map(_without_dicts, tree.parts)))
    return tree


@settings(max_examples=200, deadline=None)
@given(trees)
def test_not_wraps_one_comparison(tree: Filter) -> None:
    for whole in (_without_dicts(tree), ~_without_dicts(tree)):
        for under in negations(whole.to_dict()):
            assert len(under) == 1
            assert not next(iter(under)).startswith("$")


@settings(max_examples=200, deadline=None)
@given(raws, records)
def test_a_negated_dict_is_taken_apart(raw: dict[str, Any], record: dict[str, int]) -> None:
    negated = (~(raw | (F.a.is_in([])))).to_dict()
    assert says(negated, record) != says(raw, record)
    for under in negations(negated):
        assert len(under) == 1
        assert not next(iter(under)).startswith("$")
