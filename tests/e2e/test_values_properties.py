"""What is written is read again as the same, for every type, through the client and over HTTP to the emulator."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aioattio import Attio, Entry, Record, RecordReference
from aioattio.emulator import Emulator
from aioattio.resources.attributes import Attributes
from aioattio.testing import UNLIMITED
from tests.support import writable
from tests.support.writable import Pair, Pairs

T = TypeVar("T")

EMAILS = ["grace@example.com", "alan@example.com"]
SINGLE: dict[str, Pairs] = {
    "text": writable.texts(),
    "number": writable.numbers(),
    "currency": writable.amounts(),
    "rating": writable.ratings(),
    "checkbox": writable.checkboxes(),
    "date": writable.dates(),
    "timestamp": writable.timestamps(),
    "email-address": writable.emails(),
    "phone-number": writable.phones(),
    "domain": writable.domains(),
    "location": writable.locations(),
}
KINDS = [*SINGLE, "actor-reference", "record-reference", "select", "status"]  # and names, which only people have
MANY = ["email-address", "phone-number", "domain", "select", "actor-reference", "record-reference"]
ATTRIBUTES = [(kind.replace("-", "_"), kind, False) for kind in KINDS]
ATTRIBUTES += [(f"many_{kind.replace('-', '_')}", kind, True) for kind in MANY]
CONFIG: dict[str, dict[str, Any]] = {
    "currency": {"currency": {"default_currency_code": "EUR", "display_type": "code"}},
    "record-reference": {"record_reference": {"allowed_objects": ["companies"]}},
}

# An attribute that fails names itself, and each step of a search for a smaller example is a request.
unhurried = settings(deadline=None, max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
fewer = settings(unhurried, max_examples=25)


def several(pairs: Pairs) -> Pairs:
    """Lists for a multiselect, without the same value twice."""
    lists = st.lists(pairs, max_size=3, unique_by=lambda pair: pair[1])
    return lists.map(lambda found: ([given for given, _ in found], [read for _, read in found]))


class World:
    """An emulator with an attribute of every type, and a client, in an event loop of their own."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        try:
            self.run(self.open())
        except BaseException:
            self.close()
            raise

    def run(self, work: Awaitable[T]) -> T:
        async def waited() -> T:
            return await work

        return self.runner.run(waited())

    async def open(self) -> None:
        emulator = await self.stack.enter_async_context(Emulator(read=None, write=None))
        client = Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED)
        self.attio = attio = await self.stack.enter_async_context(client)
        emulator.create_object("things", "Thing", "Things")
        emulator.create_list("Queue", "queue", "things")
        members = {email: emulator.add_member(email)["id"]["workspace_member_id"] for email in EMAILS}
        companies = [await attio.companies.create({"domains": [f"c{n}.example"]}) for n in range(3)]
        self.strategies = SINGLE | {
            "actor-reference": writable.members(members),
            "record-reference": references(companies),
        }
        self.things, self.queue = attio.records("things"), attio.entries("queue")
        self.of_thing = await self.furnished(emulator, "objects", "things", self.things.attributes)
        self.of_entry = await self.furnished(emulator, "lists", "queue", self.queue.attributes)
        self.thing = await self.things.create({})

    async def furnished(
        self, emulator: Emulator, target: Literal["objects", "lists"], slug: str, attributes: Attributes
    ) -> dict[str, Pairs]:
        """What may be written to the new attributes of an object or a list."""
        made: dict[str, Pairs] = {}
        for name, kind, is_multiselect in ATTRIBUTES:
            emulator.create_attribute(
                slug,
                name,
                name,
                kind,
                is_multiselect=is_multiselect,
                config=CONFIG.get(kind),
                choices=writable.TITLES if kind in ("select", "status") else [],
                target=target,
            )
            if kind == "select":
                pairs = writable.choices("option", {one.title: one.id async for one in attributes.options(name)})
            elif kind == "status":
                pairs = writable.choices("status", {one.title: one.id async for one in attributes.statuses(name)})
            else:
                pairs = self.strategies[kind]
            made[name] = several(pairs) if is_multiselect else pairs
        return made

    def close(self) -> None:
        self.run(self.stack.aclose())
        self.runner.close()


