"""Entries of lists."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id

ENTRIES = "/v2/lists/sales/entries"


@pytest.fixture
def sales(em: Emulator) -> Emulator:
    """With a list of deals that has attributes of its own."""
    em.create_list("Sales", "sales", "companies")
    em.create_attribute("sales", "Stage", "stage", "status", choices=["New", "Won"], target="lists")
    em.create_attribute("sales", "Tags", "tags", "select", is_multiselect=True, choices=["A", "B", "C"], target="lists")
    em.create_attribute("sales", "Amount", "amount", "number", target="lists")
    em.create_attribute("sales", "Code", "code", "text", is_unique=True, target="lists")
    return em


def company(em: Emulator, name: str) -> str:
    return record_id(em.create_record("companies", {"name": name}))


def wanted(parent: str, values: dict[str, Any] | None = None, parent_object: str = "companies") -> dict[str, Any]:
    return {"data": {"parent_record_id": parent, "parent_object": parent_object, "entry_values": values or {}}}


async def create(api: Api, parent: str, values: dict[str, Any] | None = None) -> dict[str, Any]:
    return (await api("POST", ENTRIES, wanted(parent, values)))["data"]


async def query(api: Api, **body: Any) -> list[dict[str, Any]]:
    return (await api("POST", f"{ENTRIES}/query", body))["data"]


def path(entry: dict[str, Any]) -> str:
    return f"{ENTRIES}/{entry['id']['entry_id']}"


def titles(entry: dict[str, Any], slug: str = "tags") -> list[str]:
    return [value["option"]["title"] for value in entry["entry_values"][slug]]


async def test_an_entry_is_created_read_and_deleted(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    entry = await create(api, parent, {"stage": "New", "amount": 3})
    assert entry["parent_record_id"] == parent
    assert entry["parent_object"] == "companies"
    values = entry["entry_values"]
    assert values["stage"][0]["status"]["title"] == "New"
    assert values["amount"][0]["value"] == 3
    assert values["tags"] == []
    assert values["entry_id"][0]["value"] == entry["id"]["entry_id"]
    assert values["parent_record"][0]["target_record_id"] == parent
    assert values["created_by"][0]["referenced_actor_type"] == "api-token"
    assert (await api("GET", path(entry)))["data"] == entry
    assert await api("DELETE", path(entry)) == {}
    await api("GET", path(entry), status=404, code="not_found")
    await api("DELETE", path(entry), status=404, code="not_found")
    assert (await api("GET", f"/v2/objects/companies/records/{parent}/entries"))["data"] == []


async def test_a_record_may_stand_in_a_list_twice(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    made = [await create(api, parent), await create(api, parent)]
    listed = (await api("GET", f"/v2/objects/companies/records/{parent}/entries"))["data"]
    assert listed == [
        {
            "list_id": one["id"]["list_id"],
            "list_api_slug": "sales",
            "entry_id": one["id"]["entry_id"],
            "created_at": one["created_at"],
        }
        for one in made
    ]
    assert sales.entries("sales") == made
    await api("PUT", ENTRIES, wanted(parent), status=400, code="multiple_match_results")


async def test_an_upsert_by_parent_creates_then_overwrites(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    first = (await api("PUT", ENTRIES, wanted(parent, {"tags": ["A", "B"], "amount": 1})))["data"]
    second = (await api("PUT", ENTRIES, wanted(parent, {"tags": ["B", "C"]})))["data"]
    assert second["id"] == first["id"]
    assert titles(second) == ["B", "C"]
    assert second["entry_values"]["amount"][0]["value"] == 1
    assert len(sales.entries("sales")) == 1


async def test_patch_adds_to_multiselects_and_put_replaces_them(sales: Emulator, api: Api) -> None:
    entry = await create(api, company(sales, "Acme"), {"tags": ["A"]})
    added = (await api("PATCH", path(entry), {"data": {"entry_values": {"tags": ["B"]}}}))["data"]
    assert titles(added) == ["B", "A"]
    replaced = (await api("PUT", path(entry), {"data": {"entry_values": {"tags": ["C"]}}}))["data"]
    assert titles(replaced) == ["C"]


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
async def test_the_parent_of_an_entry_stays(sales: Emulator, api: Api, method: str) -> None:
    entry, other = await create(api, company(sales, "Acme")), company(sales, "Other")
    reference = {"target_object": "companies", "target_record_id": other}
    body: dict[str, Any] = {"data": {"entry_values": {"parent_record": [reference]}}}
    await api(method, path(entry), body, status=400, code="immutable_value")
    await api(method, path(entry), wanted(other), status=400, code="validation_type")
    body = {"data": {"entry_values": {"entry_id": "x"}}}
    await api(method, path(entry), body, status=400, code="system_edit_unauthorized")
    assert (await api("GET", path(entry)))["data"] == entry


async def test_entries_that_cannot_be(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    person = record_id(sales.create_record("people", {}))
    for method in ("POST", "PUT"):
        await api(method, ENTRIES, wanted(parent, parent_object="nope"), status=400, code="value_not_found")
        refused = await api(method, ENTRIES, wanted(person, parent_object="people"), status=400, code="validation_type")
        assert refused["validation_errors"][0]["path"] == ["data", "parent_object"]
        await api(method, ENTRIES, wanted(person), status=400, code="value_not_found")
        await api(method, ENTRIES, wanted(parent, {"nope": 1}), status=400, code="value_not_found")
        await api(method, ENTRIES, wanted(parent, {"stage": "Nope"}), status=400, code="value_not_found")
        await api(method, ENTRIES, wanted(parent, {"amount": "x"}), status=400, code="validation_type")
        await api(method, ENTRIES, {"data": {"entry_values": {}}}, status=400, code="validation_type")
        await api(method, "/v2/lists/nope/entries", wanted(parent), status=404, code="not_found")
    assert sales.entries("sales") == []


async def test_required_and_unique_attributes_hold_for_entries(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    await create(api, parent, {"code": "X1"})
    await api("POST", ENTRIES, wanted(parent, {"code": "X1"}), status=400, code="uniqueness_conflict")
    sales.create_attribute("sales", "Why", "why", "text", is_required=True, target="lists")
    await api("POST", ENTRIES, wanted(parent), status=400, code="missing_value")
    entry = await create(api, parent, {"why": "because"})
    await api("PATCH", path(entry), {"data": {"entry_values": {"why": None}}}, status=400, code="missing_value")


async def test_queries_filter_sort_and_page(sales: Emulator, api: Api) -> None:
    parents = [company(sales, name) for name in ("Cole", "Acme", "Bolt")]
    for amount, parent in enumerate(parents):
        await create(api, parent, {"amount": amount, "stage": "Won" if amount else "New"})

    def order(entries: list[dict[str, Any]]) -> list[int]:
        return [parents.index(entry["parent_record_id"]) for entry in entries]

    assert order(await query(api)) == [0, 1, 2]
    assert order(await query(api, limit=1, offset=1)) == [1]
    assert order(await query(api, filter={"stage": "Won"})) == [1, 2]
    assert order(await query(api, filter={"amount": {"$gte": 2}})) == [2]
    assert order(await query(api, filter={"parent_record": parents[1]})) == [1]
    by_amount = [{"direction": "desc", "attribute": "amount"}]
    assert order(await query(api, sorts=by_amount)) == [2, 1, 0]
    by_name = [{"direction": "asc", "path": [["sales", "parent_record"], ["companies", "name"]]}]
    assert order(await query(api, sorts=by_name)) == [1, 2, 0]
    one = (await query(api))[2]["id"]
    assert order(await query(api, filter={"entry_id": {"$in": [one["entry_id"]]}})) == [2]
    drilled = {"path": [["sales", "parent_record"], ["companies", "name"]], "constraints": {"$contains": "OL"}}
    assert order(await query(api, filter=drilled)) == [0, 2]
    by_id = {**drilled, "path": [[one["list_id"], "parent_record"], ["companies", "name"]]}
    assert order(await query(api, filter=by_id)) == [0, 2]


async def test_paths_go_on_from_the_parent(sales: Emulator, api: Api) -> None:
    acme, bolt = company(sales, "Acme"), company(sales, "Bolt")
    reference = {"target_object": "companies", "target_record_id": bolt}
    sales.create_record("people", {"name": "Hopper, Grace", "company": reference})
    await create(api, acme)
    entry = await create(api, bolt)
    steps = [["sales", "parent_record"], ["companies", "team"], ["people", "name"]]
    assert await query(api, filter={"path": steps, "constraints": {"first_name": "Grace"}}) == [entry]


@pytest.mark.parametrize(
    "steps",
    [
        [["companies", "name"]],
        [["sales", "parent_record"], ["people", "name"]],
        [["sales", "parent_record"], ["nope", "name"]],
        [["sales", "amount"], ["companies", "name"]],
        [["sales", "nope"], ["companies", "name"]],
    ],
)
async def test_paths_that_lead_nowhere(sales: Emulator, api: Api, steps: list[list[str]]) -> None:
    body = {"filter": {"path": steps, "constraints": {"$eq": "x"}}}
    await api("POST", f"{ENTRIES}/query", body, status=400, code="filter_error")


async def test_the_history_of_a_value(sales: Emulator, api: Api) -> None:
    entry = await create(api, company(sales, "Acme"), {"stage": "New"})
    await api("PATCH", path(entry), {"data": {"entry_values": {"stage": "Won"}}})
    values = f"{path(entry)}/attributes/stage/values"
    assert [value["status"]["title"] for value in (await api("GET", values))["data"]] == ["Won"]
    history = (await api("GET", f"{values}?show_historic=true"))["data"]
    assert [value["status"]["title"] for value in history] == ["New", "Won"]
    assert history[0]["active_until"] == history[1]["active_from"]
    await api("GET", f"{path(entry)}/attributes/nope/values", status=404, code="not_found")


async def test_entries_go_with_their_record(sales: Emulator, api: Api) -> None:
    acme, bolt = company(sales, "Acme"), company(sales, "Bolt")
    gone, kept = await create(api, acme, {"code": "X1"}), await create(api, bolt)
    await api("DELETE", f"/v2/objects/companies/records/{acme}")
    await api("GET", path(gone), status=404, code="not_found")
    assert await query(api) == [kept]
    await create(api, bolt, {"code": "X1"})


async def test_entries_refer_to_records_like_records_do(sales: Emulator, api: Api) -> None:
    config = {"record_reference": {"allowed_objects": ["people"]}}
    sales.create_attribute("sales", "Contact", "contact", "record-reference", config=config, target="lists")
    person = record_id(sales.create_record("people", {}))
    reference = {"target_object": "people", "target_record_id": person}
    entry = await create(api, company(sales, "Acme"), {"contact": reference})
    assert entry["entry_values"]["contact"][0]["target_record_id"] == person
    await api("DELETE", f"/v2/objects/people/records/{person}")
    assert (await api("GET", path(entry)))["data"]["entry_values"]["contact"] == []


async def test_entries_need_their_scopes(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    reads = sales.add_token(["list_entry:read", "list_configuration:read"])
    await api("POST", f"{ENTRIES}/query", {}, token=reads)
    await api("POST", ENTRIES, wanted(parent), token=reads, status=403, code="unauthorized")
    lacking = sales.add_token(["list_entry:read-write"])
    await api("POST", ENTRIES, wanted(parent), token=lacking, status=403, code="unauthorized")


async def test_defaults_fill_entries_too(sales: Emulator, api: Api) -> None:
    default = {"data": {"default_value": {"type": "static", "template": ["New"]}}}
    await api("PATCH", "/v2/lists/sales/attributes/stage", default)
    entry = await create(api, company(sales, "Acme"))
    assert entry["entry_values"]["stage"][0]["status"]["title"] == "New"


async def test_entries_are_seeded_from_python(sales: Emulator, api: Api) -> None:
    parent = company(sales, "Acme")
    seeded = sales.create_entry("sales", "companies", parent, {"amount": 5})
    assert (await api("GET", path(seeded)))["data"] == seeded
    assert sales.add_entry("companies", parent, "sales") == sales.entries("sales")[1]["id"]["entry_id"]
    with pytest.raises(ValueError, match="Cannot find attribute"):
        sales.create_entry("sales", "companies", parent, {"nope": 5})
    with pytest.raises(ValueError, match="cannot stand in the list"):
        sales.add_entry("people", record_id(sales.create_record("people", {})), "sales")


async def test_a_list_of_several_objects(em: Emulator, api: Api) -> None:
    made = em.create_list("Sales", "sales", "companies", further_parents=["people"])
    assert made["parent_object"] == ["companies", "people"]
    entry = (await api("POST", ENTRIES, wanted(record_id(em.create_record("people", {})), parent_object="people")))[
        "data"
    ]
    em.add_entry("companies", company(em, "Acme"), "sales")
    assert entry["parent_object"] == "people"
    path = [["sales", "parent_record"], ["companies", "name"]]
    (found,) = await query(api, filter={"path": path, "constraints": {"$eq": "Acme"}})
    assert found["parent_object"] == "companies"
