"""SQL over the workspace."""

from __future__ import annotations

import asyncio

from aioattio.emulator import Emulator

from .conftest import Api, record_id


async def rows(api: Api, statement: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (await api("POST", "/v2/sql", {"sql": statement}))["data"]["rows"]
    return found


async def test_every_type_has_a_column_of_its_natural_kind(furnished: Emulator, api: Api) -> None:
    written = {
        "text": "it's",
        "number": 1.25,
        "checkbox": True,
        "currency": 10,
        "date": "2026-01-05",
        "rating": 4,
        "domain": "x.org",
        "email_address": "Ada@X.org",
        "select": "Red",
        "tags": ["Red", "Blue"],
        "status": "Done",
        "location": "London, United Kingdom",
    }
    made = await api.create("things", {key: value for key, value in written.items() if key != "location"})
    (found,) = await rows(api, "select * from things")
    assert {key: found[key] for key in written if key != "location"} == {
        **{key: value for key, value in written.items() if key != "location"},
        "checkbox": 1,
        "email_address": "ada@x.org",
    }
    assert found["record_id"] == record_id(made)
    assert (found["location"], found["friends"]) == (None, [])


async def test_lists_are_tables_of_a_schema_of_their_own(em: Emulator, api: Api) -> None:
    em.create_list("Sales", "sales", "people")
    ada = em.create_record("people", {"name": "Ada"})
    data = {"parent_object": "people", "parent_record_id": record_id(ada), "entry_values": {}}
    await api("POST", "/v2/lists/sales/entries", {"data": data})
    people = em.object("people")["id"]["object_id"]
    parent = {"entity_definition_id": people, "entity_instance_id": record_id(ada)}
    assert await rows(api, "select parent_record from lists.sales") == [{"parent_record": parent}]
    found = await rows(
        api,
        "select name from people join lists.sales on record_id = json_extract(parent_record, '$.entity_instance_id')",
    )
    assert found == [{"name": "Ada"}]


async def test_slugs_that_sqlite_takes_for_one_or_for_words(em: Emulator, api: Api) -> None:
    em.create_object("select", "Select", "Selects")
    em.create_attribute("select", "Order", "order", "text")
    em.create_attribute("select", "Order by", "ORDER", "text")
    em.create_attribute("select", "Odd", 'o"dd', "text")
    em.create_record("select", {"order": "first", 'o"dd': "yes"})
    assert await rows(api, 'select "order", "o""dd" as odd from "select"') == [{"order": "first", "odd": "yes"}]


async def test_nothing_outside_the_workspace_can_be_reached(em: Emulator, api: Api) -> None:
    em.create_record("companies", {"name": "X"})
    for statement in (
        "attach '/tmp/x' as x",
        "select readfile('/etc/passwd')",
        "with x as (select 1) insert into companies (name) select 'Y'",
        "select writefile('/tmp/x', 'y')",
        "/* select */ drop table companies",
    ):
        await api("POST", "/v2/sql", {"sql": statement}, status=400, code="filter_error")
    for body in ({}, {"sql": 5}, [], {"data": {"sql": "select 1"}}):
        await api("POST", "/v2/sql", body, status=400, code="filter_error")
    assert await rows(api, "select name from companies") == [{"name": "X"}]


async def test_an_answer_has_an_end(api: Api) -> None:
    counted = "with recursive n(i) as (select 1 union all select i + 1 from n limit 8) select {} as v from n"
    assert len(await rows(api, counted.format("printf('%*c', 4000000, 'x')"))) == 8
    refused = await api("POST", "/v2/sql", {"sql": counted.format("zeroblob(9000000)")}, status=400)
    assert refused["message"] == "SQL error: the result is larger than 50,000,000 bytes"


async def test_many_comments_are_read_at_once(api: Api) -> None:
    comments = "/**/" * 26
    assert await rows(api, f"{comments} select 1 as one") == [{"one": 1}]
    async with asyncio.timeout(10):
        await api("POST", "/v2/sql", {"sql": f"{comments} drop"}, status=400, code="filter_error")


async def test_two_statements_a_second(em: Emulator, api: Api) -> None:
    em.limits(read=100, mode="trailing")
    for _ in range(2):
        await api("POST", "/v2/sql", {"sql": "select 1"})
    await api("POST", "/v2/sql", {"sql": "select 1"}, status=429)
