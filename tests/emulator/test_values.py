"""Each attribute type: what may be written, what is read back, what is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id, texts

PLACE = {
    "line_1": "1 Infinite Loop",
    "line_2": None,
    "line_3": None,
    "line_4": None,
    "locality": "Cupertino",
    "region": "CA",
    "postcode": "95014",
    "country_code": "US",
    "latitude": "37.331741",
    "longitude": "-122.030333",
}
NOWHERE = dict.fromkeys(PLACE)
EMAIL = {
    "original_email_address": "Ada@Mail.X.co.uk",
    "email_address": "ada@mail.x.co.uk",
    "email_domain": "mail.x.co.uk",
    "email_root_domain": "x.co.uk",
    "email_local_specifier": "ada",
}
PHONE = {"original_phone_number": "+447777777777", "phone_number": "+447777777777", "country_code": "GB"}

WRITTEN = [
    ("text", "plain", {"value": "plain"}),
    ("text", ["in a list"], {"value": "in a list"}),
    ("text", {"value": "in an object"}, {"value": "in an object"}),
    ("text", [{"value": "ünï 🎉"}], {"value": "ünï 🎉"}),
    ("number", 14, {"value": 14}),
    ("number", 3.1415, {"value": 3.1415}),
    ("number", "12.50", {"value": 12.5}),
    ("number", [{"value": -7.0}], {"value": -7}),
    ("currency", 4.99, {"currency_value": 4.99, "currency_code": "EUR"}),
    ("currency", "399.00", {"currency_value": 399, "currency_code": "EUR"}),
    ("currency", [{"currency_value": "0.0001"}], {"currency_value": 0.0001, "currency_code": "EUR"}),
    ("rating", 4, {"value": 4}),
    ("rating", [{"value": 0}], {"value": 0}),
    ("checkbox", True, {"value": True}),
    ("checkbox", "false", {"value": False}),
    ("checkbox", [{"value": "true"}], {"value": True}),
    ("date", "2023", {"value": "2023-01-01"}),
    ("date", "2023-02", {"value": "2023-02-01"}),
    ("date", "2023-01-02T15:00:00.000000000+02:00", {"value": "2023-01-02"}),
    ("date", "2023-01-02T23:00:00-10:00", {"value": "2023-01-03"}),
    ("date", [{"value": "1066-10-14"}], {"value": "1066-10-14"}),
    ("timestamp", "2023", {"value": "2023-01-01T00:00:00.000000000Z"}),
    ("timestamp", "2023-01-02T13:00", {"value": "2023-01-02T13:00:00.000000000Z"}),
    ("timestamp", "2023-01-02T15:00:00.123456789+02:00", {"value": "2023-01-02T13:00:00.123456789Z"}),
    ("timestamp", [{"value": "2023-01-02T13:00:00.5Z"}], {"value": "2023-01-02T13:00:00.500000000Z"}),
    ("domain", "https://App.Attio.com:443/x?y#z", {"domain": "app.attio.com", "root_domain": "attio.com"}),
    ("domain", {"domain": "shop.x.co.uk."}, {"domain": "shop.x.co.uk", "root_domain": "x.co.uk"}),
    ("email_address", "Ada@Mail.X.co.uk", EMAIL),
    ("email_address", [{"email_address": "Ada@Mail.X.co.uk"}], EMAIL),
    ("phone_number", "+447777777777", PHONE),
    ("phone_number", {"original_phone_number": "+447777777777", "country_code": "GB"}, PHONE),
    (
        "phone_number",
        {"original_phone_number": "+44 (7777) 777-777", "country_code": None},
        {**PHONE, "original_phone_number": "+44 (7777) 777-777"},
    ),
    (
        "phone_number",
        {"original_phone_number": "07777 777777", "country_code": "GB"},
        {**PHONE, "original_phone_number": "07777 777777"},
    ),
    ("location", PLACE, PLACE),
    ("location", [NOWHERE], NOWHERE),
    (
        "location",
        "1 Infinite Loop, Cupertino, CA, 95014, US",
        {**PLACE, "latitude": None, "longitude": None},
    ),
    ("location", "Bentonville, Ark.", {**NOWHERE, "locality": "Bentonville", "region": "Ark."}),
    ("location", "Berlin", {**NOWHERE, "locality": "Berlin"}),
]


@pytest.mark.parametrize(("slug", "written", "read"), WRITTEN)
async def test_what_is_written_is_read_in_normal_form(
    furnished: Emulator, api: Api, slug: str, written: Any, read: dict[str, Any]
) -> None:
    created = await api.create("things", {slug: written})

    (value,) = created["values"][slug]
    common = {"active_from", "active_until", "created_by_actor", "attribute_type"}
    assert {key: content for key, content in value.items() if key not in common} == read
    assert value["active_until"] is None
    assert value["active_from"].endswith("Z")
    assert len(value["active_from"]) == len("2023-04-03T15:21:06.447000000Z")
    assert value["created_by_actor"]["type"] == "api-token"
    assert value["attribute_type"] == slug.replace("_", "-")
    assert await api.get("things", record_id(created)) == created


REFUSED = [
    ("phone_number", {"original_phone_number": "+447777777777", "country_code": ["GB"]}, "validation_type"),
    ("phone_number", {"original_phone_number": "+447777777777", "country_code": {"GB": 1}}, "validation_type"),
    ("text", 5, "validation_type"),
    ("text", {"value": "x", "active_from": "2023-01-01"}, "validation_type"),
    ("text", ["one", "two"], "validation_type"),
    ("number", "many", "validation_type"),
    ("number", 1.23456, "validation_type"),
    ("number", True, "validation_type"),
    ("currency", 0.00001, "validation_type"),
    ("currency", {"currency_value": 5, "currency_code": "USD"}, "validation_type"),
    ("rating", 6, "validation_type"),
    ("rating", 2.5, "validation_type"),
    ("rating", "3", "validation_type"),
    ("checkbox", "yes", "validation_type"),
    ("checkbox", 1, "validation_type"),
    ("date", "14.10.1066", "validation_type"),
    ("date", "2023-02-30", "validation_type"),
    ("timestamp", 1700000000, "validation_type"),
    ("domain", "not a domain", "validation_type"),
    ("domain", "localhost", "validation_type"),
    ("email_address", "ada.x.org", "validation_type"),
    ("email_address", "ada@x", "validation_type"),
    ("phone_number", "07777 777777", "validation_type"),
    ("phone_number", "+44", "validation_type"),
    ("phone_number", {"original_phone_number": "+447777777777"}, "validation_type"),
    ("location", {"locality": "Cupertino"}, "validation_type"),
    ("location", {**PLACE, "country_code": "USA"}, "validation_type"),
    ("location", {**PLACE, "latitude": "north"}, "validation_type"),
    ("location", {**PLACE, "latitude": 37.3}, "validation_type"),
    ("location", {**PLACE, "planet": "Earth"}, "validation_type"),
    ("select", "red", "value_not_found"),
    ("select", "Yellow", "value_not_found"),
    ("select", ["Red", "Green"], "validation_type"),
    ("tags", "Red", "validation_type"),
    ("tags", ["Red", "Yellow"], "value_not_found"),
    ("status", "Doing", "value_not_found"),
    ("company", "nobody.example", "value_not_found"),
    ("company", "5e3fb280-007b-495a-a530-9354bde01de1", "validation_type"),
    ("company", {"target_object": "people", "target_record_id": "x"}, "validation_type"),
    ("company", {"target_object": "companies", "target_record_id": "x"}, "value_not_found"),
    ("company", {"target_record_id": "x"}, "validation_type"),
    ("company", {"target_object": "companies", "name": [{"value": "x"}]}, "validation_type"),
    ("anything", "acme.example", "validation_type"),
    ("actor_reference", "nobody@acme.example", "value_not_found"),
    ("actor_reference", {"referenced_actor_type": "api-token", "referenced_actor_id": "x"}, "validation_type"),
    (
        "actor_reference",
        {"referenced_actor_type": "workspace-member", "referenced_actor_id": "x"},
        "value_not_found",
    ),
    ("no_such_slug", 1, "value_not_found"),
    ("created_at", "2023-01-01", "system_edit_unauthorized"),
    ("record_id", "x", "system_edit_unauthorized"),
]


@pytest.mark.parametrize(("slug", "written", "code"), REFUSED)
async def test_what_cannot_be_written_is_refused_by_name(
    furnished: Emulator, api: Api, slug: str, written: Any, code: str
) -> None:
    body = {"data": {"values": {slug: written}}}
    refused = await api("POST", "/v2/objects/things/records", body, status=400, code=code)

    assert refused["type"] == "invalid_request_error"
    assert slug in refused["message"]
    if code == "validation_type":
        assert refused["validation_errors"][0]["path"] == [slug]
    assert furnished.records("things") == []


async def test_decimals_are_exact(furnished: Emulator, api: Api) -> None:
    created = await api.create("things", {"currency": "90071992547409.9301", "number": 0.1})

    async with api.session.get(
        f"{furnished.url}/v2/objects/things/records/{record_id(created)}",
        headers={"Authorization": f"Bearer {furnished.token}"},
    ) as answer:
        values = json.loads(await answer.read(), parse_float=Decimal)["data"]["values"]
    assert values["currency"][0]["currency_value"] == Decimal("90071992547409.9301")
    assert values["number"][0]["value"] == Decimal("0.1")


@pytest.mark.parametrize(
    ("written", "first", "last", "full"),
    [
        ("Lovelace, Ada", "Ada", "Lovelace", "Ada Lovelace"),
        ("King, Ada, Countess", "Ada, Countess", "King", "Ada, Countess King"),
        ("Ada", "Ada", "", "Ada"),
        ({"first_name": "Ada", "last_name": "King", "full_name": "Lady Ada"}, "Ada", "King", "Lady Ada"),
    ],
)
async def test_names(em: Emulator, api: Api, written: Any, first: str, last: str, full: str) -> None:
    (name,) = (await api.create("people", {"name": written}))["values"]["name"]
    assert (name["first_name"], name["last_name"], name["full_name"]) == (first, last, full)


async def test_a_name_object_needs_all_three_parts(em: Emulator, api: Api) -> None:
    body = {"data": {"values": {"name": {"first_name": "Ada", "last_name": "King"}}}}
    refused = await api("POST", "/v2/objects/people/records", body, status=400, code="validation_type")
    assert "full_name" in refused["message"]


async def test_options_and_statuses_come_whole_and_are_written_by_title_or_id(furnished: Emulator, api: Api) -> None:
    (red, *_) = (await api("GET", "/v2/objects/things/attributes/tags/options"))["data"]
    (_, done) = (await api("GET", "/v2/objects/things/attributes/status/statuses"))["data"]
    by_id = {"tags": [{"option": red["id"]["option_id"]}, "Blue"], "status": {"status": done["id"]["status_id"]}}

    by_ids = await api.create("things", by_id)
    by_titles = await api.create("things", {"tags": [{"option": "Red"}, {"option": "Blue"}], "status": "DONE"})

    assert by_ids["values"]["tags"][0]["option"] == by_titles["values"]["tags"][0]["option"] == red
    assert by_ids["values"]["status"][0]["status"] == by_titles["values"]["status"][0]["status"] == done
    assert set(red["id"]) == {"workspace_id", "object_id", "attribute_id", "option_id"}
    assert set(done) == {"id", "title", "is_archived", "celebration_enabled", "target_time_in_status"}


async def test_a_bare_option_id_is_taken_for_a_title(furnished: Emulator, api: Api) -> None:
    (red, *_) = (await api("GET", "/v2/objects/things/attributes/tags/options"))["data"]
    body = {"data": {"values": {"tags": [red["id"]["option_id"]]}}}
    refused = await api("POST", "/v2/objects/things/records", body, status=400, code="value_not_found")
    assert "Cannot find select attribute with select option title" in refused["message"]


async def test_record_references_by_id_unique_attribute_and_natural_key(furnished: Emulator, api: Api) -> None:
    acme = await api.create("companies", {"domains": ["acme.example"]})
    ada = await api.create("people", {"email_addresses": ["ada@acme.example"]})
    by_id = {"target_object": "companies", "target_record_id": record_id(acme)}
    by_domain = {"target_object": "companies", "domains": [{"domain": "Acme.example"}]}

    for written in (by_id, [by_id], by_domain, "acme.example", "https://acme.example/"):
        (value,) = (await api.create("things", {"company": written}))["values"]["company"]
        assert (value["target_object"], value["target_record_id"]) == ("companies", record_id(acme))
    (friend,) = (await api.create("things", {"friends": ["ADA@acme.example"]}))["values"]["friends"]
    assert (friend["target_object"], friend["target_record_id"]) == ("people", record_id(ada))


async def test_members_by_email_and_id(furnished: Emulator, api: Api) -> None:
    member_id = furnished.add_member("mo@acme.example", "Mo", "Member")["id"]["workspace_member_id"]
    for written in (
        "mo@acme.example",
        {"workspace_member_email_address": "Mo@acme.example"},
        [{"referenced_actor_type": "workspace-member", "referenced_actor_id": member_id}],
    ):
        (value,) = (await api.create("things", {"actor_reference": written}))["values"]["actor_reference"]
        assert (value["referenced_actor_type"], value["referenced_actor_id"]) == ("workspace-member", member_id)


async def test_interactions_and_enriched_attributes_are_read_only(em: Emulator, api: Api) -> None:
    for slug, value in (("last_interaction", {}), ("logo_url", "https://x.org/x.png"), ("twitter_follower_count", 3)):
        body = {"data": {"values": {slug: value}}}
        await api("POST", "/v2/objects/companies/records", body, status=400, code="system_edit_unauthorized")


async def test_a_duplicate_within_a_multiselect_counts_once(em: Emulator, api: Api) -> None:
    created = await api.create("companies", {"domains": ["Acme.example", "http://acme.example/x", "b.example"]})
    assert [value["domain"] for value in created["values"]["domains"]] == ["acme.example", "b.example"]


async def test_only_a_leading_scheme_is_cut_off_a_domain(furnished: Emulator, api: Api) -> None:
    for written in ("attio.com?x=https://b.com", "HTTPS://attio.com/?x=https://b.com", "attio.com/a://b.com"):
        assert texts(await api.create("things", {"domain": written}), "domain", "domain") == ["attio.com"]


async def test_the_country_of_a_number_can_change(em: Emulator, api: Api) -> None:
    em.create_attribute("people", "Line", "line", "phone-number", is_unique=True)
    path = "/v2/objects/people/records"
    number = "+15558675309"
    created = await api.create("people", {"line": number})
    body = {"data": {"values": {"line": {"original_phone_number": number, "country_code": "CA"}}}}
    changed = (await api("PATCH", f"{path}/{record_id(created)}", body))["data"]
    assert (texts(created, "line", "country_code"), texts(changed, "line", "country_code")) == (["US"], ["CA"])

    # The number itself still belongs to one record and is found by it.
    await api("POST", path, {"data": {"values": {"line": number}}}, status=400, code="uniqueness_conflict")
    assert await api.query("people", filter={"line": number}) == [changed]
    await api("DELETE", f"{path}/{record_id(created)}")
    await api.create("people", {"line": number})
