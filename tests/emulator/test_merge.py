"""Merging records."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id, texts

COMPANIES = "/v2/objects/companies/records"
MERGE = f"{COMPANIES}/merge"


def company(em: Emulator, **values: Any) -> str:
    return record_id(em.create_record("companies", values))


def wanted(primary: str, secondary: str) -> dict[str, Any]:
    return {"data": {"primary_record_id": primary, "secondary_record_id": secondary}}


async def merged(api: Api, primary: str, secondary: str) -> dict[str, Any]:
    answer = await api("POST", MERGE, wanted(primary, secondary))
    return await api.get("companies", answer["data"]["new_record_id"])


async def test_a_third_record_has_what_both_had(em: Emulator, api: Api) -> None:
    primary = company(em, name="Acme", domains=["acme.com", "acme.org"], categories=["SAAS"])
    secondary = company(em, name="Acme Inc", domains=["acme.net"], categories=["B2B", "SAAS"], description="Anvils")
    new = await merged(api, primary, secondary)
    assert record_id(new) not in (primary, secondary)
    assert texts(new, "record_id") == [record_id(new)]
    assert texts(new, "name") == ["Acme"]
    assert texts(new, "description") == ["Anvils"]
    assert texts(new, "domains", "domain") == ["acme.com", "acme.org", "acme.net"]
    assert [value["option"]["title"] for value in new["values"]["categories"]] == ["SAAS", "B2B"]
    assert em.records("companies") == [new]


async def test_both_originals_are_gone(em: Emulator, api: Api) -> None:
    primary, secondary = company(em, domains=["a.com"]), company(em, domains=["b.com"])
    new = await merged(api, primary, secondary)
    for gone in (primary, secondary):
        await api("GET", f"{COMPANIES}/{gone}", status=404, code="not_found")
        await api("PATCH", f"{COMPANIES}/{gone}", {"data": {"values": {}}}, status=404, code="not_found")
    await api("POST", MERGE, wanted(primary, secondary), status=404, code="not_found")
    assert await api.query("companies", filter={"record_id": {"$in": [primary, secondary]}}) == []
    assert await api.query("companies", filter={"record_id": record_id(new)}) == [new]
    found = await api(
        "PUT", f"{COMPANIES}?matching_attribute=domains", {"data": {"values": {"domains": ["b.com"], "name": "B"}}}
    )
    assert record_id(found["data"]) == record_id(new)


async def test_merges_that_cannot_be(em: Emulator, api: Api) -> None:
    one, person = company(em), record_id(em.create_record("people", {}))
    await api("POST", MERGE, wanted(one, one), status=400, code="self_merge")
    await api("POST", MERGE, wanted(one, person), status=404, code="not_found")
    await api("POST", MERGE, wanted("nope", one), status=404, code="not_found")
    await api("POST", MERGE, {"data": {"primary_record_id": one}}, status=400, code="validation_type")
    extra = {"data": {**wanted(one, person)["data"], "more": 1}}
    await api("POST", MERGE, extra, status=400, code="validation_type")
    await api("POST", "/v2/objects/nope/records/merge", wanted(one, one), status=404, code="not_found")
    reads = em.add_token(["record_permission:read", "object_configuration:read"])
    await api("POST", MERGE, wanted(one, person), token=reads, status=403, code="unauthorized")
    assert len(em.records("companies")) == 1


async def test_references_and_entries_follow(em: Emulator, api: Api) -> None:
    primary, secondary = company(em, name="A"), company(em, name="B")
    people = [
        record_id(em.create_record("people", {"company": {"target_object": "companies", "target_record_id": one}}))
        for one in (primary, secondary)
    ]
    entries = [em.add_entry("companies", one, "sales") for one in (secondary, primary, secondary)]
    before = (await api.get("people", people[0]))["values"]["company"][0]["active_from"]
    new = await merged(api, primary, secondary)
    assert [value["target_record_id"] for value in new["values"]["team"]] == people
    for person in people:
        (held,) = (await api.get("people", person))["values"]["company"]
        assert held["target_record_id"] == record_id(new)
    assert (await api.get("people", people[0]))["values"]["company"][0]["active_from"] == before
    listed = (await api("GET", f"{COMPANIES}/{record_id(new)}/entries"))["data"]
    assert [entry["entry_id"] for entry in listed] == entries
    assert {entry["parent_record_id"] for entry in em.entries("sales")} == {record_id(new)}
    await api("DELETE", f"{COMPANIES}/{record_id(new)}")
    assert em.entries("sales") == []
    for person in people:
        assert (await api.get("people", person))["values"]["company"] == []


async def test_a_reference_to_both_becomes_one(em: Emulator, api: Api) -> None:
    config = {"record_reference": {"allowed_objects": ["companies"]}}
    em.create_attribute("people", "Clients", "clients", "record-reference", is_multiselect=True, config=config)
    primary, secondary, third = company(em), company(em), company(em)
    references = [{"target_object": "companies", "target_record_id": one} for one in (secondary, third, primary)]
    person = record_id(em.create_record("people", {"clients": references}))
    new = await merged(api, primary, secondary)
    clients = (await api.get("people", person))["values"]["clients"]
    assert [value["target_record_id"] for value in clients] == [third, record_id(new)]


async def test_where_there_is_room_for_one_the_other_end_of_the_loser_ends(em: Emulator, api: Api) -> None:
    firms = [{"target_object": "companies", "target_record_id": company(em, name=name)} for name in ("A", "B")]
    people = [record_id(em.create_record("people", {"company": firm})) for firm in firms]
    answer = await api("POST", "/v2/objects/people/records/merge", wanted(*people))
    new = answer["data"]["new_record_id"]
    teams = [(await api.get("companies", firm["target_record_id"]))["values"]["team"] for firm in firms]
    assert [[value["target_record_id"] for value in team] for team in teams] == [[new], []]


async def test_references_between_the_two_end(em: Emulator, api: Api) -> None:
    config = {"record_reference": {"allowed_objects": ["companies"]}}
    em.create_attribute("companies", "Owner", "owner", "record-reference", config=config)
    primary = company(em)
    secondary = company(em, owner={"target_object": "companies", "target_record_id": primary})
    assert (await merged(api, primary, secondary))["values"]["owner"] == []


async def test_histories_are_united_where_several_values_may_stand(em: Emulator, api: Api) -> None:
    primary, secondary = company(em, name="A", categories=["SAAS"]), company(em, name="B", categories=["B2B"])
    for one in (primary, secondary):
        changed = {"data": {"values": {"name": "C", "categories": ["Energy"]}}}
        await api("PUT", f"{COMPANIES}/{one}", changed)
    path = f"{COMPANIES}/{record_id(await merged(api, primary, secondary))}/attributes"
    names = (await api("GET", f"{path}/name/values?show_historic=true"))["data"]
    assert [value["value"] for value in names] == ["A", "C"]
    categories = (await api("GET", f"{path}/categories/values?show_historic=true"))["data"]
    assert {value["option"]["title"] for value in categories} == {"SAAS", "B2B", "Energy"}


async def test_a_slow_merge_is_accepted_and_then_in_progress(em: Emulator, api: Api) -> None:
    em.merges(tries_until_ready=3)
    primary, secondary = company(em, name="A", domains=["a.com"]), company(em)
    new = (await api("POST", MERGE, wanted(primary, secondary), status=202))["data"]["new_record_id"]
    await api("GET", f"{COMPANIES}/{new}", status=404, code="merge_in_progress")
    await api("PATCH", f"{COMPANIES}/{new}", {"data": {"values": {}}}, status=400, code="merge_in_progress")
    await api("GET", f"{COMPANIES}/{primary}", status=404, code="not_found")
    upsert = {"data": {"values": {"domains": ["a.com"]}}}
    path = f"{COMPANIES}?matching_attribute=domains"
    await api("PUT", path, upsert, status=400, code="merge_in_progress")
    assert texts(await api.get("companies", new), "name") == ["A"]
    em.merges()
    await merged(api, new, company(em))


async def test_a_merge_in_progress_takes_no_entries(em: Emulator, api: Api) -> None:
    em.create_list("Sales", "sales", "companies")
    em.merges(tries_until_ready=1)
    new = (await api("POST", MERGE, wanted(company(em), company(em)), status=202))["data"]["new_record_id"]
    entry = {"data": {"parent_record_id": new, "parent_object": "companies", "entry_values": {}}}
    await api("PUT", "/v2/lists/sales/entries", entry, status=400, code="merge_in_progress")
    await api("PUT", "/v2/lists/sales/entries", entry)
    with pytest.raises(ValueError, match="negative"):
        em.merges(tries_until_ready=-1)


async def test_merges_have_a_limit_of_their_own(em: Emulator, api: Api) -> None:
    em.limits(write=1000, mode="trailing")
    one = company(em)
    for _ in range(5):
        await api("POST", MERGE, wanted(one, one), status=400, code="self_merge")
    await api("POST", MERGE, wanted(one, one), status=429, code="rate_limit_exceeded")


async def test_what_hangs_on_either_record_follows(em: Emulator, api: Api) -> None:
    member = em.add_member("ann@acme.example")["id"]["workspace_member_id"]
    firms = company(em), company(em)
    for firm in firms:
        on_record = {"object": "companies", "record_id": firm}
        note = {"parent_object": "companies", "parent_record_id": firm, "title": "t"}
        await api("POST", "/v2/notes", {"data": {**note, "format": "plaintext", "content": "c"}})
        comment = {"format": "plaintext", "content": "c", "author": {"type": "workspace-member", "id": member}}
        await api("POST", "/v2/comments", {"data": {**comment, "record": on_record}})
        folder = {"file_type": "folder", "name": "f", **on_record}
        await api("POST", "/v2/files", folder)
    references = [{"target_object": "companies", "target_record_id": firm} for firm in firms]
    task: dict[str, Any] = {"content": "c", "format": "plaintext", "deadline_at": None, "is_completed": False}
    await api("POST", "/v2/tasks", {"data": {**task, "linked_records": references, "assignees": []}})
    moment = {"datetime": "2026-01-05T10:00:00Z"}
    meeting = {"title": "Demo", "description": "", "start": moment, "end": moment, "is_all_day": False}
    linked = [{"object": "companies", "record_id": firm} for firm in firms]
    await api("POST", "/v2/meetings", {"data": {**meeting, "participants": [], "linked_records": linked}})

    new = record_id(await merged(api, *firms))

    notes = (await api("GET", f"/v2/notes?parent_object=companies&parent_record_id={new}"))["data"]
    assert [note["parent_record_id"] for note in notes] == [new, new]
    assert len((await api("GET", f"/v2/threads?object=companies&record_id={new}"))["data"]) == 2
    assert len((await api("GET", f"/v2/files?object=companies&record_id={new}"))["data"]) == 2
    (moved,) = (await api("GET", "/v2/tasks"))["data"]
    assert [one["target_record_id"] for one in moved["linked_records"]] == [new]
    (held,) = (await api("GET", "/v2/meetings"))["data"]
    assert [one["record_id"] for one in held["linked_records"]] == [new]
