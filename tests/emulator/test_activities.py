"""Activity types and their records."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id

ACTIVITIES = "/v2/activities"
VISIT = {"api_slug": "visits", "singular_noun": "Visit", "plural_noun": "Visits", "extends": "interactions"}
RECORDS = f"{ACTIVITIES}/visits/records"


@pytest.fixture
async def visits(em: Emulator, api: Api) -> dict[str, Any]:
    """An activity type that has attributes."""
    made: dict[str, Any] = (await api("POST", ACTIVITIES, {"data": VISIT}))["data"]
    em.create_attribute("visits", "Place", "place", "text", target="activities")
    em.create_attribute("visits", "Number", "number", "text", is_unique=True, target="activities")
    topics = ["Sales", "Support"]
    em.create_attribute(
        "visits", "Topics", "topics", "select", is_multiselect=True, choices=topics, target="activities"
    )
    return made


async def create(api: Api, **values: Any) -> dict[str, Any]:
    return (await api("POST", RECORDS, {"data": {"values": values}}))["data"]


def topics(record: dict[str, Any]) -> list[str]:
    return [value["option"]["title"] for value in record["values"]["topics"]]


async def test_a_workspace_has_the_activities_to_build_on(api: Api) -> None:
    answer = await api("GET", ACTIVITIES)
    assert {one["api_slug"]: [base["schema_slug"] for base in one["extends"]] for one in answer["data"]} == {
        "activities": [],
        "interactions": ["activities"],
        "calls": ["interactions"],
        "emails": ["interactions"],
    }
    assert all(one["is_system_activity"] for one in answer["data"])
    assert answer["pagination"] == {"next_cursor": None}
    first = await api("GET", f"{ACTIVITIES}?limit=3")
    rest = await api("GET", f"{ACTIVITIES}?cursor={first['pagination']['next_cursor']}")
    assert [*first["data"], *rest["data"]] == answer["data"]


async def test_a_type_is_created_changed_and_deleted(api: Api, visits: dict[str, Any]) -> None:
    base = (await api("GET", f"{ACTIVITIES}/interactions"))["data"]
    assert visits["extends"] == [{"schema_id": base["id"]["activity_id"], "schema_slug": "interactions"}]
    assert visits["is_system_activity"] is False
    assert (await api("GET", f"{ACTIVITIES}/{visits['id']['activity_id']}"))["data"] == visits
    changed = await api("PATCH", f"{ACTIVITIES}/visits", {"data": {"api_slug": "calls-on", "plural_noun": "Calls"}})
    assert changed["data"] == {**visits, "api_slug": "calls-on", "plural_noun": "Calls"}
    assert await api("DELETE", f"{ACTIVITIES}/calls-on") == {}
    for method in ("GET", "DELETE"):
        await api(method, f"{ACTIVITIES}/calls-on", status=404, code="not_found")


async def test_types_that_cannot_be(api: Api, visits: dict[str, Any]) -> None:
    await api("POST", ACTIVITIES, {"data": VISIT}, status=409, code="slug_conflict")
    await api("POST", ACTIVITIES, {"data": {**VISIT, "api_slug": "calls"}}, status=409, code="slug_conflict")
    for change in ({"extends": "visits"}, {"singular_noun": ""}, {"api_slug": ""}, {"plural_noun": None}):
        body = {"data": {**VISIT, "api_slug": "trips", **change}}
        await api("POST", ACTIVITIES, body, status=400, code="validation_type")
    path = f"{ACTIVITIES}/visits"
    await api("PATCH", path, {"data": {"extends": "calls"}}, status=400, code="validation_type")
    await api("PATCH", path, {"data": {"api_slug": "calls"}}, status=409, code="slug_conflict")
    await api("PATCH", f"{ACTIVITIES}/calls", {"data": {"api_slug": "rings"}}, status=400, code="validation_type")
    await api("DELETE", f"{ACTIVITIES}/calls", status=400, code="system_edit_unauthorized")


async def test_records_of_activities(api: Api, visits: dict[str, Any]) -> None:
    record = await create(api, place="Oslo", topics=["Sales"])
    assert record["id"] == {**visits["id"], "record_id": record_id(record)}
    assert record["values"]["place"][0]["value"] == "Oslo"
    path = f"{RECORDS}/{record_id(record)}"
    assert (await api("GET", path))["data"] == record
    added = (await api("PATCH", path, {"data": {"values": {"topics": ["Support"]}}}))["data"]
    assert topics(added) == ["Support", "Sales"]
    replaced = (await api("PUT", path, {"data": {"values": {"topics": ["Support"]}}}))["data"]
    assert topics(replaced) == ["Support"]
    assert await api("DELETE", path) == {}
    for method in ("GET", "DELETE"):
        await api(method, path, status=404, code="not_found")
    await api("POST", RECORDS, {"data": {"values": {"nope": 1}}}, status=400, code="value_not_found")


async def test_an_upsert_finds_by_a_unique_attribute(api: Api, visits: dict[str, Any]) -> None:
    path = f"{RECORDS}?matching_attribute=number"
    first = (await api("PUT", path, {"data": {"values": {"number": "1", "place": "Oslo"}}}))["data"]
    second = (await api("PUT", path, {"data": {"values": {"number": "1", "place": "Rome"}}}))["data"]
    assert second["id"] == first["id"]
    assert second["values"]["place"][0]["value"] == "Rome"
    by_place = {"data": {"values": {"place": "Rome"}}}
    code = "matching_attribute_definition_not_unique"
    await api("PUT", f"{RECORDS}?matching_attribute=place", by_place, status=400, code=code)
    await api("PUT", RECORDS, by_place, status=400, code="validation_type")


async def test_records_of_activities_are_queried(api: Api, visits: dict[str, Any]) -> None:
    made = [await create(api, place=place) for place in ("Oslo", "Rome", "Bern")]
    assert (await api("POST", f"{RECORDS}/query", {}))["data"] == made
    body = {"filter": {"place": {"$contains": "o"}}, "sorts": [{"direction": "desc", "attribute": "place"}]}
    assert (await api("POST", f"{RECORDS}/query", body))["data"] == [made[1], made[0]]
    assert (await api("POST", f"{RECORDS}/query", {"limit": 1, "offset": 2}))["data"] == made[2:]
    await api("POST", f"{RECORDS}/query", {"filter": {"nope": 1}}, status=400, code="filter_error")
    await api("POST", f"{ACTIVITIES}/nope/records/query", {}, status=404, code="not_found")


async def test_activities_need_their_scopes(em: Emulator, api: Api, visits: dict[str, Any]) -> None:
    configures = em.add_token(["activity_configuration:read-write"])
    await api("GET", ACTIVITIES, token=configures)
    await api("DELETE", f"{ACTIVITIES}/visits", token=configures, status=403, code="unauthorized")
    reads = em.add_token(
        ["activity_record:read", "activity_configuration:read", "object_configuration:read", "record_permission:read"]
    )
    await api("POST", f"{RECORDS}/query", {}, token=reads)
    await api("POST", RECORDS, {"data": {"values": {}}}, token=reads, status=403, code="unauthorized")
    await api("POST", ACTIVITIES, {"data": VISIT}, token=reads, status=403, code="unauthorized")


async def test_own_types_go_with_a_reset_and_system_ids_stay(em: Emulator, api: Api, visits: dict[str, Any]) -> None:
    before = (await api("GET", ACTIVITIES))["data"]
    em.reset()
    em.limits(read=None, write=None)
    after = (await api("GET", ACTIVITIES))["data"]
    assert [one["id"] for one in after] == [one["id"] for one in before if one["is_system_activity"]]
