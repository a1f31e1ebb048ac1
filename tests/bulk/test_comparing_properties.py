"""Whatever is written compares as what is read of it, for every type; what is changed does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio import Location, Record
from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.destinations.records import RecordsDestination
from aioattio.bulk.planning.comparing import Comparer
from aioattio.encoding import encode
from aioattio.values.writing import encode_values
from tests.e2e.test_values_properties import World, drawn, fewer, unhurried
from tests.support import writable
from tests.support.writable import Pair


class Compared(World):
    """The world of the values, with what a run sees of it."""

    async def open(self) -> None:
        await super().open()
        definitions = await self.things._session.facts.definitions(("objects", "things"))
        people = await self.things._session.facts.definitions(("objects", "people"))
        self.comparers = {name: Comparer(definitions, None, name) for name in ("add", "replace")}
        self.definitions = {"things": definitions, "people": people}
        session = self.things._session
        self.destinations = {
            name: RecordsDestination(session, name, known, known["record_id"])
            for name, known in self.definitions.items()
        }
        self.companies = {record["domains"][0]: record.id async for record in self.attio.companies.query()}
        self.members = {member.email_address: member.id async for member in self.attio.workspace_members.list()}

    def found(self, record: Record) -> Found:
        """What Attio has, as a run reads it."""
        (found,) = self.run(self.destinations[record.object].read([record.id]))
        return found

    def row(self, written: dict[str, Any], object_: str = "things") -> dict[str, msgspec.Raw]:
        """What a row says, with its references resolved."""
        encoded = encode_values(written, self.definitions[object_], object_)
        return {slug: msgspec.Raw(encode([self.resolved(item) for item in items])) for slug, items in encoded.items()}

    def resolved(self, item: Any) -> Any:
        match item:
            case {"target_object": name, "domains": [{"domain": domain}]}:
                return {"target_object": name, "target_record_id": self.companies[domain]}
            case {"workspace_member_email_address": email}:
                member = self.members[email.lower()]
                return {"referenced_actor_type": "workspace-member", "referenced_actor_id": member}
            case _:
                return item


@pytest.fixture(scope="module")
def world() -> Iterator[Compared]:
    world = Compared()
    yield world
    world.close()


def changed(comparer: Comparer, row: dict[str, msgspec.Raw], found: Found) -> set[str]:
    differences, _ = comparer.differences(row, found)
    assert len({one.slug for one in differences}) == len(differences)
    return {one.slug for one in differences}


@unhurried
@given(data=st.data())
def test_what_is_written_is_no_difference_and_what_is_changed_is_one(world: Compared, data: st.DataObject) -> None:
    written, read = drawn(data, world.of_thing)
    others, again = drawn(data, world.of_thing)
    found = world.found(world.run(world.things.create(written)))
    for comparer in world.comparers.values():
        assert comparer.differences(world.row(written), found) == ((), False)
    for slug, array in found.values.items():
        assert world.comparers["add"].same(slug, array, array)
    row = world.row(others)
    replaced = changed(world.comparers["replace"], row, found)
    added = changed(world.comparers["add"], row, found)
    for slug, before in read.items():
        if slug == "timestamp" and before == again[slug]:
            continue  # a datetime knows microseconds only
        old, new = meaning(before), meaning(again[slug])
        assert (slug in replaced) == (old != new), slug
        assert (slug in added) == (not new <= old if isinstance(new, frozenset) and new else old != new), slug


@fewer
@given(data=st.data())
def test_what_is_sent_for_a_difference_leaves_none(world: Compared, data: st.DataObject) -> None:
    written, _ = drawn(data, world.of_thing)
    others, _ = drawn(data, world.of_thing)
    for multiselect, comparer in world.comparers.items():
        record = world.run(world.things.create(written))
        row = world.row(others)
        differences, overwrites = comparer.differences(row, world.found(record))
        values = {one.slug: msgspec.Raw(one.send) for one in differences}
        destination = world.destinations["things"]
        world.run((destination.overwrite if overwrites else destination.update)(record.id, values))
        found = world.found(record)
        assert comparer.differences(row, found) == ((), False), multiselect
        for one in differences:
            assert comparer.same(one.slug, one.new, found.values[one.slug]), one.slug


@unhurried
@given(one=writable.names(), other=writable.names())
def test_names_of_people(world: Compared, one: Pair, other: Pair) -> None:
    found = world.found(world.run(world.attio.people.create({"name": one[0]})))
    comparer = Comparer(world.definitions["people"], None, "add")
    assert comparer.differences(world.row({"name": one[0]}, "people"), found) == ((), False)
    differs = changed(comparer, world.row({"name": other[0]}, "people"), found)
    if differs:
        assert one[1] != other[1]
    elif one[1] != other[1]:
        assert one[1].full == other[1].full, "of a full name alone first and last are read"


def meaning(read: Any) -> Any:
    """Multiselects have no order; degrees are numbers."""
    if isinstance(read, list):
        return frozenset(read)
    if isinstance(read, Location):
        degrees = {name: getattr(read, name) for name in ("latitude", "longitude")}
        return read.to_dict() | {name: value and Decimal(value) for name, value in degrees.items()}
    return read
