"""Lists, their attributes, and what becomes of them when their object is deleted."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id

LISTS = "/v2/lists"
SALES = {
    "name": "Sales",
    "api_slug": "sales",
    "parent_object": "companies",
    "workspace_access": "full-access",
    "workspace_member_access": [],
}
ATTRIBUTE = {
    "title": "Stage",
    "description": None,
    "api_slug": "stage",
    "type": "status",
    "is_required": False,
    "is_unique": False,
    "is_multiselect": False,
    "config": {},
}


async def create_list(api: Api, **changes: Any) -> dict[str, Any]:
    return (await api("POST", LISTS, {"data": {**SALES, **changes}}))["data"]


async def test_a_list_is_created_and_found(api: Api) -> None:
    made = await create_list(api)
    assert made["api_slug"] == "sales"
    assert made["name"] == "Sales"
    assert made["parent_object"] == ["companies"]
    assert made["workspace_access"] == "full-access"
    assert made["workspace_member_access"] == []
    assert made["created_by_actor"]["type"] == "api-token"
    assert (await api("GET", f"{LISTS}/sales"))["data"] == made
    assert (await api("GET", f"{LISTS}/{made['id']['list_id']}"))["data"] == made
    other = await create_list(api, api_slug="hiring", parent_object="people")
    assert (await api("GET", LISTS))["data"] == [made, other]
    await api("GET", f"{LISTS}/nope", status=404, code="not_found")


async def test_a_parent_may_be_named_by_id(em: Emulator, api: Api) -> None:
    made = await create_list(api, parent_object=em.object("people")["id"]["object_id"])
    assert made["parent_object"] == ["people"]


async def test_slugs_of_lists_are_taken_once(api: Api) -> None:
    await create_list(api)
    await api("POST", LISTS, {"data": SALES}, status=409, code="slug_conflict")
    await create_list(api, api_slug="companies")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"parent_object": "nope"}, "value_not_found"),
        ({"parent_object": ["companies"]}, "validation_type"),
        ({"workspace_access": "all"}, "validation_type"),
        ({"workspace_access": "read-only"}, "validation_type"),
        ({"workspace_access": None}, "validation_type"),
        ({"workspace_member_access": [{"workspace_member_id": "x", "level": "full-access"}]}, "value_not_found"),
        ({"workspace_member_access": [{"workspace_member_id": "x"}]}, "validation_type"),
        ({"api_slug": "two words"}, "validation_type"),
        ({"name": None}, "validation_type"),
    ],
)
async def test_lists_that_cannot_be(api: Api, changes: dict[str, Any], code: str) -> None:
    await api("POST", LISTS, {"data": {**SALES, **changes}}, status=400, code=code)
    assert (await api("GET", LISTS))["data"] == []


async def test_every_part_of_a_list_is_needed(api: Api) -> None:
    for name in SALES:
        body = {"data": {key: value for key, value in SALES.items() if key != name}}
        refused = await api("POST", LISTS, body, status=400, code="validation_type")
        assert refused["validation_errors"][0]["path"] == ["data", name]


async def test_access_may_be_that_of_members(em: Emulator, api: Api) -> None:
    member = em.add_member("ann@acme.example")["id"]["workspace_member_id"]
    access = [{"workspace_member_id": member, "level": "full-access"}]
    made = await create_list(api, workspace_access=None, workspace_member_access=access)
    assert made["workspace_access"] is None
    assert made["workspace_member_access"] == access
    lowered = {"data": {"workspace_member_access": [{**access[0], "level": "read-only"}]}}
    await api("PATCH", f"{LISTS}/sales", lowered, status=400, code="validation_type")
    opened = {"data": {"workspace_access": "full-access", "workspace_member_access": []}}
    changed = (await api("PATCH", f"{LISTS}/sales", opened))["data"]
    assert (changed["workspace_access"], changed["workspace_member_access"]) == ("full-access", [])


async def test_a_list_is_changed(api: Api) -> None:
    made = await create_list(api)
    await create_list(api, api_slug="hiring")
    changed = (await api("PATCH", f"{LISTS}/sales", {"data": {"name": "Deals", "api_slug": "pipeline"}}))["data"]
    assert changed == {**made, "name": "Deals", "api_slug": "pipeline"}
    await api("GET", f"{LISTS}/sales", status=404, code="not_found")
    await api("PATCH", f"{LISTS}/pipeline", {"data": {"api_slug": "hiring"}}, status=400, code="validation_type")
    await api("PATCH", f"{LISTS}/nope", {"data": {"name": "X"}}, status=404, code="not_found")


async def test_lists_have_system_attributes(api: Api) -> None:
    made = await create_list(api)
    attributes = (await api("GET", f"{LISTS}/sales/attributes"))["data"]
    assert {one["api_slug"]: one["type"] for one in attributes} == {
        "parent_record": "record-reference",
        "entry_id": "text",
        "created_at": "timestamp",
        "created_by": "actor-reference",
    }
    assert all(one["is_system_attribute"] and not one["is_writable"] for one in attributes)
    assert all(one["id"]["object_id"] == made["id"]["list_id"] for one in attributes)


async def test_lists_take_attributes_of_their_own(api: Api) -> None:
    await create_list(api)
    attributes = f"{LISTS}/sales/attributes"
    made = (await api("POST", attributes, {"data": ATTRIBUTE}))["data"]
    assert (await api("GET", f"{attributes}/stage"))["data"] == made
    await api("POST", attributes, {"data": ATTRIBUTE}, status=409, code="slug_conflict")
    await api("POST", f"{attributes}/stage/statuses", {"data": {"title": "Won"}})
    (status,) = (await api("GET", f"{attributes}/stage/statuses"))["data"]
    renamed = {"data": {"title": "Done"}}
    await api("PATCH", f"{attributes}/stage/statuses/{status['id']['status_id']}", renamed)
    assert [one["title"] for one in (await api("GET", f"{attributes}/stage/statuses"))["data"]] == ["Done"]
    await api("GET", "/v2/objects/companies/attributes/stage", status=404, code="not_found")
    await api("GET", "/v2/objects/sales/attributes", status=404, code="not_found")
    await api("GET", f"{LISTS}/companies/attributes", status=404, code="not_found")
    retitled = (await api("PATCH", f"{attributes}/stage", {"data": {"title": "Phase"}}))["data"]
    assert retitled["title"] == "Phase"


async def test_lists_have_no_relationships(api: Api) -> None:
    await create_list(api)
    both_ends = {"object": "people", "title": "Lists", "api_slug": "lists", "is_multiselect": True}
    body = {"data": {**ATTRIBUTE, "type": "record-reference", "relationship": both_ends}}
    await api("POST", f"{LISTS}/sales/attributes", body, status=400, code="validation_type")


async def test_attributes_need_the_scopes_of_their_target(em: Emulator, api: Api) -> None:
    await create_list(api)
    for_lists, for_objects = em.add_token(["list_configuration:read"]), em.add_token(["object_configuration:read"])
    await api("GET", f"{LISTS}/sales/attributes", token=for_lists)
    await api("GET", f"{LISTS}/sales/attributes", token=for_objects, status=403, code="unauthorized")
    await api("GET", "/v2/objects/people/attributes", token=for_lists, status=403, code="unauthorized")
    await api("POST", f"{LISTS}/sales/attributes", {"data": ATTRIBUTE}, token=for_lists, status=403)


async def test_a_custom_object_is_deleted_with_records_and_entries(em: Emulator, api: Api) -> None:
    made = em.create_object("ships", "Ship", "Ships")
    ship = record_id(em.create_record("ships", {}))
    em.add_entry("ships", ship, "fleet")
    config = {"record_reference": {"allowed_objects": ["ships", "companies"]}}
    em.create_attribute("people", "Ship", "ship", "record-reference", config=config)
    person = em.create_record("people", {"ship": {"target_object": "ships", "target_record_id": ship}})

    assert await api("DELETE", "/v2/objects/ships") == {}

    await api("GET", "/v2/objects/ships", status=404, code="not_found")
    await api("DELETE", "/v2/objects/ships", status=404, code="not_found")
    assert (await api.get("people", record_id(person)))["values"]["ship"] == []
    assert em.entries("fleet") == []
    assert (await api("GET", f"{LISTS}/fleet"))["data"]["parent_object"] == []
    allowed = (await api("GET", "/v2/objects/people/attributes/ship"))["data"]["config"]["record_reference"]
    assert allowed == {"allowed_object_ids": [em.object("companies")["id"]["object_id"]]}
    assert em.create_object("ships", "Ship", "Ships")["id"] != made["id"]
    assert em.records("ships") == []


async def test_relationships_with_a_deleted_object_end(em: Emulator, api: Api) -> None:
    em.create_object("ships", "Ship", "Ships")
    relationship = {"object": "people", "title": "Ships", "api_slug": "ships", "is_multiselect": True}
    body = {**ATTRIBUTE, "api_slug": "captain", "type": "record-reference", "relationship": relationship}
    await api("POST", "/v2/objects/ships/attributes", {"data": body})
    await api("DELETE", "/v2/objects/ships")
    left = (await api("GET", "/v2/objects/people/attributes/ships"))["data"]
    assert left["relationship"] is None
    assert left["config"]["record_reference"]["allowed_object_ids"] == []


async def test_standard_objects_cannot_be_deleted(em: Emulator, api: Api) -> None:
    await api("DELETE", "/v2/objects/people", status=400, code="system_edit_unauthorized")
    token = em.add_token(["object_configuration:read-write"])
    await api("DELETE", "/v2/objects/people", token=token, status=403, code="unauthorized")


async def test_lists_go_with_a_reset(em: Emulator, api: Api) -> None:
    em.create_list("Sales", "sales", "companies")
    em.reset()
    em.limits(read=None, write=None)
    assert (await api("GET", LISTS))["data"] == []
    with pytest.raises(ValueError, match="Cannot find object"):
        em.create_list("Sales", "sales", "nope")
