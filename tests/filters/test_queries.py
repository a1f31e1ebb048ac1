"""The arguments of a query, and its body."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio import InvalidInput
from aioattio.filters import F
from aioattio.resources.queries import Query

from .sample import KnownSchema

ASC = {"attribute": "name", "direction": "asc"}


BODIES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"filter": F.score == 1}, {"filter": {"score": {"value": {"$eq": 1}}}}),
    ({"filter": {"score": 1}}, {"filter": {"score": 1}}),
    ({"filter": {}}, {"filter": {}}),
    ({"sort": F.name.asc()}, {"sorts": [ASC]}),
    ({"sort": ASC}, {"sorts": [ASC]}),
    ({"sort": [F.name.asc(), {"attribute": "score", "direction": "desc"}]},
     {"sorts": [ASC, {"attribute": "score", "direction": "desc"}]}),
    ({"sort": (F.name.asc(),)}, {"sorts": [ASC]}),
    ({"sort": []}, {}),
    ({"sort": [], "concurrency": 2}, {"sorts": [{"attribute": "created_at", "direction": "asc"}]}),
    ({"concurrency": 4}, {"sorts": [{"attribute": "created_at", "direction": "asc"}]}),
    ({"sort": F.name.asc(), "concurrency": 4}, {"sorts": [ASC]}),
    ({"view": "v1", "sort": ASC}, {"filter_view_id": "v1", "sorts": [ASC]}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), BODIES)
async def test_bodies(schema: KnownSchema, given: dict[str, Any], expected: dict[str, Any]) -> None:
    query = Query.of(**{"filter": None, "sort": None} | given)
    assert await query.body(("objects", "people"), schema) == expected


@pytest.mark.parametrize(
    ("given", "named", "told"),
    [
        ({"filter": "job_title = x"}, "filter", "F.job_title.contains"),
        ({"filter": [F.a == 1]}, "filter", "a condition"),
        ({"filter": F.a}, "filter", "a condition"),
        ({"filter": True}, "filter", "a condition"),
        ({"filter": F.a.asc()}, "filter", "a condition"),
        ({"filter": {"a": float("inf")}}, "filter", "finite numbers"),
        ({"filter": {"a": F.b == 1}}, "a", "in place of a condition"),
        ({"sort": "name"}, "sort", r"F\.name\.asc\(\)"),
        ({"sort": F.name}, "sort", r"F\.name\.asc\(\)"),
        ({"sort": [F.name]}, "sort", r"F\.name\.asc\(\)"),
        ({"sort": ["name"]}, "sort", r"F\.name\.asc\(\)"),
        ({"sort": F.name == 1}, "sort", r"F\.name\.asc\(\)"),
        ({"sort": {F.name.asc()}}, "sort", "a list of these"),
        ({"view": "v1", "filter": {}}, "view", "not both"),
        ({"view": ""}, "view", "a view id"),
        ({"view": 5}, "view", "a view id"),
    ],
)
def test_wrong_arguments_are_refused_at_once(given: dict[str, Any], named: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told) as caught:
        Query.of(**{"filter": None, "sort": None} | given)
    assert caught.value.attribute == named


async def test_what_was_given_may_change_afterwards(schema: KnownSchema) -> None:
    raw, sort = {"score": [1]}, dict(ASC)
    query = Query.of(raw, sort)
    raw["score"].append(2)
    sort["direction"] = "desc"
    assert await query.body(None, None) == {"filter": {"score": [1]}, "sorts": [ASC]}
