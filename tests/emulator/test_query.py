"""Filters, sorts and pages of record queries."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id

MEMBER = {"referenced_actor_type": "workspace-member"}


@pytest.fixture
def populated(furnished: Emulator) -> Emulator:
    """Three things, a, b and c, that differ in everything; d is empty but for its text."""
    furnished.add_member("mo@acme.example", "Mo", "Member")
    for domain, name in (("acme.example", "Acme"), ("app.bolt.co.uk", "Bolt")):
        furnished.create_record("companies", {"domains": [domain], "name": name})
    for email, name, company in (
        ("ada@acme.example", "Lovelace, Ada", "acme.example"),
        ("bob@mail.bolt.co.uk", "Builder, Bob", "app.bolt.co.uk"),
    ):
        furnished.create_record("people", {"email_addresses": [email], "name": name, "company": company})
    place = dict.fromkeys(("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode"))
    place |= dict.fromkeys(("country_code", "latitude", "longitude"))
    furnished.create_record(
        "things",
        {
            "text": "Alpha one",
            "number": 1,
            "currency": "10.50",
            "checkbox": True,
            "date": "2020-01-01",
            "timestamp": "2020-01-01T08:00:00Z",
            "rating": 1,
            "location": {**place, "locality": "Cupertino", "country_code": "US"},
            "domain": "app.acme.example",
            "email_address": "ada@acme.example",
            "phone_number": "+15558675309",
            "actor_reference": "mo@acme.example",
            "select": "Red",
            "tags": ["Red", "Green"],
            "status": "To do",
            "company": "acme.example",
            "friends": ["ada@acme.example", "bob@mail.bolt.co.uk"],
        },
    )
    furnished.create_record(
        "things",
        {
            "text": "beta two",
            "number": 2,
            "currency": 20,
            "checkbox": False,
            "date": "2021-01-01",
            "timestamp": "2021-01-01T08:00:00Z",
            "rating": 2,
            "location": {**place, "locality": "New York", "country_code": "US"},
            "domain": "bolt.co.uk",
            "email_address": "bob@mail.bolt.co.uk",
            "phone_number": "+447777777798",
            "select": "Green",
            "tags": ["Blue"],
            "status": "Done",
            "company": "app.bolt.co.uk",
            "friends": ["bob@mail.bolt.co.uk"],
        },
    )
    furnished.create_record("things", {"text": "Gamma", "number": 30.25, "rating": 5, "domain": "acme.example"})
    furnished.create_record("things", {"text": "delta"})
    return furnished


FILTERS: list[tuple[dict[str, Any], str]] = [
    ({}, "abcd"),
    ({"text": "Alpha one"}, "a"),
    ({"text": "alpha one"}, ""),
    ({"text": {"$eq": "Gamma"}}, "c"),
    ({"text": {"value": {"$contains": "TA"}}}, "bd"),
    ({"text": {"$starts_with": "al", "$ends_with": "ONE"}}, "a"),
    ({"text": {"$in": ["Gamma", "delta", "x"]}}, "cd"),
    ({"number": 2}, "b"),
    ({"number": {"$gte": 1, "$lt": 30.25}}, "ab"),
    ({"number": {"value": {"$gt": "2"}}}, "c"),
    ({"currency": "10.5"}, "a"),
    ({"currency": {"currency_value": {"$lte": 20}}}, "ab"),
    ({"rating": {"value": {"$gte": 2}}}, "bc"),
    ({"checkbox": True}, "a"),
    ({"checkbox": {"value": {"$eq": False}}}, "b"),
    ({"date": "2020-01-01"}, "a"),
    ({"date": {"value": {"$gt": "2020-06"}}}, "b"),
    ({"timestamp": "2020-01-01T08:00:00.000Z"}, "a"),
    ({"timestamp": {"$gte": "2020-01-01T10:00:00+02:00", "$lt": "2021-01-01T00:00:00Z"}}, "a"),
    ({"domain": "acme.example"}, "c"),
    ({"domain": {"root_domain": {"$eq": "acme.example"}}}, "ac"),
    ({"domain": {"root_domain": "bolt.co.uk"}}, "b"),
    ({"domain": {"domain": {"$contains": "acme"}}}, "ac"),
    ({"domain": {"$not_empty": True}}, "abc"),
    ({"domain": {"$not_empty": False}}, "d"),
    ({"email_address": "ada@acme.example"}, "a"),
    ({"email_address": {"email_domain": {"$eq": "mail.bolt.co.uk"}}}, "b"),
    ({"email_address": {"email_root_domain": "bolt.co.uk", "email_local_specifier": {"$starts_with": "b"}}}, "b"),
    ({"phone_number": {"phone_number": {"$contains": "867530"}}}, "a"),
    ({"phone_number": {"$starts_with": "+44", "$ends_with": "798"}}, "b"),
    ({"phone_number": {"country_code": {"$eq": "US"}}}, "a"),
    ({"location": {"locality": {"$contains": "new york"}}}, "b"),
    ({"location": {"locality": "Cupertino", "country_code": "US"}}, "a"),
    ({"select": "Red"}, "a"),
    ({"select": {"option": {"$eq": "Green"}}}, "b"),
    ({"tags": "Green"}, "a"),
    ({"$or": [{"tags": "Green"}, {"tags": "Blue"}]}, "ab"),
    ({"select": {"active_from": {"$gte": "2020-01-01"}}}, "ab"),
    ({"status": "to do"}, "a"),
    ({"status": {"active_from": {"$lt": "2020-01-01"}}}, ""),
    ({"actor_reference": MEMBER}, "a"),
    ({"created_by": {"referenced_actor_type": {"$eq": "system"}}}, "abcd"),
    ({"created_by": {"referenced_actor_type": "api-token"}}, ""),
    ({"created_at": {"$gte": "2020-01-01T00:00:00Z"}}, "abcd"),
    ({"$not": {"text": {"$contains": "a"}}}, ""),
    ({"$not": {"number": {"$gte": 2}}}, "ad"),
    ({"$not": {"path": [["things", "company"], ["companies", "name"]], "constraints": {"$eq": "Acme"}}}, "bcd"),
    ({"$and": [{"number": {"$lte": 2}}, {"$not": {"checkbox": True}}]}, "b"),
    ({"number": 1, "text": "Alpha one"}, "a"),
    ({"number": 1, "text": "Gamma"}, ""),
    ({"company": {"target_object": "companies"}}, "ab"),
    ({"path": [["things", "company"], ["companies", "name"]], "constraints": {"$eq": "Acme"}}, "a"),
    ({"path": [["things", "company"], ["companies", "domains"]], "constraints": {"root_domain": "bolt.co.uk"}}, "b"),
    (
        {
            "path": [["things", "company"], ["companies", "team"], ["people", "name"]],
            "constraints": {"first_name": {"$eq": "Ada"}},
        },
        "a",
    ),
    (
        {"path": [["things", "friends"], ["people", "name"]], "constraints": {"last_name": {"$starts_with": "b"}}},
        "ab",
    ),
]


@pytest.mark.parametrize(("given", "expected"), FILTERS)
async def test_a_filter_finds(populated: Emulator, api: Api, given: dict[str, Any], expected: str) -> None:
    found = await api.query("things", filter=given)
    assert "".join(record["values"]["text"][0]["value"][0].lower() for record in found).replace("g", "c") == expected


async def test_filters_by_record_id_and_reference(populated: Emulator, api: Api) -> None:
    first, second, *_ = populated.records("things")
    ids = [record_id(second), record_id(first), "5e3fb280-007b-495a-a530-9354bde01de1"]
    assert await api.query("things", filter={"record_id": {"$in": ids}}) == [first, second]
    assert await api.query("things", filter={"record_id": record_id(second)}) == [second]

    acme = record_id(populated.records("companies")[0])
    for target in ({"$in": [acme, "x"]}, acme, {"$eq": acme}):
        by_target = {"company": {"target_object": "companies", "target_record_id": target}}
        assert await api.query("things", filter=by_target) == [first]


async def test_several_properties_must_hold_for_one_value(em: Emulator, api: Api) -> None:
    em.create_record("people", {"email_addresses": ["ada@one.example", "bob@two.example"]})
    one_address = {"email_local_specifier": "ada", "email_domain": "two.example"}
    assert await api.query("people", filter={"email_addresses": one_address}) == []
    both = [{"email_addresses": {key: value}} for key, value in one_address.items()]
    assert len(await api.query("people", filter={"$and": both})) == 1


REFUSED_FILTERS: list[tuple[Any, str]] = [
    ({"nope": 1}, "nope"),
    ({"text": {"$equals": "x"}}, "$equals"),
    ({"$nor": []}, "$nor"),
    ({"$or": {"text": "x"}}, "$or"),
    ({"text": {"full": "x"}}, "full"),
    ({"text": {"$gt": "x"}}, "$gt"),
    ({"text": ["x", "y"]}, "array"),
    ({"text": {"$in": "x"}}, "$in"),
    ({"number": "many"}, "number"),
    ({"number": {"$contains": 1}}, "$contains"),
    ({"checkbox": "true"}, "checkbox"),
    ({"timestamp": {"$gte": "2020-01-01"}}, "time of day"),
    ({"domain": {"$in": ["acme.example"]}}, "$in"),
    ({"select": "Yellow"}, "Yellow"),
    ({"tags": {"$in": ["Red"]}}, "$in"),
    ({"location": "Cupertino"}, "location"),
    ({"location": {"latitude": "1"}}, "latitude"),
    ({"actor_reference": "mo@acme.example"}, "actor_reference"),
    ({"actor_reference": {"email": "mo@acme.example"}}, "email"),
    ({"company": {"target_object": "nope"}}, "nope"),
    ({"path": [["people", "name"]], "constraints": {}}, "people"),
    ({"path": [["things", "text"], ["things", "text"]], "constraints": {}}, "text"),
    ({"path": [["things", "company"], ["people", "name"]], "constraints": {}}, "company"),
    ({"path": [["things", "parent"]] * 6, "constraints": {}}, "path"),
    ([], "filter"),
    ({"$not": {"text": "x", "number": 1}}, "$not"),
    ({"$not": {}}, "$not"),
    ({"$not": {"$or": [{"text": "x"}, {"number": 1}]}}, "$or"),
    ({"$not": {"$not": {"text": "x"}}}, "$not"),
    ({"date": 2020}, "ISO 8601"),
    ({"email_address": {"email_address": {"$not_empty": True}}}, "$not_empty"),
    ({"actor_reference": {"referenced_actor_id": "x"}}, "referenced_actor_type"),
    ({"text": {}}, "text"),
    ({"text": {"value": {}}}, "text"),
]


@pytest.mark.parametrize(("given", "named"), REFUSED_FILTERS)
async def test_a_filter_that_makes_no_sense_is_an_error(furnished: Emulator, api: Api, given: Any, named: str) -> None:
    path = "/v2/objects/things/records/query"
    refused = await api("POST", path, {"filter": given}, status=400, code="filter_error")
    assert named in refused["message"]


async def test_an_archived_attribute_cannot_be_filtered_or_sorted_by(furnished: Emulator, api: Api) -> None:
    path = "/v2/objects/things/records/query"
    furnished.create_record("things", {"text": "x"})
    assert len(await api.query("things", filter={"text": "x"})) == 1
    await api("PATCH", "/v2/objects/things/attributes/text", {"data": {"is_archived": True}})
    for body in ({"filter": {"text": "x"}}, {"sorts": [{"attribute": "text", "direction": "asc"}]}):
        refused = await api("POST", path, body, status=400, code="filter_error")
        assert "text" in refused["message"]


SORTS: list[tuple[list[dict[str, Any]], str]] = [
    ([{"attribute": "text", "direction": "asc"}], "abdc"),
    ([{"attribute": "text", "direction": "desc"}], "cdba"),
    ([{"attribute": "number", "direction": "desc"}], "cbad"),
    ([{"attribute": "number", "direction": "asc", "field": "value"}], "abcd"),
    ([{"attribute": "created_at", "direction": "desc"}], "dcba"),
    (
        [
            {"attribute": "domain", "direction": "asc", "field": "root_domain"},
            {"attribute": "number", "direction": "desc"},
        ],
        "cabd",
    ),
    ([{"path": [["things", "company"], ["companies", "name"]], "direction": "desc"}], "bacd"),
]


@pytest.mark.parametrize(("sorts", "expected"), SORTS)
async def test_sorts(populated: Emulator, api: Api, sorts: list[dict[str, Any]], expected: str) -> None:
    found = await api.query("things", sorts=sorts)
    assert "".join(record["values"]["text"][0]["value"][0].lower() for record in found).replace("g", "c") == expected


@pytest.mark.parametrize(
    ("sorts", "code"),
    [
        ([{"attribute": "nope", "direction": "asc"}], "filter_error"),
        ([{"attribute": "text", "direction": "up"}], "validation_type"),
        ([{"attribute": "text", "direction": "asc", "field": "nope"}], "filter_error"),
        ([{"direction": "asc"}], "validation_type"),
        ([{"attribute": "text", "direction": "asc", "field": ["value"]}], "validation_type"),
        ([{"attribute": "text", "direction": "asc", "field": {"value": 1}}], "validation_type"),
        ({"attribute": "text", "direction": "asc"}, "validation_type"),
    ],
)
async def test_refused_sorts(furnished: Emulator, api: Api, sorts: Any, code: str) -> None:
    await api("POST", "/v2/objects/things/records/query", {"sorts": sorts}, status=400, code=code)


async def test_pages(em: Emulator, api: Api) -> None:
    ids = [record_id(em.create_record("companies", {"name": f"Company {number}"})) for number in range(7)]

    pages = [await api.query("companies", limit=3, offset=offset) for offset in (0, 3, 6, 9)]

    assert [record_id(record) for page in pages for record in page] == ids
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len(await api.query("companies", limit=3.0)) == 3


async def test_the_default_and_the_greatest_page_have_500_records(em: Emulator, api: Api) -> None:
    for number in range(501):
        em.create_record("companies", {"name": f"Company {number}"})
    assert len(await api.query("companies")) == 500
    assert len(await api.query("companies", limit=500, offset=1)) == 500
    for wrong in ({"limit": 501}, {"limit": 0}, {"limit": "10"}, {"limit": 1.5}, {"offset": -1}):
        await api("POST", "/v2/objects/companies/records/query", wrong, status=400, code="validation_type")


async def test_pages_of_one_walk_see_what_was_written_in_between(em: Emulator, api: Api) -> None:
    em.create_record("companies", {"name": "B"})
    by_name = [{"attribute": "name", "direction": "asc"}]
    assert len(await api.query("companies", sorts=by_name)) == 1
    created = await api.create("companies", {"name": "A"})
    assert (await api.query("companies", sorts=by_name))[0] == created
