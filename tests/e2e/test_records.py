"""Records there and back: every verb, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import asyncio
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from aioattio import (
    ActorReference,
    Attio,
    InvalidInput,
    Limits,
    Location,
    Name,
    NotFound,
    Record,
    RecordReference,
    UniquenessConflict,
)
from aioattio.emulator import Emulator
from aioattio_openapi.attio.api.objects import list_objects
from aioattio_openapi.attio.api.records import query_records
from tests.support.clock import InstantClock


async def test_a_person_s_life(attio: Attio) -> None:
    people = attio.people
    ada = await people.create({"name": Name("Ada", "Lovelace"), "email_addresses": ["Ada@X.org"]})
    assert isinstance(ada, Record)
    assert ada["name"] == Name("Ada", "Lovelace")
    assert ada["email_addresses"] == ["ada@x.org"]
    assert ada["job_title"] is None
    assert ada["phone_numbers"] == []

    same = await people.upsert({"email_addresses": ["ada@x.org"], "job_title": "Countess"}, match="email_addresses")
    assert (same.id, same["job_title"]) == (ada.id, "Countess")

    both = await people.update(ada, {"phone_numbers": ["+441632960001"]})
    both = await people.update(ada.id, {"phone_numbers": ["+441632960002"]})
    assert sorted(both["phone_numbers"]) == ["+441632960001", "+441632960002"]
    one = await people.overwrite(ada, {"phone_numbers": ["+441632960003"]})
    assert one["phone_numbers"] == ["+441632960003"]
    assert (await people.overwrite(ada, {"phone_numbers": None}))["phone_numbers"] == []

    await people.update(ada, {"job_title": "Analyst"})
    history = await people.history(ada, "job_title").collect()
    assert {value.value for value in history} == {"Countess", "Analyst"}
    assert sum(value.active_until is None for value in history) == 1

    assert await people.entries(ada).collect() == []
    assert [hit.id for hit in await attio.search("lovelace", objects=["people"])] == [ada.id]

    found = await people.query({"email_addresses": "ada@x.org"}).first()
    assert found is not None
    assert found.to_dict() == (await people.get(ada)).to_dict()
    await people.delete(ada)
    with pytest.raises(NotFound):
        await people.get(ada)
    assert await people.query().first() is None


async def test_all_seventeen_types_there_and_back(attio: Attio, attio_emulator: Emulator) -> None:
    member = attio_emulator.add_member("grace@acme.org", "Grace", "Hopper")
    cars = attio.records((await attio.objects.create("cars", singular="Car", plural="Cars")).slug)
    for title, type_ in {
        "Title": "text", "Doors": "number", "Electric": "checkbox", "Built": "date", "Seen": "timestamp",
        "Stars": "rating", "Colour": "select", "Stage": "status", "Keeper": "actor-reference", "Garage": "location",
        "Hotline": "phone-number",
    }.items():  # fmt: skip
        await cars.attributes.create(title, type_)
    await cars.attributes.create("Tags", "select", is_multiselect=True)
    await cars.attributes.create("Price", "currency", currency="EUR")
    await cars.attributes.create("Maker", "record-reference", allowed_objects=["companies"])
    for option in ("Red", "Blue"):
        await cars.attributes.create_option("colour", option)
        await cars.attributes.create_option("tags", option)
    await cars.attributes.create_status("stage", "Parked")
    maker = await attio.companies.create({"name": "Maker", "domains": ["maker.example"]})

    written = {
        "title": "Roadster",
        "doors": 2,
        "electric": True,
        "built": date(2026, 1, 31),
        "seen": datetime(2026, 1, 31, 9, 30, 15, 123456, tzinfo=UTC),
        "stars": 4,
        "colour": "Red",
        "tags": ["Red", "Blue"],
        "stage": "Parked",
        "price": Decimal("19999.9999"),
        "maker": maker,
        "keeper": "grace@acme.org",
        "garage": Location(locality="Porto", country_code="PT"),
        "hotline": "+441632960001",
    }
    car = await cars.create(written)
    expected = written | {
        "maker": RecordReference("companies", maker.id),
        "keeper": ActorReference("workspace-member", member["id"]["workspace_member_id"]),
    }
    for record in (car, await cars.get(car), await cars.query().first(), pickle.loads(pickle.dumps(car))):  # noqa: S301
        assert record is not None
        assert {slug: record[slug] for slug in expected} == expected
        assert isinstance(record["doors"], int)
        assert isinstance(record["price"], Decimal)

    back = await cars.create({slug: car[slug] for slug in expected} | {"title": "Copy"})
    assert {slug: back[slug] for slug in expected} == expected | {"title": "Copy"}, "what is read can be written"

    person = await attio.people.create({"name": "Lovelace, Ada", "email_addresses": ["ada@maker.example"]})
    assert person["name"] == Name("Ada", "Lovelace")
    assert maker["domains"] == ["maker.example"]


async def test_hundreds_of_records_in_every_kind_of_walk(attio: Attio) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(603):
            group.create_task(attio.companies.create({"name": f"No. {number:04}"}))
    for options in ({}, {"page_size": 100}, {"page_size": 97, "concurrency": 4}, {"concurrency": 2}):
        names = [record["name"] async for record in attio.companies.query(**options)]
        assert sorted(names) == [f"No. {number:04}" for number in range(603)], options
    by_name = {"attribute": "name", "direction": "asc"}
    few = await attio.companies.query({"name": {"$contains": "No. 00"}}, sort=by_name, limit=3).collect()
    assert [record["name"] for record in few] == ["No. 0000", "No. 0001", "No. 0002"]


async def test_a_unique_value_is_taken_once(attio: Attio) -> None:
    await attio.companies.create({"name": "A", "domains": ["x.org"]})
    with pytest.raises(UniquenessConflict):
        await attio.companies.create({"name": "B", "domains": ["https://X.org/about"]})
    upserts = [attio.companies.upsert({"domains": ["y.org"], "name": str(n)}, match="domains") for n in range(20)]
    assert len({record.id for record in await asyncio.gather(*upserts)}) == 1
    assert len(await attio.companies.query().collect()) == 2


async def test_definitions_are_fetched_once_beside_the_first_call(attio: Attio, attio_emulator: Emulator) -> None:
    await asyncio.gather(*[attio.people.query().collect() for _ in range(10)], attio.people.create({"name": "A"}))
    paths = [(request.method, request.path) for request in attio_emulator.requests]
    definitions = [path for path in paths if path[1].endswith("/attributes")]
    assert len(definitions) == 1, "however many ask"
    await attio.people.create({"name": "B"})
    assert len(attio_emulator.requests) == len(paths) + 1
    await attio.people.attributes.create("Shoe size", "number")
    made = await attio.people.create({"name": "C", "shoe_size": 38})
    assert made["shoe_size"] == 38


async def test_an_attribute_made_elsewhere_is_found_after_a_while(
    attio_emulator: Emulator, hasty: Attio, clock: InstantClock
) -> None:
    await hasty.companies.create({"name": "A"})
    attio_emulator.create_attribute("companies", "Tier", "tier", "text")
    assert (await hasty.companies.create({"name": "B", "tier": "Gold"}))["tier"] == "Gold"
    requests = len(attio_emulator.requests)
    for _ in range(5):
        with pytest.raises(InvalidInput, match="tier"):
            await hasty.companies.create({"name": "B", "tire": "Gold"})
    assert len(attio_emulator.requests) == requests, "a mistake in every row does not fetch for every row"
    await hasty.companies.attributes.create("Size", "text")
    assert (await hasty.companies.create({"name": "C", "size": "L"}))["size"] == "L", "one of our own is known at once"
    clock.skipped += 60
    with pytest.raises(InvalidInput, match="tier"):
        await hasty.companies.create({"name": "B", "tire": "Gold"})
    assert len(attio_emulator.requests) > requests


async def test_an_object_known_by_id_learns_of_a_new_attribute_too(attio: Attio) -> None:
    companies = await attio.objects.get("companies")
    by_id = attio.records(companies.id)
    await by_id.create({"name": "A"})
    await attio.companies.attributes.create("Tier", "text")
    assert (await by_id.create({"name": "B", "tier": "Gold"}))["tier"] == "Gold"


async def test_a_record_of_another_object_is_refused(attio: Attio, attio_emulator: Emulator) -> None:
    person = await attio.people.create({"name": "A"})
    before = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match="a record of companies"):
        await attio.companies.delete(person)
    assert len(attio_emulator.requests) == before
    by_id = attio.records(person.object_id)
    assert (await by_id.get(person)).id == person.id


@pytest.mark.parametrize(
    ("query", "objects"), [("x" * 257, ["people"]), (5, ["people"]), ("ada", "people"), ("ada", [])]
)
async def test_a_search_that_cannot_be_is_refused(
    query: str, objects: list[str], attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput):
        await attio.search(query, objects=objects)
    assert attio_emulator.requests == []


async def test_without_definitions(attio_emulator: Emulator) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as attio:
        made = await attio.people.create({"name": Name("Ada", "Lovelace"), "email_addresses": ["ada@x.org"]})
        assert (made["name"].last, made["email_addresses"]) == ("Lovelace", ["ada@x.org"])
        assert all(not request.path.endswith("/attributes") for request in attio_emulator.requests)


async def test_the_generated_package_is_one_import_away(attio: Attio) -> None:
    await attio.companies.create({"name": "A"})
    objects = await attio.send(list_objects.request())
    assert {item.api_slug for item in objects.data} >= {"people", "companies", "deals"}
    found = await attio.send(query_records.request("companies", body={"limit": 1}))
    assert len(found.data) == 1
    answer = await attio.request("GET", "/v2/objects/companies")
    assert answer.json()["data"]["api_slug"] == "companies"
    assert answer.request_id


async def test_a_view_shares_everything_but_its_options(attio: Attio, attio_emulator: Emulator) -> None:
    slow = attio.with_options(timeout=120)
    await slow.people.create({"name": "A"})
    before = len(attio_emulator.requests)
    await attio.people.create({"name": "B"})
    assert len(attio_emulator.requests) == before + 1, "the definitions are shared"
    await slow.aclose()
    assert (await attio.identify()).active, "closing a view closes nothing"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"nmae": "x"}, "name"),
        ({"domains": "x.org"}, r"\['x\.org'\]"),
        ({"name": 7}, "text"),
        ({"created_at": "2026-01-01"}, "read-only"),
        ({"foundation_date": "soon"}, "date"),
    ],
)
async def test_bad_values_never_leave(
    values: dict[str, object], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput, match=named):
        await attio.companies.create(values)
    assert all(request.method == "GET" for request in attio_emulator.requests)


@pytest.mark.parametrize(
    ("match", "values", "named"),
    [
        ("domain", {"domains": ["x.org"]}, "domains"),
        ("name", {"name": "x"}, "not unique.*domains"),
        ("domains", {"name": "x"}, "nothing to match by"),
        ("domains", {"domains": []}, "nothing to match by"),
    ],
)
async def test_an_upsert_that_cannot_match_never_leaves(
    match: str, values: dict[str, object], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput, match=named):
        await attio.companies.upsert(values, match=match)
    assert all(request.method == "GET" for request in attio_emulator.requests)


@pytest.mark.parametrize("record", ["", None, 7, "..", " "])
async def test_a_record_is_an_id_or_a_record(record: object, attio: Attio, attio_emulator: Emulator) -> None:
    with pytest.raises(InvalidInput, match="record id"):
        await attio.people.get(record)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="slug or id"):
        attio.records(record)  # type: ignore[arg-type]
    assert attio_emulator.requests == []


async def test_limits_of_real_attio_are_the_default(attio_emulator: Emulator) -> None:
    assert Limits() == Limits(read=100, write=25)


async def test_what_refers_to_a_record_stands_for_it(attio: Attio, attio_emulator: Emulator) -> None:
    companies = attio.records(await attio.objects.get("companies"))
    assert companies.object == "companies"
    acme = await companies.create({"name": "Acme", "domains": ["acme.org"]})
    ada = await attio.people.create({"name": "Ada", "company": acme})
    assert (await companies.get(ada["company"])).id == acme.id
    (hit,) = await attio.search("acme", objects=[await attio.objects.get("companies")])
    assert (await companies.update(hit, {"description": "Anvils"}))["description"] == "Anvils"
    by_id = RecordReference(acme.object_id, acme.id)
    assert (await companies.get(by_id)).id == (await attio.records(acme.object_id).get(by_id)).id == acme.id
    asked = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match="a record of people"):
        await attio.people.get(ada["company"])
    assert len(attio_emulator.requests) == asked
    await companies.delete(hit)


async def test_who_searches_and_where(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.add_member("grace@navy.mil")
    grace = await attio.workspace_members.find(email="grace@navy.mil")
    assert grace is not None
    for member in (grace, grace.id, grace.reference, "grace@navy.mil"):
        assert await attio.search("nobody", objects=["people"], as_member=member) == []
    asked = len(attio_emulator.requests)
    for wrong in (5, "grace", ""):
        with pytest.raises(InvalidInput, match="as_member"):
            await attio.search("x", objects=["people"], as_member=wrong)  # type: ignore[arg-type]
    for nowhere in ([], "people", 5, [5], [""]):
        with pytest.raises(InvalidInput, match="objects"):
            await attio.search("x", objects=nowhere)  # type: ignore[arg-type]
    assert len(attio_emulator.requests) == asked


async def test_what_of_an_attribute_changes_is_checked_first(attio: Attio, attio_emulator: Emulator) -> None:
    attributes = attio.people.attributes
    made = await attributes.create("Shoe size", "number")
    assert (await attributes.update(made, slug="shoe")).slug == "shoe"
    asked = len(attio_emulator.requests)
    for changes in ({}, {"titel": "Shoes"}):
        for update in (
            lambda given: attributes.update(made, **given),
            lambda given: attributes.update_option("tags", "Hot", **given),
            lambda given: attributes.update_status("stage", "Lead", **given),
        ):
            with pytest.raises(InvalidInput, match=r"changes.*title"):
                await update(changes)
    assert len(attio_emulator.requests) == asked
