"""What a refusal says was probably meant: objects, lists, attributes, options, statuses."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from aioattio import ApiError, Attio, InvalidInput
from aioattio.emulator import Emulator
from aioattio.filters import F
from aioattio.testing import UNLIMITED
from aioattio.values.types import RecordReference


@pytest.fixture
async def acme(hasty: Attio) -> Any:
    return await hasty.companies.create({"name": "Acme"})


Call = Callable[[Attio], Coroutine[Any, Any, Any]]
HINTS: dict[str, tuple[Call, str]] = {
    "object, query": (lambda a: a.records("compnaies").query().collect(), "no object 'compnaies'.*mean 'companies'"),
    "object, filter": (
        lambda a: a.records("compnaies").query(F.name == "X").collect(),
        "no object 'compnaies'.*mean 'companies'",
    ),
    "object, get": (
        lambda a: a.records("person").get("00000000-0000-4000-8000-000000000000"),
        "no object 'person'.*mean 'people'",
    ),
    "object, create": (lambda a: a.records("poeple").create({"name": "X"}), "no object 'poeple'.*mean 'people'"),
    "object, attributes": (lambda a: a.records("poeple").attributes.list().collect(), "mean 'people'"),
    "object, itself": (lambda a: a.objects.get("poeple"), "mean 'people'"),
    "object, schema": (lambda a: a.schema.object("poeple").get(), "mean 'people'"),
    "object, nothing near": (lambda a: a.objects.get("zzz"), "no object 'zzz' in this workspace; there are .*'people'"),
    "object, views": (lambda a: a.objects.views("poeple").collect(), "mean 'people'"),
    "list, query": (lambda a: a.entries("slaes").query().collect(), "no list 'slaes'.*mean 'sales'"),
    "list, create": (lambda a: a.entries("slaes").create(RecordReference("people", "x")), "mean 'sales'"),
    "list, by its name": (lambda a: a.lists.get("Our pipeline"), "mean 'sales'"),
    "list, schema": (lambda a: a.schema.list("slaes").get(), "mean 'sales'"),
    "attribute, get": (lambda a: a.people.attributes.get("job_titel"), "no attribute 'job_titel'.*mean 'job_title'"),
    "attribute, update": (lambda a: a.people.attributes.update("job_titel", title="X"), "mean 'job_title'"),
    "attribute, options": (lambda a: a.companies.attributes.options("categoris").collect(), "mean 'categories'"),
    "attribute, filter": (
        lambda a: a.people.query({"$and": [{"$not": {"job_titel": "X"}}]}).collect(),
        "people has no attribute 'job_titel'.*mean 'job_title'",
    ),
    "attribute, sort": (
        lambda a: a.people.query(sort={"attribute": "job_titel", "direction": "asc"}).collect(),
        "mean 'job_title'",
    ),
    "attribute, create": (lambda a: a.records("poeple").attributes.create("X", "text"), "mean 'people'"),
    "list, of an object": (lambda a: a.lists.create("X", "compnaies"), "mean 'companies'"),
    "option, create": (lambda a: a.companies.attributes.create_option("categoris", "X"), "mean 'categories'"),
    "option, update": (
        lambda a: a.companies.attributes.update_option("categories", "Autmotive", title="X"),
        "categories has no option 'Autmotive'; did you mean 'Automotive'",
    ),
    "status, update": (
        lambda a: a.entries("sales").attributes.update_status("stage", "Leda", title="X"),
        "stage has no status 'Leda'; did you mean 'Lead'",
    ),
    "option, filter": (
        lambda a: a.companies.query({"categories": {"option": {"$eq": "Autmotive"}}}).collect(),
        "categories has no option 'Autmotive'; did you mean 'Automotive'",
    ),
    "status, filter": (
        lambda a: a.entries("sales").query({"$or": [{"stage": "Leda"}]}).collect(),
        "stage has no status 'Leda'; did you mean 'Lead'",
    ),
}


@pytest.mark.parametrize("name", HINTS)
async def test_a_refusal_says_what_was_probably_meant(name: str, hasty: Attio) -> None:
    await hasty.lists.create("Our pipeline", "companies", slug="sales")
    stages = hasty.entries("sales").attributes
    await stages.create("Stage", "status")
    await stages.create_status("stage", "Lead")
    call, expected = HINTS[name]
    with pytest.raises(ApiError, match=f"(?s)hint: .*{expected}") as caught:
        await call(hasty)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (copy.hint, str(copy)) == (caught.value.hint, str(caught.value))


async def test_the_history_of_an_unknown_attribute(hasty: Attio, acme: Any) -> None:
    with pytest.raises(ApiError, match="mean 'domains'"):
        await hasty.companies.history(acme, "domainz").collect()


async def test_the_parent_of_an_entry_is_of_an_object(hasty: Attio, acme: Any) -> None:
    await hasty.lists.create("Sales", "companies", slug="sales")
    with pytest.raises(ApiError, match=r"no object 'compnaies'.*mean 'companies'"):
        await hasty.entries("sales").create(RecordReference("compnaies", acme.id))


async def test_there_is_no_hint_where_every_name_is_right(hasty: Attio, acme: Any, attio_emulator: Emulator) -> None:
    for call in (
        hasty.people.get("00000000-0000-4000-8000-000000000000"),
        hasty.companies.query({"name": {"$nope": "X"}}).collect(),
        hasty.companies.query({"categories": {"option": {"$contains": "zzz"}}}).collect(),
    ):
        with pytest.raises(ApiError) as caught:
            await call
        assert caught.value.hint == ""
        assert "hint" not in str(caught.value)


async def test_nothing_is_missed_that_was_only_just_made(hasty: Attio, attio_emulator: Emulator) -> None:
    await hasty.companies.query().collect()
    await hasty.schema.object("companies").options("categories")
    await hasty.schema.objects()
    anything = await hasty.companies.attributes.create("Anything", "record-reference")
    await hasty.companies.create({"name": "Acme"})
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as other:
        await other.companies.attributes.create("Dscription", "text")
        await other.companies.attributes.create_option("categories", "Automotives")
        await other.objects.create("peoples", singular="Nation", plural="Nations")
        nobody = RecordReference("peoples", "00000000-0000-4000-8000-000000000000")
        for call in (
            hasty.companies.query({"dscription": {"$nope": "X"}}).collect(),
            hasty.companies.query({"categories": {"$nope": "X", "option": "Automotives"}}).collect(),
            hasty.companies.create({anything.slug: nobody}),
        ):
            with pytest.raises(ApiError) as caught:
                await call
            assert caught.value.hint == ""


async def test_an_object_that_has_another_slug_by_now(hasty: Attio, attio_emulator: Emulator) -> None:
    cars = await hasty.objects.create("cars", singular="Car", plural="Cars")
    await hasty.records("cars").attributes.create("Name", "text")
    await hasty.records("cars").create({"name": "Beetle"})
    await hasty.schema.objects()
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as other:
        await other.objects.update(cars, slug="autos")
    for call in (
        hasty.records("cars").query().collect(),
        hasty.records("cars").query({"name": "Beetle"}).collect(),
        hasty.records("cars").query(F.name == "Beetle").collect(),
        hasty.records("cars").create({"name": "Golf"}),
    ):
        with pytest.raises(ApiError, match="no object 'cars' in this workspace; did you mean 'autos'"):
            await call


async def test_a_client_that_looks_nothing_up_hints_when_asked(attio_emulator: Emulator) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED, schema=False) as attio:
        await attio.lists.create("Sales", "companies")
        for handle, meant in ((attio.schema.object("compnaies"), "companies"), (attio.schema.list("slaes"), "sales")):
            for ask in (handle.get, handle.attributes):
                with pytest.raises(ApiError, match=f"mean '{meant}'"):
                    await ask()


async def test_a_hint_is_short_whatever_was_given(hasty: Attio) -> None:
    long = "companies" * 1000
    for call in (
        hasty.records(long).query().collect(),
        hasty.companies.query({long: "X"}).collect(),
        hasty.companies.attributes.update_option("categories", long, title="X"),
    ):
        with pytest.raises(ApiError) as caught:
            await call
        assert len(caught.value.hint) < 1000
    with pytest.raises(InvalidInput) as refused:
        await hasty.deals.query(F.owner == f"{long}@navy.mil").collect()
    assert len(str(refused.value)) < 1000


async def test_a_hint_never_hides_the_refusal(attio_emulator: Emulator) -> None:
    token = attio_emulator.add_token(["record_permission:read", "object_configuration:read", "list_entry:read"])
    async with Attio(token, base_url=attio_emulator.url, limits=UNLIMITED) as attio:
        with pytest.raises(ApiError) as caught:
            await attio.entries("slaes").query().collect()
        assert caught.value.hint == ""


async def test_a_refused_name_is_shown_short(hasty: Attio, acme: Any) -> None:
    name = "x" * 5000
    calls: list[Callable[[], Coroutine[Any, Any, Any]]] = [
        lambda: hasty.companies.create({name: 1}),
        lambda: hasty.companies.query(F[name] == 1).collect(),
        lambda: hasty.companies.upsert({"name": "X"}, match=name),
    ]
    for call in calls:
        with pytest.raises(InvalidInput, match=r"has no attribute 'xxx.*\.\.\.") as refused:
            await call()
        assert len(str(refused.value)) < 300
    with pytest.raises(KeyError) as unknown:
        acme[name]
    assert len(str(unknown.value)) < 300
