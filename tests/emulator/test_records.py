"""Creating, matching, changing and deleting records; what becomes of values and of those who refer to them."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id, texts

COMPANIES = "/v2/objects/companies/records"


def values(**given: Any) -> dict[str, Any]:
    return {"data": {"values": given}}


def titles(record: dict[str, Any], slug: str) -> list[str]:
    return [value["option"]["title"] for value in record["values"][slug]]


async def upsert(api: Api, matching: str, object_slug: str = "companies", **given: Any) -> dict[str, Any]:
    path = f"/v2/objects/{object_slug}/records?matching_attribute={matching}"
    return (await api("PUT", path, values(**given)))["data"]


async def test_a_record_has_every_attribute_and_its_own_dates(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"name": "Acme"})

    attributes = (await api("GET", "/v2/objects/companies/attributes"))["data"]
    assert list(record["values"]) == [attribute["api_slug"] for attribute in attributes]
    assert set(record) == {"id", "created_at", "web_url", "values"}
    assert record["values"]["domains"] == []
    assert texts(record, "record_id") == [record_id(record)]
    assert texts(record, "created_at") == [record["created_at"]]
    (created_by,) = record["values"]["created_by"]
    assert created_by["referenced_actor_type"] == "api-token"
    assert record["web_url"].startswith("https://app.attio.com/acme/company/")


async def test_ids_serve_wherever_slugs_do(em: Emulator, api: Api) -> None:
    object_id = em.object("companies")["id"]["object_id"]
    name = (await api("GET", "/v2/objects/companies/attributes/name"))["data"]["id"]["attribute_id"]

    record = await api.create(object_id, {name: "Acme"})

    assert texts(record, "name") == ["Acme"]
    assert await api.query(object_id, filter={name: "Acme"}) == [record]


async def test_upsert_creates_then_updates_the_one_that_matches(em: Emulator, api: Api) -> None:
    first = await upsert(api, "domains", domains=["acme.example"], name="Acme", categories=["B2B", "Retail"])
    second = await upsert(api, "domains", domains=["www.acme.example", "ACME.example"], categories=["SAAS", "B2B"])
    third = await upsert(api, "domains", domains=["www.acme.example"])

    assert record_id(first) == record_id(second)
    assert sorted(texts(second, "domains", "domain")) == ["acme.example", "www.acme.example"]
    assert third == second
    assert texts(second, "name") == ["Acme"]
    assert titles(second, "categories") == ["SAAS", "B2B"]
    (kept,) = [value for value in second["values"]["categories"] if value["option"]["title"] == "B2B"]
    assert kept in first["values"]["categories"]


async def test_upsert_by_a_single_text(em: Emulator, api: Api) -> None:
    given = {"user_id": "u1", "primary_email_address": "u1@x.org"}
    first = await upsert(api, "user_id", "users", **given)
    second = await upsert(api, "user_id", "users", **{**given, "primary_email_address": "other@x.org"})
    assert record_id(first) == record_id(second)
    assert texts(second, "primary_email_address", "email_address") == ["other@x.org"]


@pytest.mark.parametrize(
    ("query", "given", "code"),
    [
        ("matching_attribute=name", {"name": "Acme"}, "matching_attribute_definition_not_unique"),
        ("matching_attribute=nope", {"name": "Acme"}, "value_not_found"),
        ("", {"name": "Acme"}, "validation_type"),
        ("matching_attribute=domains", {"name": "Acme"}, "missing_value"),
        ("matching_attribute=domains", {"domains": []}, "missing_value"),
        ("matching_attribute=domains", {"domains": ["a.example", "b.example"]}, "multiple_match_results"),
    ],
)
async def test_upserts_that_cannot_match(em: Emulator, api: Api, query: str, given: dict[str, Any], code: str) -> None:
    for domain in ("a.example", "b.example"):
        em.create_record("companies", {"domains": [domain]})
    before = em.records("companies")
    await api("PUT", f"{COMPANIES}?{query}", values(**given), status=400, code=code)
    assert em.records("companies") == before


async def test_update_adds_to_the_front_of_multiselects(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"categories": ["B2B", "Retail"], "name": "Acme", "description": "x"})
    path = f"{COMPANIES}/{record_id(record)}"

    added = await api("PATCH", path, values(categories=["SAAS", "B2B"], name="Bolt", description=None))
    unchanged = await api("PATCH", path, values(categories=[]))

    assert titles(added["data"], "categories") == ["SAAS", "B2B", "Retail"]
    assert texts(added["data"], "name") == ["Bolt"]
    assert added["data"]["values"]["description"] == []
    assert unchanged == added


async def test_overwrite_replaces_multiselects_and_leaves_the_rest(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"categories": ["B2B", "Retail"], "name": "Acme"})
    path = f"{COMPANIES}/{record_id(record)}"

    replaced = (await api("PUT", path, values(categories=["Retail", "SAAS"])))["data"]
    cleared = (await api("PUT", path, values(categories=None, name=[])))["data"]

    assert titles(replaced, "categories") == ["Retail", "SAAS"]
    assert texts(replaced, "name") == ["Acme"]
    assert (cleared["values"]["categories"], cleared["values"]["name"]) == ([], [])


async def test_unique_values_belong_to_one_record(em: Emulator, api: Api) -> None:
    acme = await api.create("companies", {"domains": ["acme.example"]})
    bolt = await api.create("companies", {"domains": ["bolt.example"]})
    taken, path = values(domains=["ACME.example"]), f"{COMPANIES}/{record_id(bolt)}"

    for method, where in (("POST", COMPANIES), ("PATCH", path), ("PUT", path)):
        refused = await api(method, where, taken, status=400, code="uniqueness_conflict")
        assert "domains" in refused["message"]
        assert "acme.example" in refused["message"]
    assert em.records("companies") == [acme, bolt]

    await api("PATCH", f"{COMPANIES}/{record_id(acme)}", taken)
    await api("PUT", f"{COMPANIES}/{record_id(acme)}", values(domains=[]))
    assert len((await api("PATCH", path, taken))["data"]["values"]["domains"]) == 2


async def test_required_attributes(em: Emulator, api: Api) -> None:
    owner = (await api("GET", "/v2/workspace_members"))["data"][0]["email_address"]
    deal = {"name": "Big", "stage": "Lead", "owner": owner}

    for missing in deal:
        given = {slug: value for slug, value in deal.items() if slug != missing}
        refused = await api("POST", "/v2/objects/deals/records", values(**given), status=400, code="missing_value")
        assert missing in refused["message"]
    created = await api.create("deals", deal)
    path = f"/v2/objects/deals/records/{record_id(created)}"
    await api("PATCH", path, values(stage=None), status=400, code="missing_value")
    await api("PATCH", path, values(value=100))


async def test_a_refused_write_changes_nothing(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"name": "Acme", "categories": ["B2B"]})
    path = f"{COMPANIES}/{record_id(record)}"
    wrong = values(name="Bolt", categories=["Nope"])
    await api("PATCH", path, wrong, status=400, code="value_not_found")
    assert await api.get("companies", record_id(record)) == record


async def test_an_archived_option_is_written_no_more_and_stays_where_it_is(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"categories": ["B2B", "Retail"]})
    path = f"{COMPANIES}/{record_id(record)}"
    archived = {"data": {"is_archived": True}}
    await api("PATCH", "/v2/objects/companies/attributes/categories/options/B2B", archived)

    for method, where in (("POST", COMPANIES), ("PATCH", path), ("PUT", path)):
        refused = await api(method, where, values(categories=["SAAS", "B2B"]), status=400, code="value_not_found")
        assert "B2B" in refused["message"]
    added = (await api("PATCH", path, values(categories=["SAAS"])))["data"]
    assert titles(added, "categories") == ["SAAS", "B2B", "Retail"]
    assert len(em.records("companies")) == 1


async def test_many_records_are_made_at_once_from_python(em: Emulator, api: Api) -> None:
    given = ({"domains": [f"c{number}.example"], "name": f"{number}"} for number in range(600))
    ids = em.create_records("companies", given)
    assert [record_id(record) for record in em.records("companies")] == ids
    assert [texts(record, "name") for record in await api.query("companies", offset=598)] == [["598"], ["599"]]
    with pytest.raises(ValueError, match=r"c7\.example.*conflicts"):
        em.create_records("companies", [{"name": "One more"}, {"domains": ["c7.example"]}])
    assert len(em.records("companies")) == 601, "what came before the one that is refused is there"


async def test_relationships_have_two_ends(em: Emulator, api: Api) -> None:
    acme = await api.create("companies", {"domains": ["acme.example"]})
    bolt = await api.create("companies", {"domains": ["bolt.example"]})
    ada = await api.create("people", {"email_addresses": ["ada@x.org"], "company": "acme.example"})

    def team(company: dict[str, Any]) -> list[str]:
        return texts(company, "team", "target_record_id")

    assert team(await api.get("companies", record_id(acme))) == [record_id(ada)]

    moved = await api("PATCH", f"{COMPANIES}/{record_id(bolt)}", values(team=["ada@x.org"]))
    assert team(moved["data"]) == [record_id(ada)]
    assert team(await api.get("companies", record_id(acme))) == []
    (company,) = (await api.get("people", record_id(ada)))["values"]["company"]
    assert company["target_record_id"] == record_id(bolt)

    await api("PUT", f"{COMPANIES}/{record_id(bolt)}", values(team=[]))
    assert (await api.get("people", record_id(ada)))["values"]["company"] == []


async def test_deleting_a_record_removes_references_and_frees_unique_values(em: Emulator, api: Api) -> None:
    acme = await api.create("companies", {"domains": ["acme.example"]})
    ada = await api.create("people", {"company": "acme.example"})
    path = f"{COMPANIES}/{record_id(acme)}"

    assert await api("DELETE", path) == {}

    assert (await api.get("people", record_id(ada)))["values"]["company"] == []
    for method in ("GET", "DELETE", "PATCH", "PUT"):
        body = None if method in ("GET", "DELETE") else values(name="x")
        await api(method, path, body, status=404, code="not_found")
    assert await api.query("companies") == []
    await api.create("companies", {"domains": ["acme.example"]})


async def test_history_keeps_what_was(em: Emulator, api: Api) -> None:
    record = await api.create("companies", {"name": "One"})
    path = f"{COMPANIES}/{record_id(record)}"
    for name in ("Two", "Two", None, "Three"):
        await api("PATCH", path, values(name=name))

    history = (await api("GET", f"{path}/attributes/name/values?show_historic=true"))["data"]
    page = (await api("GET", f"{path}/attributes/name/values?show_historic=true&limit=1&offset=1"))["data"]
    now = (await api("GET", f"{path}/attributes/name/values"))["data"]

    assert [value["value"] for value in history] == ["One", "Two", "Three"]
    assert history[0]["active_until"] == history[1]["active_from"]
    assert history[1]["active_until"] < history[2]["active_from"]
    assert history[2]["active_until"] is None
    assert page == history[1:2]
    assert now == history[2:]


async def test_history_of_enriched_attributes_is_refused(em: Emulator, api: Api) -> None:
    path = f"{COMPANIES}/{record_id(await api.create('companies', {}))}/attributes"
    assert (await api("GET", f"{path}/last_interaction/values"))["data"] == []
    await api("GET", f"{path}/last_interaction/values?show_historic=true", status=400, code="validation_type")
    await api("GET", f"{path}/nope/values", status=404, code="not_found")
    await api("GET", f"{path}/name/values?limit=x", status=400, code="validation_type")


async def test_entries_of_a_record(em: Emulator, api: Api) -> None:
    path = f"{COMPANIES}/{record_id(await api.create('companies', {}))}/entries"
    assert (await api("GET", path))["data"] == []
    ids = [em.add_entry("companies", path.split("/")[-2], slug) for slug in ("sales", "sales", "hiring")]
    entries = (await api("GET", path))["data"]
    assert [(entry["entry_id"], entry["list_api_slug"]) for entry in entries] == list(
        zip(ids, ("sales", "sales", "hiring"), strict=True)
    )
    assert len((await api("GET", f"{path}?limit=1&offset=2"))["data"]) == 1
    await api("GET", f"{path}?limit=1001", status=400, code="validation_type")


@pytest.mark.parametrize("body", [None, b"{", b"[]", b'{"data": {}}', b'{"data": {"values": []}}', b"\xff"])
async def test_bodies_that_are_no_values(em: Emulator, api: Api, body: bytes | None) -> None:
    await api("POST", COMPANIES, body, status=400, code="validation_type")


async def test_default_values_fill_what_is_not_given(em: Emulator, api: Api) -> None:
    em.create_object("things", "Thing", "Things")
    for slug, type_name, default in (
        ("colour", "text", {"type": "static", "template": [{"value": "red"}]}),
        ("owner", "actor-reference", {"type": "dynamic", "template": "current-user"}),
        ("due", "date", {"type": "dynamic", "template": "P1M2D"}),
    ):
        em.create_attribute("things", slug, slug, type_name)
        path = f"/v2/objects/things/attributes/{slug}"
        changed = (await api("PATCH", path, {"data": {"default_value": default}}))["data"]
        assert changed["is_default_value_enabled"] is True
        assert changed["default_value"]["type"] == default["type"]
        if default["type"] == "static":
            assert changed["default_value"]["template"] == [{"value": "red", "attribute_type": "text"}]

    filled, given = await api.create("things", {}), await api.create("things", {"colour": "blue"})

    assert (texts(filled, "colour"), texts(given, "colour")) == (["red"], ["blue"])
    assert texts(filled, "owner", "referenced_actor_type") == ["workspace-member"]
    assert texts(filled, "due")[0] > filled["created_at"][:10]
