"""Objects, attributes, options, statuses, members: what they look like and how they change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id, texts

SHARED = Path(__file__).parents[2].parent / "shared"
ATTRIBUTES = "/v2/objects/companies/attributes"


def attribute(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "title": "Revenue",
        "description": None,
        "api_slug": "revenue",
        "type": "number",
        "is_required": False,
        "is_unique": False,
        "is_multiselect": False,
        "config": {},
    }
    return {"data": {**plain, **changes}}


async def test_the_five_standard_objects(em: Emulator, api: Api) -> None:
    objects = (await api("GET", "/v2/objects"))["data"]
    assert [one["api_slug"] for one in objects] == ["people", "companies", "deals", "users", "workspaces"]
    assert set(objects[0]) == {"id", "api_slug", "singular_noun", "plural_noun", "created_at"}
    assert (
        (await api("GET", f"/v2/objects/{objects[0]['id']['object_id']}"))["data"] == objects[0] == em.object("people")
    )


async def test_system_attributes_are_those_of_the_contract(em: Emulator, api: Api) -> None:
    document = SHARED / "upstream/current/standard-objects.json"
    if not document.exists():
        pytest.skip("the shared copy of the contract is not here")
    for object_slug, lines in json.loads(document.read_text())["x-standard-attributes"].items():
        found = (await api("GET", f"/v2/objects/{object_slug}/attributes"))["data"]
        by_slug = {one["api_slug"]: one for one in found}
        assert {"record_id", "created_at", "created_by"} < set(by_slug)
        for line in lines:
            one = by_slug[line["slug"]]
            assert one["type"] == line["type"]
            assert one["is_system_attribute"]
            assert (one["is_unique"], one["is_required"]) == (line.get("unique", False), line.get("required", False))
            assert one["is_multiselect"] or not line.get("multiselect")
            if line["documented_writable"]:
                assert one["is_writable"]
            if line.get("documented_not_writable"):
                assert not one["is_writable"]
            if "inverse" in line:
                other = one["relationship"]
                assert f"{other['object_slug']}.{other['api_slug']}" == line["inverse"]


async def test_custom_objects(em: Emulator, api: Api) -> None:
    new = {"data": {"api_slug": "cars", "singular_noun": "Car", "plural_noun": "Cars"}}
    created = (await api("POST", "/v2/objects", new))["data"]
    record = await api.create("cars", {})
    await api("POST", "/v2/objects", new, status=409, code="slug_conflict")
    await api("POST", "/v2/objects", {"data": {"api_slug": "x"}}, status=400, code="validation_type")

    changed = (await api("PATCH", "/v2/objects/cars", {"data": {"api_slug": "vehicles"}}))["data"]

    assert changed == {**created, "api_slug": "vehicles"}
    assert await api.query("vehicles") == [record]
    await api("GET", "/v2/objects/cars", status=404, code="not_found")
    to_people = {"data": {"api_slug": "people"}}
    await api("PATCH", "/v2/objects/vehicles", to_people, status=409, code="slug_conflict")
    await api("PATCH", "/v2/objects/people", {"data": {"api_slug": "x"}}, status=400, code="validation_type")


async def test_an_attribute_that_is_created_appears_on_records_that_exist(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"name": "Acme"})
    created = (await api("POST", ATTRIBUTES, attribute()))["data"]

    assert (await api("GET", f"{ATTRIBUTES}/revenue"))["data"] == created
    assert created["config"] == {
        "currency": {"default_currency_code": None, "display_type": None},
        "record_reference": {"allowed_object_ids": None},
    }
    assert (created["is_system_attribute"], created["is_writable"], created["relationship"]) == (False, True, None)
    assert (await api.get("companies", record_id(record)))["values"]["revenue"] == []


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"api_slug": "name"}, 409, "slug_conflict"),
        ({"api_slug": "with space"}, 400, "validation_type"),
        ({"type": "personal-name"}, 400, "validation_type"),
        ({"type": "interaction"}, 400, "validation_type"),
        ({"type": "text", "is_multiselect": True}, 400, "validation_type"),
        ({"is_unique": True}, 400, "validation_type"),
        ({"type": "currency", "config": {"currency": {"default_currency_code": "USD"}}}, 400, "validation_type"),
        (
            {"type": "currency", "config": {"currency": {"default_currency_code": "TWD", "display_type": "code"}}},
            400,
            "validation_type",
        ),
        (
            {"type": "record-reference", "config": {"record_reference": {"allowed_objects": ["nope"]}}},
            400,
            "value_not_found",
        ),
        ({"colour": "red"}, 400, "validation_type"),
        ({"default_value": {"type": "dynamic", "template": "P1D"}}, 400, "validation_type"),
        ({"default_value": {"type": "magic", "template": []}}, 400, "validation_type"),
    ],
)
async def test_refused_attributes(api: Api, changes: dict[str, Any], status: int, code: str) -> None:
    await api("POST", ATTRIBUTES, attribute(**changes), status=status, code=code)


@pytest.mark.parametrize("missing", list(attribute()["data"]))
async def test_every_member_of_a_new_attribute_is_required(api: Api, missing: str) -> None:
    data = {name: value for name, value in attribute()["data"].items() if name != missing}
    refused = await api("POST", ATTRIBUTES, {"data": data}, status=400, code="validation_type")
    assert refused["validation_errors"][0]["path"] == ["data", missing]


async def test_selects_cannot_be_unique(em: Emulator, api: Api) -> None:
    body = attribute(type="select", is_unique=True)
    await api("POST", "/v2/objects/deals/attributes", body, status=400, code="validation_type")


async def test_renaming_an_attribute_renames_it_on_records(em: Emulator, api: Api) -> None:
    em.create_attribute("companies", "Revenue", "revenue", "number")
    record = await api.create("companies", {"revenue": 5})
    await api("PATCH", f"{ATTRIBUTES}/revenue", {"data": {"api_slug": "turnover", "title": "Turnover"}})
    assert texts(await api.get("companies", record_id(record)), "turnover") == [5]
    await api("PATCH", f"{ATTRIBUTES}/turnover", {"data": {"api_slug": "name"}}, status=409, code="slug_conflict")
    await api("PATCH", f"{ATTRIBUTES}/turnover", {"data": {"type": "text"}}, status=400, code="validation_type")


async def test_archived_attributes_are_out_of_sight(em: Emulator, api: Api) -> None:
    em.create_attribute("companies", "Revenue", "revenue", "number")
    await api("PATCH", f"{ATTRIBUTES}/revenue", {"data": {"is_archived": True}})
    slugs = [one["api_slug"] for one in (await api("GET", ATTRIBUTES))["data"]]
    all_slugs = [one["api_slug"] for one in (await api("GET", f"{ATTRIBUTES}?show_archived=true"))["data"]]
    assert set(all_slugs) - set(slugs) == {"revenue"}
    assert "revenue" not in (await api.create("companies", {}))["values"]
    body = {"data": {"values": {"revenue": 5}}}
    await api("POST", "/v2/objects/companies/records", body, status=400, code="value_not_found")


async def test_system_attributes_keep_what_they_are(em: Emulator, api: Api) -> None:
    for changes in ({"api_slug": "title"}, {"is_archived": True}, {"is_unique": True}):
        await api("PATCH", f"{ATTRIBUTES}/name", {"data": changes}, status=400, code="system_edit_unauthorized")
    titled = await api("PATCH", f"{ATTRIBUTES}/name", {"data": {"title": "Firm"}})
    assert titled["data"]["title"] == "Firm"


async def test_an_attribute_becomes_unique_only_if_its_values_are(em: Emulator, api: Api) -> None:
    em.create_object("cars", "Car", "Cars")
    em.create_attribute("cars", "Plate", "plate", "text")
    first, second = [await api.create("cars", {"plate": "A"}) for _ in range(2)]
    unique = {"data": {"is_unique": True}}
    await api("PATCH", "/v2/objects/cars/attributes/plate", unique, status=400, code="uniqueness_conflict")
    await api("PATCH", f"/v2/objects/cars/records/{record_id(second)}", {"data": {"values": {"plate": "B"}}})
    await api("PATCH", "/v2/objects/cars/attributes/plate", unique)

    upserted = await api(
        "PUT", "/v2/objects/cars/records?matching_attribute=plate", {"data": {"values": {"plate": "A"}}}
    )
    assert record_id(upserted["data"]) == record_id(first)


async def test_attributes_are_paged(api: Api) -> None:
    whole = (await api("GET", ATTRIBUTES))["data"]
    assert (await api("GET", f"{ATTRIBUTES}?limit=2&offset=1"))["data"] == whole[1:3]


async def test_a_relationship_can_be_created_with_both_ends(em: Emulator, api: Api) -> None:
    em.create_object("cars", "Car", "Cars")
    other = {"object": "people", "title": "Cars", "api_slug": "cars", "is_multiselect": True}
    body = attribute(type="record-reference", api_slug="driver", relationship=other)
    created = (await api("POST", "/v2/objects/cars/attributes", body))["data"]
    inverse = (await api("GET", "/v2/objects/people/attributes/cars"))["data"]
    assert created["relationship"]["id"] == inverse["id"]
    assert inverse["relationship"]["id"] == created["id"]

    await api.create("people", {"email_addresses": ["ada@x.org"]})
    car = await api.create("cars", {"driver": "ada@x.org"})
    (person,) = await api.query("people")
    assert texts(person, "cars", "target_record_id") == [record_id(car)]


async def test_both_ends_of_a_relationship_need_slugs_of_their_own(em: Emulator, api: Api) -> None:
    before = (await api("GET", "/v2/objects/people/attributes"))["data"]
    other = {"object": "people", "title": "Friend of", "api_slug": "friends", "is_multiselect": True}
    body = attribute(type="record-reference", api_slug="friends", relationship=other)
    await api("POST", "/v2/objects/people/attributes", body, status=409, code="slug_conflict")
    assert (await api("GET", "/v2/objects/people/attributes"))["data"] == before


async def test_options_are_created_renamed_and_archived(em: Emulator, api: Api) -> None:
    em.create_attribute("companies", "Tier", "tier", "select", choices=["Gold"])
    path = f"{ATTRIBUTES}/tier/options"
    silver = (await api("POST", path, {"data": {"title": "Silver"}}))["data"]
    record = await api.create("companies", {"tier": "Silver"})
    await api("POST", path, {"data": {"title": "Gold"}}, status=409, code="slug_conflict")
    await api("PATCH", f"{path}/Silver", {"data": {"title": "Gold"}}, status=409, code="slug_conflict")
    await api("PATCH", f"{path}/Bronze", {"data": {"title": "x"}}, status=404, code="not_found")

    option_id = silver["id"]["option_id"]
    await api("PATCH", f"{path}/{option_id}", {"data": {"title": "Platinum"}})
    (value,) = (await api.get("companies", record_id(record)))["values"]["tier"]
    assert value["option"] == {**silver, "title": "Platinum"}

    await api("PATCH", f"{path}/{option_id}", {"data": {"is_archived": True}})
    assert [one["title"] for one in (await api("GET", path))["data"]] == ["Gold"]
    assert len((await api("GET", f"{path}?show_archived=true"))["data"]) == 2
    body = {"data": {"values": {"tier": "Platinum"}}}
    await api("POST", "/v2/objects/companies/records", body, status=400, code="value_not_found")


async def test_statuses_are_created_and_changed(em: Emulator, api: Api) -> None:
    path = "/v2/objects/deals/attributes/stage/statuses"
    titles = [one["title"] for one in (await api("GET", path))["data"]]
    assert titles == ["Lead", "In Progress", "Won 🎉", "Lost"]
    new = {"title": "Parked", "target_time_in_status": "P1M", "celebration_enabled": True}
    created = (await api("POST", path, {"data": new}))["data"]
    assert {key: created[key] for key in new} == new
    changed = await api("PATCH", f"{path}/Parked", {"data": {"target_time_in_status": None, "title": "Resting"}})
    assert changed["data"] == {**created, "title": "Resting", "target_time_in_status": None}
    await api(
        "POST", path, {"data": {"title": "x", "target_time_in_status": "soon"}}, status=400, code="validation_type"
    )


async def test_options_of_a_status_and_statuses_of_a_select_are_none(api: Api) -> None:
    assert await api("GET", "/v2/objects/deals/attributes/stage/options") == {"data": []}
    assert await api("GET", f"{ATTRIBUTES}/categories/statuses") == {"data": []}
    body = {"data": {"title": "x"}}
    await api("POST", "/v2/objects/deals/attributes/stage/options", body, status=400, code="validation_type")


async def test_members(em: Emulator, api: Api) -> None:
    added = em.add_member("mo@acme.example", "Mo", "Member")
    listed = (await api("GET", "/v2/workspace_members"))["data"]
    assert listed[-1] == added
    assert (await api("GET", f"/v2/workspace_members/{added['id']['workspace_member_id']}"))["data"] == added
    await api("GET", "/v2/workspace_members/nobody", status=404, code="not_found")