def references(companies: list[Record]) -> Pairs:
    def forms(number: int, company: Record) -> Pairs:
        read = RecordReference("companies", company.id)
        domain = f"c{number}.example"
        given: list[Any] = [company, company.id, read, RecordReference(company.object_id, company.id), domain]
        given += [f"https://www.{domain.upper()}/x", {"target_object": "companies", "target_record_id": company.id}]
        given += [{"target_object": "companies", "domains": [{"domain": domain}]}]
        return st.sampled_from([(one, read) for one in given])

    return st.one_of(*(forms(number, company) for number, company in enumerate(companies)))


@pytest.fixture(autouse=True)
def answers_conform() -> None:
    """Not here: whether these answers have the form that the contract says is what other tests look at."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    world = World()
    yield world
    world.close()


def drawn(data: st.DataObject, strategies: dict[str, Pairs]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values by slug, and what is read of them."""
    pairs: dict[str, Pair] = {slug: data.draw(one, slug) for slug, one in strategies.items()}
    return {slug: pair[0] for slug, pair in pairs.items()}, {slug: pair[1] for slug, pair in pairs.items()}


def with_types(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """1 and True are equal, and so are 1 and Decimal(1)."""
    return {slug: (value, list(map(type, value)) if isinstance(value, list) else type(value)) for slug, value in values}


def assert_reads(holder: Record | Entry, read: dict[str, Any]) -> None:
    assert with_types((slug, holder[slug]) for slug in read) == with_types(read.items())


@unhurried
@given(data=st.data())
def test_what_is_written_is_read(world: World, data: st.DataObject) -> None:
    written, read = drawn(data, world.of_thing)
    made = world.run(world.things.create(written))
    assert_reads(made, read)
    assert world.run(world.things.get(made)) == made
    others, again = drawn(data, world.of_thing)
    assert_reads(world.run(world.things.overwrite(made, others)), again)


@fewer
@given(data=st.data())
def test_what_is_written_to_an_entry_is_read(world: World, data: st.DataObject) -> None:
    written, read = drawn(data, world.of_entry)
    made = world.run(world.queue.create(world.thing, written))
    assert_reads(made, read)
    assert world.run(world.queue.get(made)) == made


@unhurried
@given(moment=st.datetimes(), last=st.integers(0, 999))
def test_nanoseconds(world: World, moment: datetime, last: int) -> None:
    text = f"{moment.isoformat(timespec='microseconds')}{last:03d}"
    made = world.run(world.things.create({"timestamp": text}))
    value = made.value("timestamp")
    assert value is not None
    assert value.raw["value"] == f"{text}Z"
    assert value.value == moment.replace(tzinfo=UTC)
    microseconds = (moment - datetime(1970, 1, 1)) // timedelta(microseconds=1)  # noqa: DTZ001
    assert value.nanoseconds == microseconds * 1000 + last


@unhurried
@given(name=writable.names())
def test_names_of_people(world: World, name: Pair) -> None:
    written, read = name
    made = world.run(world.attio.people.create({"name": written}))
    assert_reads(made, {"name": read})
    assert world.run(world.attio.people.get(made)) == made


@fewer
@given(data=st.data())
def test_cleared_values_read_as_none(world: World, data: st.DataObject) -> None:
    written, read = drawn(data, world.of_thing)
    made = world.run(world.things.create(written))
    nothing: dict[str, Any] = {
        slug: data.draw(st.sampled_from([None, []]), slug) for slug in data.draw(st.sets(st.sampled_from([*read])))
    }
    cleared = world.run(world.things.overwrite(made, nothing))
    assert_reads(cleared, read | {slug: [] if isinstance(read[slug], list) else None for slug in nothing})
    assert world.run(world.things.get(made)) == cleared


@fewer
@given(data=st.data())
def test_natural_values_written_back_change_nothing(world: World, data: st.DataObject) -> None:
    written, _ = drawn(data, world.of_thing)
    made = world.run(world.things.create(written))
    natural = {slug: value for slug, value in made.items() if slug in world.of_thing}
    moment = made.value("timestamp")
    if moment is not None and (moment.nanoseconds or 0) % 1000:
        del natural["timestamp"]  # a datetime knows microseconds only
    assert made.changes(dict(made)) == {}
    for write in (world.things.update, world.things.overwrite):
        same = world.run(write(made, natural))
        assert same == made, "down to since when each value holds"
