"""A file that was exported says what Attio has, exactly: to sync it writes nothing, and it brings back what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio import Attio, Entry, Record, Report
from aioattio.emulator import Emulator
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records
from tests.conftest import ROOT, SHARED
from tests.e2e.test_values_properties import World, drawn, unhurried
from tests.support import writable

FORMATS = ["csv", "jsonl", "parquet"]
FORTUNE = SHARED / "data" / "fortune500.csv"
AT_ONCE = 5
"""Records per example: to sync one more costs less than another run."""
CHANGING = ("PUT", "PATCH", "DELETE")

few = settings(unhurried, max_examples=5)


@pytest.fixture(autouse=True)
def answers_conform() -> None:
    """Not here: whether these answers have the form that the contract says is what other tests look at."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    world = World()
    yield world
    world.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


def contents(held: Record | Entry) -> dict[str, Any]:
    """What Attio has for each attribute, down to the nanosecond; not how an address or a number was first written."""
    return {slug: [(value.value, value.nanoseconds) for value in held.values(slug)] for slug in held}


async def assert_comes_back(
    place: Records[Any] | Entries[Any], own_id: str, made: Sequence[Any], written: Sequence[str], path: Path
) -> None:
    """Nothing differs from the file; where everything was cleared, the file brings it back."""
    for format_ in FORMATS:
        file = path / f"export.{format_}"
        report = await place.export(file)
        assert report.rows == len(made)
        same = await place.sync(file, match=own_id)
        assert (same.counts.unchanged, same.counts.rows) == (len(made), len(made)), (format_, same.problems)
        for one in made:
            await place.overwrite(one, dict.fromkeys(written))
        restored = await place.sync(file, match=own_id)
        assert restored.is_complete, (format_, restored.problems)
        held = {one.id: contents(one) async for one in place.query()}
        for one in made:
            now, then = held[one.id], contents(one)
            assert {slug: now[slug] for slug in now if now[slug] != then[slug]} == {}, (format_, then)


@few
@given(data=st.data())
def test_records_of_all_types(world: World, folder: Path, data: st.DataObject) -> None:
    async def round_trip() -> None:
        async for old in world.things.query():
            if old.id != world.thing.id:
                await world.things.delete(old)
        values = [drawn(data, world.of_thing)[0] for _ in range(AT_ONCE)]
        made = [world.thing, *[await world.things.create(one) for one in values]]
        await assert_comes_back(world.things, "record_id", made, [*world.of_thing], folder)

    world.run(round_trip())


@few
@given(data=st.data())
def test_entries_of_all_types(world: World, folder: Path, data: st.DataObject) -> None:
    async def round_trip() -> None:
        async for old in world.queue.query():
            await world.queue.delete(old)
        made = [await world.queue.create(await world.things.create({}), drawn(data, world.of_entry)[0])]
        made += [await world.queue.create(world.thing, drawn(data, world.of_entry)[0]) for _ in range(AT_ONCE)]
        await assert_comes_back(world.queue, "entry_id", made, [*world.of_entry], folder)
        for format_ in FORMATS:
            by_parent = await world.queue.plan(folder / f"export.{format_}", match="parent_record")
            with by_parent:
                assert by_parent.counts.unchanged == 1, "the record that is in the list several times is nobody's"

    world.run(round_trip())


@few
@given(names=st.lists(writable.names(), min_size=10, max_size=20))
def test_names_of_people(world: World, folder: Path, names: list[writable.Pair]) -> None:
    async def round_trip() -> None:
        async for old in world.attio.people.query():
            await world.attio.people.delete(old)
        made = [await world.attio.people.create({"name": written}) for written, _ in names]
        await assert_comes_back(world.attio.people, "record_id", made, ["name"], folder)

    world.run(round_trip())


def changes(emulator: Emulator, since: int) -> list[str]:
    """What was asked of the workspace since then but reading."""
    return [
        f"{request.method} {request.template}"
        for request in emulator.requests[since:]
        if request.method in CHANGING or (request.method == "POST" and not request.template.endswith("query"))
    ]


async def assert_writes_nothing(attio: Attio, emulator: Emulator, folder: Path, rows: int) -> None:
    for format_ in FORMATS:
        file = folder / f"companies.{format_}"
        assert (await attio.companies.export(file)).rows == rows
        before = len(emulator.requests)
        report: Report = await attio.companies.sync(file, match="domains", multiselect="replace", empty="clear")
        assert (report.counts.unchanged, report.counts.rows) == (rows, rows), (format_, report.problems)
        assert changes(emulator, before) == []
        assert {"record_id", "created_at", "created_by"} <= set(report.ignored_columns)


@pytest.mark.skipif(not FORTUNE.exists(), reason="needs ../shared/data/fortune500.csv")
async def test_the_fortune_500(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    mapping = ROOT / "examples" / "fortune500.toml"
    report = await attio.companies.sync(FORTUNE, mapping=mapping, create_options=True, create_attributes=True)
    assert (report.counts.created, report.counts.superseded) == (499, 1)
    await assert_writes_nothing(attio, attio_emulator, tmp_path, 499)


async def test_our_own_companies(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    rows = ROOT / "examples" / "companies.csv"
    mapping = ROOT / "examples" / "companies.toml"
    report = await attio.companies.sync(rows, mapping=mapping, create_options=True, create_attributes=True)
    assert report.is_complete
    await assert_writes_nothing(attio, attio_emulator, tmp_path, report.counts.created)


async def test_a_list_may_have_a_record_twice(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    attio_emulator.create_list("Mixed", "mixed", "companies")
    listed = attio.entries("mixed")
    company = await attio.companies.create({"name": "Acme"})
    for _ in range(2):
        await listed.create(company)
    for format_ in FORMATS:
        file = tmp_path / f"mixed.{format_}"
        await listed.export(file)
        report = await listed.sync(file, match="entry_id")
        assert report.counts.unchanged == 2, report.problems
        assert "parent_object" in report.ignored_columns


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
async def test_what_has_archived_options_and_statuses_keeps_them(attio: Attio, tmp_path: Path, name: str) -> None:
    await attio.companies.attributes.create("Tags", "select", is_multiselect=True)
    await attio.companies.attributes.create("Stage", "status")
    for title in ("hot", "new"):
        await attio.companies.attributes.create_option("tags", title)
        await attio.companies.attributes.create_status("stage", title)
    for number, tags in enumerate((["hot"], ["hot", "new"])):
        await attio.companies.create({"domains": [f"c{number}.example"], "tags": tags, "stage": "hot"})
    await attio.companies.attributes.update_option("tags", "hot", is_archived=True)
    await attio.companies.attributes.update_status("stage", "hot", is_archived=True)
    path = tmp_path / f"companies.{name}"
    await attio.companies.export(path)
    with await attio.companies.plan(path, match="domains", multiselect="replace") as plan:
        assert plan.counts.unchanged == 2, [row.reason for row in plan.rows()]
