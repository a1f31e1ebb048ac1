"""What was probably meant by the names in a body: of any form, as raw filters and values are sent as they are."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.errors import NotFound
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Definitions, SelectOption
from aioattio.schema.hints import attribute_hint, body_hint

DEFINITIONS = Definitions.from_json(
    [
        {"id": {"attribute_id": f"id-{slug}"}, "api_slug": slug, "title": title, "type": of_type}
        for slug, title, of_type in (
            ("name", "Name", "text"),
            ("job_title", "Position", "text"),
            ("tier", "Tier", "select"),
        )
    ],
    object="people",
)


class Known:
    """The facts of a small workspace."""

    async def definitions(self, described: Any) -> Definitions:
        return DEFINITIONS

    async def choices(self, described: Any, attribute: str) -> Choices:
        return Choices.of(DEFINITIONS["tier"], [SelectOption("id-1", "Gold"), SelectOption("id-2", "Silver")])

    def now(self) -> float:
        return 0.0

    def look_again_at_definitions(self, described: Any, seen: Definitions, *, since: float) -> bool:
        return False

    def look_again_at_choices(self, chosen: Any, seen: Choices, *, since: float) -> bool:
        return False

    async def hint(self, described: Any, *, is_missing: bool = True) -> str:
        return "" if described[1] == "people" else f"no object {described[1]!r}"


KNOWN: Any = Known()


async def hint(body: Any, facts: Any = KNOWN) -> str:
    return await body_hint(facts, ("objects", "people"), body)


JOB = "people has no attribute 'job_titel'; did you mean 'job_title'?"
TIER = "tier has no option 'Gould'; did you mean 'Gold'?"


MEANINGLESS: list[Any] = [
    None,
    [],
    "job_titel",
    {"filter": 5},
    {"filter": {"$and": 5, "$not": [], 7: "X"}},
    {"sorts": 5},
    {"sorts": [5, {"attribute": 7}]},
    {"data": [1]},
    {"data": {"values": 5}},
    {"filter": {"tier": {"$in": 5, "option": None}}},
]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"data": {"values": {"name": [{"value": "X"}], "job_titel": []}}}, JOB),
        ({"data": {"entry_values": {"job_titel": []}}}, JOB),
        ({"data": {"values": {"Position": []}}}, "people has no attribute 'Position'; did you mean 'job_title'?"),
        ({"data": {"values": {"tier": [{"option": "Gold"}, {"option": "Gould"}]}}}, TIER),
        ({"data": {"values": {"tier": ["Gould"]}}}, TIER),
        ({"filter": {"job_titel": "X"}}, JOB),
        ({"filter": {"$or": [{"name": "X"}, {"$and": [{"$not": {"job_titel": {"$eq": "X"}}}]}]}}, JOB),
        ({"filter": {"tier": "Gould"}}, TIER),
        ({"filter": {"tier": {"option": {"$in": ["Gold", "Gould"]}}}}, TIER),
        ({"filter": {"id-tier": {"$eq": "Gould"}}}, TIER),
        ({"sorts": [{"attribute": "name"}, {"attribute": "job_titel"}]}, JOB),
        ({"data": {"values": {"name": [{"target_object": "poeple", "target_record_id": "x"}]}}}, "no object 'poeple'"),
        ({"data": {"parent_object": "poeple", "entry_values": {}}}, "no object 'poeple'"),
        # All of it is known, or nothing that could be told.
        ({"data": {"values": {"tier": [{"option": "gold"}, {"option": "id-2"}], "name": ["Gould"]}}}, ""),
        ({"data": {"parent_object": "people"}}, ""),
        ({"filter": {"zzz": "X"}}, ""),
        ({"filter": {"tier": {"active_from": {"$gte": "2026-01-01"}}}}, ""),
        ({"filter": {"tier": {"option": {"$contains": "ould"}}}}, ""),
        ({"filter": {"path": [["people", "company"]], "constraints": {"job_titel": "X"}}}, ""),
        ({"sorts": [{"path": [["people", "company"]], "direction": "asc"}]}, ""),
        ({"filter_view_id": "x", "limit": 5}, ""),
        *((body, "") for body in MEANINGLESS),
    ],
)
async def test_the_first_name_that_is_unknown(body: Any, expected: str) -> None:
    assert await hint(body) == expected


async def test_an_attribute_by_name() -> None:
    assert await attribute_hint(KNOWN, ("objects", "people"), "job_titel") == JOB
    for known in ("job_title", "id-tier", "zzz"):
        assert await attribute_hint(KNOWN, ("objects", "people"), known) == ""


async def test_where_nothing_can_be_looked_up_the_reason_may_be_a_hint_itself() -> None:
    class Unknown(Known):
        hint_given = ""

        async def definitions(self, described: Any) -> Definitions:
            error = NotFound("not found", status=404, method="GET", path="/x")
            error.hint = self.hint_given
            raise error

    facts = Unknown()
    assert await hint({"filter": {"job_titel": "X"}}, facts) == ""
    facts.hint_given = "no object 'people'"
    assert await hint({"filter": {"job_titel": "X"}}, facts) == "no object 'people'"
    assert await attribute_hint(facts, ("objects", "people"), "name") == "no object 'people'"  # type: ignore[arg-type]
