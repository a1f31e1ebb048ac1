"""Random filters over 200 random people (`make soak`: 10,000 of them): the emulator gives whom a predicate selects."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest

from aioattio import Attio
from aioattio.emulator import Emulator
from aioattio.emulator.query import Queries
from aioattio.filters import Filter
from aioattio.filters.compiling import compile_filter
from aioattio.filters.expressions import filter_of
from tests.support.later import LATER

from .conditions import Condition, Conditions
from .population import Population
from .sample import KnownSchema

SEED = 20260901
FILTERS, FILTERS_AT_ONCE, CONDITIONS, OVER_HTTP = 10_000, 2_000, 2_000, 300
_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class Trees:
    """Random filters out of conditions, each with the people that are selected, as the bits of a number."""

    def __init__(self, conditions: list[Condition], population: Population, seed: int) -> None:
        self._random = Random(seed)
        self.everyone = (1 << len(population.people)) - 1
        self._pool = [(one.filter, self._mask(one, population)) for one in conditions]

    def _mask(self, condition: Condition, population: Population) -> int:
        return sum(1 << number for number, row in enumerate(population.people) if condition.holds(row))

    def one(self, depth: int = 0) -> tuple[Filter, int]:
        random = self._random
        if depth == 3 or random.random() < 0.5:
            given, mask = random.choice(self._pool)
            tree = filter_of(given)
        else:
            (tree, mask), (other, others) = self.one(depth + 1), self.one(depth + 1)
            tree, mask = (tree & other, mask & others) if random.random() < 0.5 else (tree | other, mask | others)
        return (~tree, self.everyone & ~mask) if random.random() < 0.25 else (tree, mask)


@pytest.fixture(scope="module")
def population() -> Population:
    return Population(Emulator(), SEED)


def ids_of(mask: int, population: Population) -> list[str]:
    return [row.id for number, row in enumerate(population.people) if mask >> number & 1]


def trees_of(population: Population, conditions: int, seed: int) -> Trees:
    source = Conditions(population, seed)
    return Trees([source.one() for _ in range(conditions)], population, seed)


@pytest.mark.parametrize("filters", [FILTERS_AT_ONCE, pytest.param(FILTERS, marks=LATER)])
async def test_random_filters(population: Population, filters: int) -> None:
    workspace = population.em._workspace
    schema, queries, people = KnownSchema(workspace), Queries(workspace), workspace.object("people")
    trees = trees_of(population, min(CONDITIONS, filters // 4), SEED)
    sizes: list[int] = []
    for _ in range(filters):
        tree, mask = trees.one()
        sent = _decode(_encode(await compile_filter(tree, ("objects", "people"), schema)))
        found = [record.id for record in queries.page(people, {"filter": sent})]
        assert found == ids_of(mask, population), (tree, sent)
        sizes.append(len(found))
    # Filters that all give everyone, or no one, would say nothing.
    assert sum(0 < size < len(population.people) for size in sizes) > filters // 2


async def test_without_definitions_where_that_says_the_same(population: Population) -> None:
    """`to_dict` names no property, which is the default one; e-mail addresses of members mean nothing there."""
    workspace = population.em._workspace
    queries, people = Queries(workspace), workspace.object("people")
    source, checked = Conditions(population, SEED + 1), 0
    for _ in range(600):
        condition = source.one()
        tree = filter_of(condition.filter)
        if "@acme.example" in repr(tree) or "referenced_actor" in repr(tree) or _is_untyped_date(tree):
            continue
        found = [record.id for record in queries.page(people, {"filter": _decode(_encode(tree.to_dict()))})]
        assert found == [row.id for row in population.people if condition.holds(row)], tree
        checked += 1
    assert checked > 300


def _is_untyped_date(tree: Filter) -> bool:
    """Whether only a definition tells what its operand becomes."""
    text = repr(tree)
    return any(name in text for name in ("met_at", "owner", "created_by", "company", "friends", "linked", "is_in([])"))


async def test_random_filters_through_the_client(attio_emulator: Emulator, attio: Attio) -> None:
    population = Population(attio_emulator, SEED + 2, people=60, companies=8)
    trees = trees_of(population, 600, SEED + 2)
    for _ in range(OVER_HTTP):
        tree, mask = trees.one()
        found = [record.id for record in await attio.people.query(tree).collect()]
        assert found == ids_of(mask, population), tree


def test_the_conditions_are_of_all_kinds(population: Population) -> None:
    source = Conditions(population, SEED)
    shown = " ".join(repr(filter_of(source.one().filter)) for _ in range(CONDITIONS))
    operators: list[str | Callable[..., Any]] = [
        *(" == ", " < ", " <= ", " > ", " >= ", ".contains(", ".starts_with(", ".ends_with(", ".is_in(", ".between("),
        *(".is_empty()", ".is_not_empty()", ".has(", "F.path(", ".active_from", ".interacted_at", "$not"),
    ]
    assert [one for one in operators if str(one) not in shown] == []
    assert [slug for slug in population.people[0].values if f"F.{slug}" not in shown] == []
