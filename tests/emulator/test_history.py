"""Replacing the history of values."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (f"2024-01-0{day}T00:00:00Z" for day in (1, 2, 3, 4))


def past(value: Any, active_from: str, active_until: str | None = None) -> dict[str, Any]:
    return {"value": value, "active_from": active_from, "active_until": active_until}


def body(*values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"data": {"values": list(values), **more}}


@pytest.fixture
def thing(furnished: Emulator) -> str:
    """The path of the attributes of a record that has a text and tags."""
    record = furnished.create_record("things", {"text": "now", "tags": ["Red"]})
    return f"/v2/objects/things/records/{record_id(record)}/attributes"


def spans(values: list[dict[str, Any]], key: str = "value") -> list[tuple[Any, str, str | None]]:
    return [(one[key], one["active_from"][:10], one["active_until"] and one["active_until"][:10]) for one in values]


async def test_history_is_replaced_as_a_whole(api: Api, thing: str) -> None:
    sent = body(past("b", WEDNESDAY), past({"value": "a"}, MONDAY, TUESDAY), replace_history=True)
    written = (await api("PUT", f"{thing}/text/values", sent))["data"]
    expected = [("a", "2024-01-01", "2024-01-02"), ("b", "2024-01-03", None)]
    assert spans(written) == expected
    assert {value["created_by_actor"]["type"] for value in written} == {"api-token"}
    assert (await api("GET", f"{thing}/text/values?show_historic=true"))["data"] == written
    assert spans((await api("GET", f"{thing}/text/values"))["data"]) == expected[1:]
    record = (await api("GET", thing.removesuffix("/attributes")))["data"]
    assert spans(record["values"]["text"]) == expected[1:]
    again = (await api("PUT", f"{thing}/text/values", body(past("c", MONDAY, TUESDAY))))["data"]
    assert spans(again) == [("c", "2024-01-01", "2024-01-02")]
    assert (await api("GET", f"{thing}/text/values"))["data"] == []


async def test_writing_goes_on_after_a_history(api: Api, thing: str) -> None:
    await api("PUT", f"{thing}/text/values", body(past("a", MONDAY)))
    await api("PATCH", thing.removesuffix("/attributes"), {"data": {"values": {"text": "b"}}})
    values = (await api("GET", f"{thing}/text/values?show_historic=true"))["data"]
    assert [value["value"] for value in values] == ["a", "b"]
    assert values[0]["active_until"] == values[1]["active_from"]
    found = await api.query("things", filter={"text": "b"})
    assert len(found) == 1


async def test_multiselects_hold_several_values_at_once(api: Api, thing: str) -> None:
    sent = body(past("Red", MONDAY), past("Green", TUESDAY), past("Blue", MONDAY, WEDNESDAY), past("Blue", WEDNESDAY))
    written = (await api("PUT", f"{thing}/tags/values", sent))["data"]
    assert [value["option"]["title"] for value in written] == ["Red", "Blue", "Green", "Blue"]
    twice = body(past("Red", MONDAY), past("Red", TUESDAY))
    await api("PUT", f"{thing}/tags/values", twice, status=400, code="duplicate_values")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([], "validation_type"),
        ([past("a", MONDAY, TUESDAY)] * 401, "validation_type"),
        ([past(None, MONDAY)], "validation_type"),
        ([past(["a"], MONDAY)], "validation_type"),
        ([past(7, MONDAY)], "validation_type"),
        ([{"value": "a", "active_from": MONDAY}], "validation_type"),
        ([{**past("a", MONDAY), "more": 1}], "validation_type"),
        ([past("a", "2024-01-01")], "validation_type"),
        ([past("a", "2024-01-01T00:00:00")], "validation_type"),
        ([past("a", "2024-13-01T00:00:00Z")], "validation_type"),
        ([past("a", "2999-01-01T00:00:00Z")], "validation_type"),
        ([past("a", MONDAY, "2999-01-01T00:00:00Z")], "validation_type"),
        ([past("a", TUESDAY, MONDAY)], "validation_type"),
        ([past("a", TUESDAY, TUESDAY)], "validation_type"),
        ([past("a", MONDAY, WEDNESDAY), past("b", TUESDAY)], "multiple_values_for_single_value_attribute"),
        ([past("a", MONDAY), past("b", TUESDAY)], "multiple_values_for_single_value_attribute"),
        ([past("a", MONDAY), past("a", MONDAY)], "multiple_values_for_single_value_attribute"),
    ],
)
async def test_histories_that_cannot_be(api: Api, thing: str, values: list[dict[str, Any]], code: str) -> None:
    before = await api("GET", f"{thing}/text/values?show_historic=true")
    await api("PUT", f"{thing}/text/values", body(*values), status=400, code=code)
    assert await api("GET", f"{thing}/text/values?show_historic=true") == before


async def test_as_many_values_as_allowed(api: Api, thing: str) -> None:
    values = [past(str(month), f"{1980 + month // 12}-{month % 12 + 1:02}-01T00:00:00Z") for month in range(400)]
    for earlier, later in pairwise(values):
        earlier["active_until"] = later["active_from"]
    assert len((await api("PUT", f"{thing}/text/values", body(*values)))["data"]) == 400


async def test_history_is_not_added_to(api: Api, thing: str) -> None:
    sent = body(past("a", MONDAY), replace_history=False)
    await api("PUT", f"{thing}/text/values", sent, status=400, code="validation_type")


async def test_attributes_whose_history_is_not_to_be_written(em: Emulator, api: Api, thing: str) -> None:
    sent, code = body(past("a", MONDAY)), "system_edit_unauthorized"
    await api("PUT", f"{thing}/created_at/values", sent, status=400, code=code)
    await api("PUT", f"{thing}/nope/values", sent, status=404, code="not_found")
    company = record_id(em.create_record("companies", {}))
    path = f"/v2/objects/companies/records/{company}/attributes"
    await api("PUT", f"{path}/employee_range/values", sent, status=400, code=code)
    await api("PUT", f"{path}/team/values", sent, status=400, code="validation_type")


async def test_unique_and_required_values_hold_over_a_history(em: Emulator, api: Api) -> None:
    em.create_object("ships", "Ship", "Ships")
    em.create_attribute("ships", "Number", "number", "text", is_unique=True, is_required=True)
    one, other = (record_id(em.create_record("ships", {"number": number})) for number in ("1", "2"))
    path = f"/v2/objects/ships/records/{one}/attributes/number/values"
    await api("PUT", path, body(past("2", MONDAY)), status=400, code="uniqueness_conflict")
    await api("PUT", path, body(past("3", MONDAY, TUESDAY)), status=400, code="missing_value")
    await api("PUT", path, body(past("2", MONDAY, TUESDAY), past("3", TUESDAY)))
    values = {"data": {"values": {"number": "1"}}}
    await api("PATCH", f"/v2/objects/ships/records/{other}", values)
    upsert = {"data": {"values": {"number": "3"}}}
    found = (await api("PUT", "/v2/objects/ships/records?matching_attribute=number", upsert))["data"]
    assert record_id(found) == one


async def test_references_of_a_history_end_with_what_they_point_at(em: Emulator, api: Api, thing: str) -> None:
    company = record_id(em.create_record("companies", {}))
    reference = {"target_object": "companies", "target_record_id": company}
    await api("PUT", f"{thing}/company/values", body(past(reference, MONDAY)))
    await api("DELETE", f"/v2/objects/companies/records/{company}")
    assert (await api("GET", f"{thing}/company/values"))["data"] == []
    ended = (await api("GET", f"{thing}/company/values?show_historic=true"))["data"]
    assert [value["target_record_id"] for value in ended] == [company]


async def test_histories_of_entries(em: Emulator, api: Api) -> None:
    parent = record_id(em.create_record("companies", {}))
    entry = em.add_entry("companies", parent, "sales")
    em.create_attribute("sales", "Stage", "stage", "status", choices=["New", "Won"], target="lists")
    path = f"/v2/lists/sales/entries/{entry}/attributes"
    written = (await api("PUT", f"{path}/stage/values", body(past("New", MONDAY, TUESDAY), past("Won", TUESDAY))))[
        "data"
    ]
    assert [value["status"]["title"] for value in written] == ["New", "Won"]
    assert em.entries("sales")[0]["entry_values"]["stage"] == written[1:]
    sent = body(past({"target_object": "companies", "target_record_id": parent}, MONDAY))
    await api("PUT", f"{path}/parent_record/values", sent, status=400, code="system_edit_unauthorized")
    await api("PUT", f"/v2/lists/sales/entries/{parent}/attributes/stage/values", sent, status=404, code="not_found")
