"""Every filter that an attribute type has, and none of those it does not have. Needs no copy of the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aioattio import InvalidInput
from aioattio.emulator.values import CODECS
from aioattio.filters import F, Field, Filter
from tests.documentation.own_filters import FILLED, OPERATORS, ROWS, SUPPORTED, WHOLE, Row
from tests.documentation.workspace import Sample

ATTIO = {
    "==": "$eq",
    "<": "$lt",
    "<=": "$lte",
    ">": "$gt",
    ">=": "$gte",
    "contains": "$contains",
    "starts_with": "$starts_with",
    "ends_with": "$ends_with",
    "is_not_empty": "$not_empty",
}


def test_every_type_property_and_operator_is_asked() -> None:
    asked = {(row.type, row.part, operator) for row in ROWS for operator in row.met}
    supported = {(kind, name, one) for kind, names in SUPPORTED.items() for name, ones in names.items() for one in ones}
    assert asked == supported
    assert len(SUPPORTED) == len(FILLED) == 17


def test_the_emulator_takes_the_same_operators() -> None:
    for kind, names in SUPPORTED.items():
        taken = {name: set(found.operators) - {"$in"} for name, found in CODECS[kind].properties.items()}
        expected = {name: {ATTIO[one] for one in ones if one in ATTIO} for name, ones in names.items()}
        expected.pop("active_from", None)  # which every choice has, and so is no property of one type
        taken.pop("referenced_actor_id", None)  # which is asked together with another only
        assert taken == expected, kind


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_who_meets_it(row: Row, sample: Sample) -> None:
    operand = row.operand_in(sample)
    for operator, names in row.met.items():
        asked = OPERATORS[operator](row, row.field, operand)
        assert await met(sample, row.container, asked) == Counter(names.split()), asked
        expected = documented(row, operator, operand)
        if expected is not None:
            assert sample.sent["filter"] == expected
    # One of them turned round, of each row another one.
    operator, names = list(row.met.items())[ROWS.index(row) % len(row.met)]
    asked = ~OPERATORS[operator](row, row.field, operand)
    assert await met(sample, row.container, asked) == others(sample, row.container, names)


def documented(row: Row, operator: str, operand: Any) -> dict[str, Any] | None:
    """The JSON in Attio's long form, where it is one comparison."""
    if operator not in ATTIO:
        return None
    wire = True if operator == "is_not_empty" else operand if row.wire is None else row.wire
    if isinstance(wire, date | Decimal):
        wire = wire.isoformat() if isinstance(wire, date) else float(wire)
    return {slug_of(row.field): {row.part: {ATTIO[operator]: wire}}}


def slug_of(field: Field) -> str:
    return repr(field).split(".")[1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_what_a_property_cannot_be_asked_is_refused(row: Row, sample: Sample) -> None:
    supported = SUPPORTED[row.type][row.part]
    operand, requests = row.operand_in(sample), len(sample.em.requests)
    # Of the attribute itself one can always ask whether there is a value.
    free = {"is_not_empty"} if repr(row.field).count(".") == 1 else set[str]()
    for operator in OPERATORS.keys() - supported - free:
        with pytest.raises(InvalidInput, match=r"cannot (be asked|take)") as refused:
            await met(sample, row.container, OPERATORS[operator](row, row.field, operand))
        assert refused.value.attribute == slug_of(row.field)
        assert slug_of(row.field) in str(refused.value)
    assert sample.queries_since(requests) == []


@pytest.mark.parametrize("kind", FILLED)
async def test_empty_and_not_empty(kind: str, sample: Sample) -> None:
    container, field, names = FILLED[kind]
    assert sample.type_of(container, repr(field).removeprefix("F.")) == kind
    assert await met(sample, container, field.is_not_empty()) == Counter(names.split())
    assert await met(sample, container, field.is_empty()) == others(sample, container, names)


@pytest.mark.parametrize("kind", FILLED)
async def test_a_property_of_another_type_is_refused(kind: str, sample: Sample) -> None:
    container, field, _ = FILLED[kind]
    with pytest.raises(InvalidInput, match=rf"\({kind}\) has no property 'colour'") as refused:
        await met(sample, container, field.colour == "x")
    assert refused.value.type == kind
    assert all(name in str(refused.value) for name in SUPPORTED[kind])


@pytest.mark.parametrize(("kind", "container", "asked", "names"), WHOLE)
async def test_references(
    kind: str, container: str, asked: Callable[[Sample], Filter], names: str, sample: Sample
) -> None:
    assert await met(sample, container, asked(sample)) == Counter(names.split())
    assert await met(sample, container, ~asked(sample)) == others(sample, container, names)


async def test_actors_by_id_need_a_type(sample: Sample) -> None:
    with pytest.raises(InvalidInput, match="referenced_actor_type"):
        await met(sample, "deals", F.owner.referenced_actor_id == sample["bob"])
    both = F.owner.has(F.referenced_actor_type == "workspace-member", F.referenced_actor_id == sample["bob"])
    assert await met(sample, "deals", both) == Counter(["won", "slow"])


SEVERAL: list[tuple[str, Field, list[Any], Any, str]] = [
    ("companies", F.name, ["Apple", "Quiet"], {"name": {"value": {"$in": ["Apple", "Quiet"]}}}, "apple quiet"),
    (
        *("companies", F.categories, ["Biotechnology", "Architecture"]),
        {"$or": [{"categories": {"option": {"$eq": one}}} for one in ("Biotechnology", "Architecture")]},
        "apple pie",
    ),
    (
        *("companies", F.performance, [2, 4]),
        {"$or": [{"performance": {"value": {"$eq": 2}}}, {"performance": {"value": {"$eq": 4}}}]},
        "pie attio",
    ),
    (
        *("people", F.email_addresses.email_domain, ["smith.com", "attio.com"]),
        {"$or": [{"email_addresses": {"email_domain": {"$eq": one}}} for one in ("smith.com", "attio.com")]},
        "john joan",
    ),
]


@pytest.mark.parametrize(("container", "field", "operands", "sent", "names"), SEVERAL)
async def test_one_of_several(
    container: str, field: Field, operands: list[Any], sent: Any, names: str, sample: Sample
) -> None:
    assert await met(sample, container, field.is_in(operands)) == Counter(names.split())
    assert sample.sent["filter"] == sent
    assert await met(sample, container, ~field.is_in(operands)) == others(sample, container, names)


async def met(sample: Sample, container: str, asked: Filter) -> Counter[str]:
    """The names of those who are found; of the standard lists only."""
    found = await sample.query(container, filter=asked)
    return Counter(name for name, id_ in sample.ids.items() if id_ in found)


def others(sample: Sample, container: str, names: str) -> Counter[str]:
    return Counter(sample.names_of(container)) - Counter(names.split())
