"""List entries there and back: every verb, parents in all spellings, what Attio refuses."""

from __future__ import annotations

import asyncio
import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from aioattio import (
    Attio,
    EntryReference,
    InvalidInput,
    NotFound,
    OutcomeUnknown,
    Record,
    RecordReference,
    ValidationFailed,
)
from aioattio.emulator import Emulator
from aioattio.entry import Entry
from tests.support.clock import InstantClock


@pytest.fixture
async def sales(attio_emulator: Emulator) -> str:
    """A list of companies with attributes of several types."""
    attio_emulator.create_list("Sales", "sales", "companies")
    make = attio_emulator.create_attribute
    make("sales", "Stage", "stage", "status", choices=["Lead", "Won"], target="lists")
    make("sales", "Tags", "tags", "select", is_multiselect=True, choices=["Hot", "Cold"], target="lists")
    make("sales", "Worth", "worth", "currency", config={"currency": USD}, target="lists")
    make("sales", "Since", "since", "timestamp", target="lists")
    return "sales"


USD = {"default_currency_code": "USD", "display_type": "symbol"}


async def company(attio: Attio, name: str = "Acme") -> Record:
    return await attio.companies.create({"name": name})


async def test_an_entry_s_life(attio: Attio, sales: str) -> None:
    entries, acme = attio.entries(sales), await company(attio)
    entry = await entries.create(acme, {"stage": "Lead", "tags": ["Hot"], "worth": "99.5"})
    assert isinstance(entry, Entry)
    assert entry.parent == RecordReference("companies", acme.id)
    assert (entry["stage"], entry["tags"], entry["worth"], entry["since"]) == ("Lead", ["Hot"], Decimal("99.5"), None)
    assert (entry.list, entry.list_id) == (sales, (await attio.lists.get(sales)).id)
    assert entry.created_at is not None
    assert entry.to_dict()["entry_values"]["stage"] == entry.raw("stage")
    assert (await entries.get(entry)).to_dict() == (await entries.get(entry.id)).to_dict() == entry.to_dict()

    both = await entries.update(entry, {"tags": ["Cold"], "stage": "Won"})
    assert (sorted(both["tags"]), both["stage"]) == (["Cold", "Hot"], "Won")
    one = await entries.overwrite(entry, {"tags": ["Cold"], "worth": None})
    assert (one["tags"], one["worth"], one["stage"]) == (["Cold"], None, "Won")
    when = datetime(2026, 1, 31, 9, tzinfo=UTC)
    assert (await entries.update(entry.id, {"since": when}))["since"] == when

    history = await entries.history(entry, "stage").collect()
    assert {value.value for value in history} == {"Lead", "Won"}
    (reference,) = await attio.companies.entries(acme).collect()
    assert (reference.id, reference.list) == (entry.id, sales)
    assert (await entries.get(reference)).id == entry.id
    await entries.delete(reference)
    with pytest.raises(NotFound):
        await entries.get(entry)
    assert (await attio.companies.get(acme)).id == acme.id, "the record stays"


async def test_an_entry_keeps_its_meaning_in_another_process(attio: Attio, sales: str) -> None:
    entry = await attio.entries(sales).create(await company(attio), {"tags": ["Hot"]})
    copy = pickle.loads(pickle.dumps(entry))  # noqa: S301
    assert copy == entry
    assert (copy["tags"], copy["stage"], copy.parent) == (["Hot"], None, entry.parent)
    with pytest.raises(KeyError, match=r"sales has no attribute 'stge'; did you mean 'stage'"):
        entry["stge"]


async def test_an_upsert_puts_a_record_in_once(attio: Attio, sales: str) -> None:
    entries, acme = attio.entries(sales), await company(attio)
    first = await entries.upsert(acme, {"stage": "Lead", "tags": ["Hot", "Cold"]})
    again = await entries.upsert(acme.reference, {"tags": ["Cold"]})
    assert (again.id, again["stage"], again["tags"]) == (first.id, "Lead", ["Cold"])
    assert (await entries.upsert(acme.id)).id == first.id
    second = await entries.create(acme)
    assert second.id != first.id, "a record may be in a list twice"
    with pytest.raises(ValidationFailed) as refused:
        await entries.upsert(acme, {"stage": "Won"})
    assert refused.value.code == "multiple_match_results"


async def test_the_parent_s_object_is_looked_up_once(attio: Attio, attio_emulator: Emulator, sales: str) -> None:
    entries = attio.entries(sales)
    made = [await company(attio, name) for name in "ABC"]
    await asyncio.gather(*[entries.create(parent.id) for parent in made])
    assert {entry.parent.id async for entry in entries.query()} == {parent.id for parent in made}
    paths = [request.path for request in attio_emulator.requests]
    assert paths.count("/v2/lists/sales") == 1


@pytest.mark.parametrize("parent", [None, 7, "", "..", {"id": "x"}, RecordReference("", "x")])
async def test_a_parent_that_is_none_is_refused(
    parent: object, attio: Attio, attio_emulator: Emulator, sales: str
) -> None:
    with pytest.raises(InvalidInput, match="RecordReference"):
        await attio.entries(sales).upsert(parent, {})  # type: ignore[arg-type]
    assert attio_emulator.requests == []


