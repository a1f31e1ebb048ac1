"""The workspace's schema: asked for once, kept for a while, never another workspace's."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from aioattio import Attio, InvalidInput, NotFound, ServerError, UnexpectedAnswer
from aioattio.emulator import Emulator
from aioattio.filters import F
from aioattio.testing import UNLIMITED
from tests.support.clock import InstantClock


def looked(emulator: Emulator, since: int = 0) -> Counter[str]:
    """How often the schema was asked for what; the page after the last belongs to its listing."""
    return Counter(
        request.path.removeprefix("/v2/")
        for request in emulator.requests[since:]
        if request.method == "GET" and "/records/" not in request.path and "offset" not in request.query
    )


async def seed(attio: Attio) -> None:
    for title in ("Anvils", "Rockets"):
        await attio.companies.attributes.create_option("categories", title)
    sales = await attio.lists.create("Sales", "companies", slug="sales")
    stage = await attio.entries(sales).attributes.create("Stage", "status")
    for title in ("Lead", "Won"):
        await attio.entries(sales).attributes.create_status(stage, title)


async def test_what_a_workspace_is_made_of(attio: Attio, attio_emulator: Emulator) -> None:
    await seed(attio)
    attio_emulator.add_member("grace@navy.mil")
    schema = attio.schema
    assert {"people", "companies", "deals"} <= {one.slug for one in await schema.objects()}
    assert [one.slug for one in await schema.lists()] == ["sales"]
    assert "grace@navy.mil" in [member.email_address for member in await schema.members()]
    companies, sales = schema.object("companies"), schema.list("sales")
    assert (await companies.get()).plural_noun == "Companies"
    assert (await sales.get()).parent_object == ("companies",)
    definitions = await companies.attributes()
    assert definitions["categories"].is_multiselect
    assert [option.title for option in await companies.options("categories")][-2:] == ["Anvils", "Rockets"]
    assert [option.title for option in await companies.options(definitions["categories"].id)][-2:] == [
        "Anvils",
        "Rockets",
    ]
    assert [status.title for status in await sales.statuses((await sales.attributes())["stage"])] == ["Lead", "Won"]
    assert repr(companies) == "<ObjectSchema of companies>"

    before = len(attio_emulator.requests)
    again = attio.with_options(timeout=60).schema
    assert (await again.objects(), await again.lists()) == (await schema.objects(), await schema.lists())
    assert await again.object("companies").attributes() is definitions
    await again.object(await companies.get()).options("categories")
    await again.list(await sales.get()).statuses("stage")
    await again.members()
    assert len(attio_emulator.requests) == before, "all of it is known, to views of the client as well"
    schema.forget()
    await again.objects()
    assert len(attio_emulator.requests) == before + 1


async def test_archived_options_are_shown_when_asked_for(attio: Attio) -> None:
    await seed(attio)
    await attio.companies.attributes.update_option("categories", "Rockets", is_archived=True)
    companies = attio.schema.object("companies")
    assert "Rockets" not in [option.title for option in await companies.options("categories")]
    assert "Rockets" in [option.title for option in await companies.options("categories", show_archived=True)]


async def test_an_object_and_a_list_have_a_slug_and_an_id(attio: Attio, attio_emulator: Emulator) -> None:
    await seed(attio)
    people = next(one for one in await attio.schema.objects() if one.slug == "people")
    (sales,) = await attio.schema.lists()
    before = len(attio_emulator.requests)
    for names in ((people.id, people.slug), (people.slug, people.id)):
        for name in names:
            await attio.schema.object(name).attributes()
            await attio.records(name).query().collect()
        assert looked(attio_emulator, before) == {f"objects/{names[0]}/attributes": 1}
        before = len(attio_emulator.requests)
        attio.schema.forget()
        await attio.schema.objects()
        before = len(attio_emulator.requests)
    await attio.schema.lists()
    before = len(attio_emulator.requests)
    for name in (sales.id, "sales"):
        await attio.schema.list(name).statuses("stage")
        await attio.entries(name).query().collect()
        assert await attio.schema.list(name).get() == sales
    assert looked(attio_emulator, before) == {
        f"lists/{sales.id}/attributes": 1,
        f"lists/{sales.id}/attributes/stage/statuses": 1,
    }


@pytest.mark.parametrize(
    ("attribute", "message"),
    [
        ("categoris", "companies has no attribute 'categoris'; did you mean 'categories'"),
        ("name", "name of companies is of type text"),
        ("", "attribute"),
        (7, "attribute"),
    ],
)
async def test_an_attribute_without_options_is_refused(attribute: object, message: str, attio: Attio) -> None:
    for ask in (attio.schema.object("companies").options, attio.schema.object("companies").statuses):
        with pytest.raises(InvalidInput, match=message):
            await ask(attribute)  # type: ignore[arg-type]


async def test_statuses_are_not_options(attio: Attio) -> None:
    await seed(attio)
    with pytest.raises(
        InvalidInput, match=r"attribute \(status\): cannot take 'stage'; accepted: an attribute of type select"
    ):
        await attio.schema.list("sales").options("stage")
    with pytest.raises(
        InvalidInput, match=r"attribute \(select\): cannot take 'categories'; accepted: an attribute of type status"
    ):
        await attio.schema.object("companies").statuses("categories")


@pytest.mark.parametrize("name", ["", " ", "..", None, 7])
async def test_a_name_that_cannot_be_one_is_refused(name: Any, attio: Attio, attio_emulator: Emulator) -> None:
    for handle in (attio.schema.object, attio.schema.list):
        with pytest.raises(InvalidInput, match="slug or id"):
            handle(name)
    assert attio_emulator.requests == []


@pytest.mark.parametrize("lifetime", [0, -1, True, "60", float("nan")])
def test_a_lifetime_that_cannot_be_is_refused(lifetime: object) -> None:
    with pytest.raises(InvalidInput, match="schema_lifetime"):
        Attio("token", schema_lifetime=lifetime)  # type: ignore[arg-type]


async def test_a_thousand_uses_of_a_cold_cache_ask_once(attio: Attio, attio_emulator: Emulator) -> None:
    await seed(attio)
    acme = await attio.companies.create({"name": "Acme", "domains": ["acme.org"]})
    attio_emulator.add_member("grace@navy.mil")
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as cold:
        before = len(attio_emulator.requests)
        sales, companies = cold.entries("sales"), cold.companies
        uses = [
            use
            for _ in range(100)
            for use in (
                companies.get(acme),
                companies.query(F.categories == "Anvils").collect(),
                companies.query({"name": "Acme"}).first(),
                companies.update(acme, {"categories": ["Anvils", "Rockets"]}),
                companies.upsert({"domains": ["acme.org"], "categories": ["Rockets"]}, match="domains"),
                sales.upsert(acme.id, {"stage": "Won"}),
                sales.query(F.stage == "Lead").collect(),
                cold.schema.object("companies").options("categories"),
                cold.schema.list("sales").statuses("stage"),
                cold.schema.object("companies").get(),
            )
        ]
        await asyncio.gather(*uses)
    asked = looked(attio_emulator, before)
    assert asked == {
        "objects": 1,
        "objects/companies/attributes": 1,
        "objects/companies/attributes/categories/options": 1,
        "lists/sales": 1,
        "lists/sales/attributes": 1,
        "lists/sales/attributes/stage/statuses": 1,
    }
    assert not [request for request in attio_emulator.requests[before:] if "offset" in request.query]


async def test_two_workspaces_never_share_an_entry(attio: Attio, attio_emulator: Emulator) -> None:
    await attio.companies.attributes.create("Tier", "text")
    await attio.companies.attributes.create_option("categories", "Ours")
    async with (
        Emulator(read=None, write=None) as other,
        Attio(other.token, base_url=other.url, limits=UNLIMITED) as theirs,
        Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as second,
    ):
        await theirs.companies.attributes.create("Tier", "number")
        await theirs.companies.attributes.create_option("categories", "Theirs")
        clients = (attio, theirs, second)
        made = await asyncio.gather(
            attio.companies.create({"tier": "Gold", "categories": ["Ours"]}),
            theirs.companies.create({"tier": 1, "categories": ["Theirs"]}),
            second.companies.create({"tier": "Gold", "categories": ["Ours"]}),
        )
        assert [(record["tier"], record["categories"]) for record in made] == [
            ("Gold", ["Ours"]),
            (1, ["Theirs"]),
            ("Gold", ["Ours"]),
        ]
        with pytest.raises(InvalidInput, match="no option 'Ours'"):
            await theirs.companies.create({"categories": ["Ours"]})
        known = [await client.schema.object("companies").attributes() for client in clients]
        assert len({id(definitions) for definitions in known}) == 3
        assert known[0]["tier"].id == known[2]["tier"].id != known[1]["tier"].id
        theirs.schema.forget()
        before = len(attio_emulator.requests)
        await asyncio.gather(*[client.schema.object("companies").options("categories") for client in (attio, second)])
        assert len(attio_emulator.requests) == before, "what one forgets the others still know"


async def test_after_its_lifetime_it_is_asked_for_anew(attio_emulator: Emulator, clock: InstantClock) -> None:
    async with Attio(
        attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED, clock=clock, schema_lifetime=600
    ) as attio:
        companies = attio.schema.object("companies")

        async def asked() -> Counter[str]:
            before = len(attio_emulator.requests)
            await attio.companies.create({"categories": []})
            await companies.options("categories")
            await attio.schema.objects()
            return looked(attio_emulator, before)

        all_of_it = await asked()
        assert set(all_of_it) == {
            "objects",
            "objects/companies/attributes",
            "objects/companies/attributes/categories/options",
        }
        clock.skipped += 590
        assert await asked() == {}
        clock.skipped += 20
        assert await asked() == all_of_it


async def test_it_may_be_kept_for_good(attio_emulator: Emulator, clock: InstantClock) -> None:
    async with Attio(
        attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED, clock=clock, schema_lifetime=None
    ) as attio:
        await attio.schema.objects()
        clock.skipped += 1e9
        await attio.schema.objects()
    assert looked(attio_emulator) == {"objects": 1}


async def test_who_gives_up_takes_nothing_from_the_others(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.latency(50, 50)
    companies = attio.schema.object("companies")
    first, second, third = (asyncio.create_task(companies.options("categories")) for _ in range(3))
    write = asyncio.create_task(attio.companies.create({"name": "Acme"}))
    while not attio_emulator.requests:
        await asyncio.sleep(0)
    first.cancel()
    assert await second == await third
    assert first.cancelled()
    assert (await write)["name"] == "Acme"
    assert max(looked(attio_emulator).values()) == 1


async def test_a_failure_is_told_to_all_and_kept_for_nobody(attio_emulator: Emulator, hasty: Attio) -> None:
    attio_emulator.fail_next(
        "server_error", times=4, only="GET /v2/objects/{identifier}/attributes/{attribute}/options"
    )
    options = hasty.schema.object("companies").options
    outcomes = await asyncio.gather(*[options("categories") for _ in range(10)], return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {ServerError}
    assert looked(attio_emulator)["objects/companies/attributes/categories/options"] == 4, "one call, with its retries"
    await options("categories")


async def test_a_client_that_looks_nothing_up_answers_when_asked(attio_emulator: Emulator) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED, schema=False) as attio:
        await seed(attio)
        before = len(attio_emulator.requests)
        await attio.companies.create({"name": "Acme", "categories": ["Anvils"]})
        await attio.companies.query({"name": "Acme"}).collect()
        with pytest.raises(NotFound) as caught:
            await attio.records("compnaies").query().collect()
        assert caught.value.hint == ""
        assert looked(attio_emulator, before) == {}
        companies = attio.schema.object("companies")
        assert (await companies.attributes())["name"].type == "text"
        assert [option.title for option in await companies.options("categories")][-1] == "Rockets"
        with pytest.raises(NotFound, match="did you mean 'companies'"):
            await attio.schema.object("compnaies").attributes()


async def test_what_this_client_changes_is_known_at_once(attio: Attio) -> None:
    await seed(attio)
    companies, sales = attio.schema.object("companies"), attio.schema.list("sales")
    categories, stages = attio.companies.attributes, attio.entries("sales").attributes

    async def titles() -> tuple[str, ...]:
        options, statuses = await asyncio.gather(companies.options("categories"), sales.statuses("stage"))
        return (*(option.title for option in options[-2:]), *(status.title for status in statuses))

    assert await titles() == ("Anvils", "Rockets", "Lead", "Won")
    await categories.create_option("categories", "New")
    assert await titles() == ("Rockets", "New", "Lead", "Won")
    await categories.update_option("categories", "New", title="Newer")
    assert await titles() == ("Rockets", "Newer", "Lead", "Won")
    await stages.create_status("stage", "Lost")
    assert await titles() == ("Rockets", "Newer", "Lead", "Won", "Lost")
    await stages.update_status("stage", "Lost", title="Gone")
    assert await titles() == ("Rockets", "Newer", "Lead", "Won", "Gone")

    await attio.schema.objects()
    await attio.objects.create("cars", singular="Car", plural="Cars")
    assert "cars" in [one.slug for one in await attio.schema.objects()]
    await attio.objects.update("cars", singular="Auto")
    assert (await attio.schema.object("cars").get()).singular_noun == "Auto"
    await attio.objects.delete("cars")
    assert "cars" not in [one.slug for one in await attio.schema.objects()]
    await attio.schema.lists()
    await attio.lists.create("Hiring", "people")
    assert [one.slug for one in await attio.schema.lists()] == ["sales", "hiring"]
    await attio.lists.update("hiring", name="Recruiting")
    assert (await attio.schema.list("hiring").get()).name == "Recruiting"


async def test_members_are_found_by_their_addresses(attio: Attio, attio_emulator: Emulator) -> None:
    grace = attio_emulator.add_member("grace@navy.mil")["id"]["workspace_member_id"]
    deal = await attio.deals.create({"name": "Anvils", "stage": "Lead", "owner": grace})
    before = len(attio_emulator.requests)
    for address in ("grace@navy.mil", "Grace@Navy.mil"):
        assert [one.id for one in await attio.deals.query(F.owner == address).collect()] == [deal.id]
    assert looked(attio_emulator, before)["workspace_members"] == 1
    attio_emulator.add_member("ada@navy.mil")
    assert await attio.deals.query(F.owner == "ada@navy.mil").collect() == []
    assert looked(attio_emulator, before)["workspace_members"] == 2, "who came meanwhile is worth one more look"
    for _ in range(3):
        with pytest.raises(InvalidInput, match=r"grace@nav\.mil.*mean 'grace@navy\.mil'"):
            await attio.deals.query(F.owner == "grace@nav.mil").collect()
    assert looked(attio_emulator, before)["workspace_members"] == 2


async def test_a_token_for_lists_alone_does_without_objects(attio: Attio, attio_emulator: Emulator) -> None:
    await seed(attio)
    await attio.entries("sales").attributes.create("Partner", "record-reference", allowed_objects=["people"])
    acme = await attio.companies.create({"name": "Acme"})
    token = attio_emulator.add_token(["list_entry:read-write", "list_configuration:read", "record_permission:read"])
    async with Attio(token, base_url=attio_emulator.url, limits=UNLIMITED) as narrow:
        entry = await narrow.entries("sales").create(acme, {"stage": "Won"})
        assert [one.id for one in await narrow.entries("sales").query(F.stage == "Won").collect()] == [entry.id]


@pytest.mark.parametrize("data", [None, {}, [1], "x"])
async def test_options_of_another_form_are_an_unexpected_answer(data: Any) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        attribute = {"id": {"attribute_id": "1"}, "api_slug": "tier", "type": "select"}
        return httpx.Response(200, json={"data": data if request.url.path.endswith("/options") else [attribute]})

    async with Attio("token", base_url="http://localhost", http=httpx.MockTransport(answer)) as attio:
        with pytest.raises(UnexpectedAnswer, match="not a list of objects"):
            await attio.schema.object("cars").options("tier")
