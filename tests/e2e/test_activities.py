"""Activity types and their records."""

from __future__ import annotations

import pickle

import pytest

from aioattio import Attio, Conflict, InvalidInput, NotFound, ValidationFailed
from aioattio.activity_record import ActivityRecord
from aioattio.emulator import Emulator
from aioattio.entities.activities import Activity


@pytest.fixture
async def demos(attio: Attio, attio_emulator: Emulator) -> Activity:
    made = await attio.activities.create("demos", singular="Demo", plural="Demos", extends="interactions")
    make = attio_emulator.create_attribute
    make("demos", "Title", "title", "text", target="activities")
    make("demos", "Number", "number", "number", is_unique=True, target="activities")
    make("demos", "Tags", "tags", "select", is_multiselect=True, choices=["Hot", "Cold"], target="activities")
    return made


async def test_an_activity_type_s_life(attio: Attio, demos: Activity) -> None:
    assert (demos.slug, demos.singular_noun, demos.plural_noun) == ("demos", "Demo", "Demos")
    assert "interactions" in demos.extends
    assert not demos.is_system_activity
    assert demos.created_at is not None
    assert await attio.activities.get("demos") == await attio.activities.get(demos) == demos
    changed = await attio.activities.update(demos, slug="shows", singular="Show")
    assert (changed.id, changed.slug, changed.singular_noun, changed.plural_noun) == (
        demos.id,
        "shows",
        "Show",
        "Demos",
    )
    slugs = {activity.slug async for activity in attio.activities.list(page_size=2)}
    assert slugs >= {"shows", "activities", "interactions", "calls", "emails"}
    await attio.activities.delete(changed)
    with pytest.raises(NotFound):
        await attio.activities.get(demos)


async def test_what_cannot_be_an_activity_type(attio: Attio, attio_emulator: Emulator) -> None:
    with pytest.raises(InvalidInput, match="'calls', 'emails'"):
        await attio.activities.create("demos", singular="Demo", plural="Demos", extends="people")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="at least one of slug, singular, plural"):
        await attio.activities.update("calls")
    with pytest.raises(InvalidInput, match="an Activity"):
        await attio.activities.delete("")
    assert attio_emulator.requests == []
    with pytest.raises(Conflict):
        await attio.activities.create("calls", singular="Call", plural="Calls")
    with pytest.raises(ValidationFailed) as refused:
        await attio.activities.delete("calls")
    assert refused.value.code == "system_edit_unauthorized"


async def test_an_activity_record_s_life(attio: Attio, attio_emulator: Emulator, demos: Activity) -> None:
    records = attio.activity_records("demos")
    made = await records.create({"title": "Kick-off", "number": 1, "tags": ["Hot"]})
    assert isinstance(made, ActivityRecord)
    assert (made["title"], made["number"], made["tags"]) == ("Kick-off", 1, ["Hot"])
    assert (made.activity, made.activity_id) == ("demos", demos.id)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301
    same = await records.upsert({"number": 1, "title": "Start"}, match="number")
    assert (same.id, same["title"]) == (made.id, "Start")
    assert sorted((await records.update(made, {"tags": ["Cold"]}))["tags"]) == ["Cold", "Hot"]
    assert (await records.overwrite(made.id, {"tags": ["Cold"]}))["tags"] == ["Cold"]
    assert (await records.get(made))["title"] == "Start"
    await records.delete(made)
    with pytest.raises(NotFound):
        await records.get(made)
    assert all("attributes" not in request.path for request in attio_emulator.requests), "there are no definitions"


async def test_activity_records_in_every_kind_of_walk(attio: Attio, demos: Activity) -> None:
    records = attio.activity_records(demos)
    assert records.activity == demos.slug
    for number in range(13):
        await records.create({"number": number})
    for options in ({}, {"page_size": 5}, {"page_size": 4, "concurrency": 3}):
        assert sorted([one["number"] async for one in records.query(**options)]) == list(range(13)), options
    by_number = {"attribute": "number", "direction": "desc"}
    last = await records.query({"number": {"$lt": 12}}, sort=by_number).first()
    assert last is not None
    assert last["number"] == 11


async def test_what_is_refused_before_sending(attio: Attio, attio_emulator: Emulator, demos: Activity) -> None:
    made = await attio.activity_records("demos").create({"title": "x"})
    sent = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match="a record of calls"):
        await attio.activity_records("calls").delete(made)
    with pytest.raises(InvalidInput, match="a record id or an ActivityRecord"):
        await attio.activity_records("demos").get("")
    with pytest.raises(InvalidInput, match="nothing to match by"):
        await attio.activity_records("demos").upsert({"title": "x"}, match="number")
    with pytest.raises(InvalidInput, match="slug or id"):
        attio.activity_records("..")
    assert len(attio_emulator.requests) == sent