async def test_a_bare_id_needs_a_list_of_one_object(
    attio: Attio, attio_emulator: Emulator, sales: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = attio_emulator._workspace.lists
    people = attio_emulator._workspace.object("people")
    parent = lists[0].parent_record
    monkeypatch.setattr(parent, "allowed", (*(parent.allowed or ()), people))
    person = await attio.people.create({"name": "Ada"})
    with pytest.raises(InvalidInput, match=r"RecordReference.*sales takes records of companies and people"):
        await attio.entries(sales).create(person.id)
    assert (await attio.entries(sales).create(person)).parent == RecordReference("people", person.id)


async def test_without_definitions(attio_emulator: Emulator, sales: str) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as attio:
        acme = await company(attio)
        entry = await attio.entries(sales).create(acme, {"stage": "Lead", "tags": ["Hot"]})
        assert entry["tags"] == ["Hot"]
        with pytest.raises(InvalidInput, match="nothing is looked up"):
            await attio.entries(sales).create(acme.id)
    assert all(request.method == "POST" for request in attio_emulator.requests)


async def test_queries_walk_filter_and_sort(attio: Attio, sales: str) -> None:
    entries, acme = attio.entries(sales), await company(attio)
    for number in range(23):
        await entries.create(acme, {"worth": number, "stage": "Won" if number % 5 == 0 else "Lead"})
    for options in ({}, {"page_size": 10}, {"page_size": 5, "concurrency": 3}):
        worth = [entry["worth"] async for entry in entries.query(**options)]
        assert sorted(worth) == list(range(23)), options
    won = entries.query({"stage": "Won"}, sort={"attribute": "worth", "direction": "desc"}, limit=3)
    assert [entry["worth"] for entry in await won.collect()] == [20, 15, 10]
    first = await entries.query({"worth": {"$gte": 22}}).first()
    assert first is not None
    assert first["worth"] == 22
    with pytest.raises(ValidationFailed):
        await entries.query({"nothing": "x"}).collect()


async def test_values_are_checked_by_the_list_s_own_attributes(
    attio: Attio, attio_emulator: Emulator, sales: str
) -> None:
    entries, acme = attio.entries(sales), await company(attio)
    entry = await entries.create(acme)
    sent = len(attio_emulator.requests)
    for values, named in (
        ({"stge": "Lead"}, "did you mean 'stage'"),
        ({"tags": "Hot"}, "takes a list"),
        ({"worth": "much"}, "worth"),
        ({"parent_record": acme}, "read-only"),
    ):
        for write in (entries.update, entries.overwrite):
            with pytest.raises(InvalidInput, match=named):
                await write(entry, values)
        with pytest.raises(InvalidInput, match=named):
            await entries.upsert(acme, values)
    later = attio_emulator.requests[sent:]
    assert all(request.method == "GET" for request in later)


async def test_an_attribute_made_elsewhere_is_found(
    hasty: Attio, attio_emulator: Emulator, sales: str, clock: InstantClock
) -> None:
    acme = await company(hasty)
    await hasty.entries(sales).create(acme)
    attio_emulator.create_attribute("sales", "Source", "source", "text", target="lists")
    clock.skipped += 60
    assert (await hasty.entries(sales).upsert(acme, {"source": "Fair"}))["source"] == "Fair"
    await hasty.entries(sales).attributes.create("Rank", "number")
    assert (await hasty.entries(sales).upsert(acme, {"rank": 1}))["rank"] == 1


async def test_an_entry_of_another_list_is_refused(attio: Attio, attio_emulator: Emulator, sales: str) -> None:
    attio_emulator.create_list("Other", "other", "companies")
    entry = await attio.entries("other").create(await company(attio))
    sent = len(attio_emulator.requests)
    elsewhere = EntryReference(id=entry.id, list="other", list_id=entry.list_id)
    for wrong in (entry, elsewhere):
        with pytest.raises(InvalidInput, match="an entry of sales"):
            await attio.entries(sales).delete(wrong)
    for nothing in ("", None, "..", 7):
        with pytest.raises(InvalidInput, match="an entry id or an Entry"):
            await attio.entries(sales).get(nothing)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput, match="slug or id"):
            attio.entries(nothing)  # type: ignore[arg-type]
    assert len(attio_emulator.requests) == sent
    assert (await attio.entries(entry.list_id).get(entry)).id == entry.id, "a list known by id is the same list"
    assert (await attio.entries(entry.list_id).get(elsewhere)).id == entry.id


async def test_a_record_that_is_not_there_cannot_be_put_in(attio: Attio, sales: str) -> None:
    acme = await company(attio)
    await attio.companies.delete(acme)
    with pytest.raises(ValidationFailed) as refused:
        await attio.entries(sales).create(acme)
    assert refused.value.code == "value_not_found"


async def test_only_an_upsert_is_repeated_when_its_answer_is_lost(
    hasty: Attio, attio_emulator: Emulator, sales: str
) -> None:
    entries, acme = hasty.entries(sales), await company(hasty)
    attio_emulator.fail_next("lost_answer", only="POST /v2/lists/{list}/entries")
    with pytest.raises(OutcomeUnknown):
        await entries.create(acme, {"stage": "Lead"})
    attio_emulator.fail_next("lost_answer", only="PUT /v2/lists/{list}/entries")
    entry = await entries.upsert(acme, {"stage": "Won"})
    assert [(one.id, one["stage"]) async for one in entries.query()] == [(entry.id, "Won")]


async def test_entries_of_a_list_as_it_is_and_by_reference(attio: Attio, sales: str) -> None:
    listed = await attio.lists.get(sales)
    entries = attio.entries(listed)
    assert entries.list == sales
    entry = await entries.create(await company(attio))
    by_slug, by_id = EntryReference(id=entry.id, list=sales), EntryReference(id=entry.id, list_id=listed.id)
    for known_as in (sales, listed.id):
        for reference in (by_slug, by_id):
            assert (await attio.entries(known_as).get(reference)).id == entry.id
    with pytest.raises(InvalidInput, match="an entry of other"):
        await attio.entries("other").get(by_slug)
