"""Records as a run reads and writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from aioattio import Attio
from aioattio.bulk.destinations.look_ups import look_up_filter, operands_of
from aioattio.bulk.destinations.records import RecordsDestination
from aioattio.bulk.keys import key_of_record
from aioattio.emulator import Emulator
from aioattio.encoding import encode
from aioattio.errors import InvalidInput, NotFound
from aioattio.values.writing import encode_values
from tests.bulk.attributes import attribute
from tests.bulk.destined import pages_of, sent, session_of, value

NOBODY = "1b9e7c4e-0d0c-4c3b-9d6f-1f6f3a0c7a51"


async def destination(attio: Attio, match: str = "domains", of: str = "companies") -> RecordsDestination:
    session = session_of(attio)
    definitions = await session.facts.definitions(("objects", of))
    return RecordsDestination(session, of, definitions, definitions[match])


def domain(name: str) -> list[dict[str, str]]:
    return [{"domain": name}]


UNIQUE: list[tuple[str, Any, Any]] = [
    ("text", "B-AA 1", "B-AA 2"),
    ("number", Decimal("1000.5"), 7),
    ("date", "2023-01-31", "2023-02-01"),
    ("timestamp", "2023-01-01T02:00:00.123456789+02:00", "2023-01-01T00:00:00Z"),
    ("email-address", "Ada@X.example", "ada@y.example"),
    ("phone-number", "+44 1632 960001", "+44 1632 960002"),
]


@pytest.mark.parametrize(("kind", "one", "other"), UNIQUE)
async def test_what_has_a_value_of_any_unique_type_is_found(
    attio: Attio, attio_emulator: Emulator, kind: str, one: Any, other: Any
) -> None:
    attio_emulator.create_object("things", "Thing", "Things")
    await attio.records("things").attributes.create("Key", kind, is_unique=True)
    made = await attio.records("things").create({"key": one})
    await attio.records("things").create({"key": other})
    place = await destination(attio, "key", "things")
    row = encode_values({"key": one}, place.definitions, "things")
    key = key_of_record(place.match, encode(row["key"]))
    (found,) = await place.look(key)
    assert found.id == made.id
    assert key_of_record(place.match, found.values["key"]) == key
    assert await place.find_made(row, []) == made.id
    assert await place.find_made(row, [made.id]) is None


async def test_a_host_is_found_in_either_spelling(attio: Attio, attio_emulator: Emulator) -> None:
    (own,) = attio_emulator.create_records("companies", [{"domains": ["münchen.example"]}])
    place = await destination(attio)
    (found,) = await place.look(["xn--mnchen-3ya.example"])
    assert found.id == own
    assert key_of_record(place.match, found.values["domains"]) == ("xn--mnchen-3ya.example",)


async def test_as_many_as_there_are(attio: Attio, attio_emulator: Emulator) -> None:
    names = [f"c{number}.example" for number in range(620)]
    ids = attio_emulator.create_records("companies", [{"domains": [name]} for name in names])
    place = await destination(attio)
    assert [found.id for found in await pages_of(place)] == list(ids)
    assert await place.has_more_than(619)
    assert not await place.has_more_than(620)
    attio_emulator.requests.clear()
    assert len(await place.look(names[:100])) == 100
    assert len(await place.read(ids[:200])) == 200
    assert len(attio_emulator.requests) == 2


async def test_only_what_is_wanted_is_kept(attio: Attio) -> None:
    await attio.companies.create({"domains": ["a.example"], "name": "A"})
    place = await destination(attio)
    (whole,) = await pages_of(place)
    assert set(whole.values) == set(place.definitions)
    place.wanted = frozenset({"name"})
    (found,) = await pages_of(place)
    assert set(found.values) == {"name", "domains"}
    assert msgspec.json.decode(found.values["name"])[0]["value"] == "A"


async def test_writing(attio: Attio) -> None:
    place = await destination(attio)
    own = await place.create(sent(domains=domain("a.example"), name=value("A")))
    await place.update(own, sent(domains=domain("b.example"), name=value("B")))
    record = await attio.companies.get(own)
    assert (sorted(record["domains"]), record["name"]) == (["a.example", "b.example"], "B")
    await place.overwrite(own, sent(domains=domain("c.example"), name=[]))
    record = await attio.companies.get(own)
    assert (record["domains"], record["name"]) == (["c.example"], None)
    await place.delete(own)
    await place.delete(own)
    with pytest.raises(NotFound):
        await attio.companies.get(own)


async def test_one_that_is_gone_is_not_read(attio: Attio) -> None:
    made = await attio.companies.create({"domains": ["a.example"]})
    place = await destination(attio, "record_id")
    assert [found.id for found in await place.read([made.id, NOBODY])] == [made.id]
    assert [found.id for found in await place.look([made.id, NOBODY])] == [made.id]
    assert await place.find_made({}, []) is None


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("domain", ["a.example"], {"it": {"domain": {"$eq": "a.example"}}}),
        ("text", ["a", "b"], {"it": {"value": {"$in": ["a", "b"]}}}),
        ("number", ["1.5"], {"it": {"value": {"$eq": Decimal("1.5")}}}),
        ("phone-number", ["+1", "+2"], {"$or": [{"it": {"phone_number": {"$eq": one}}} for one in ("+1", "+2")]}),
    ],
)
def test_filters(kind: str, values: list[str], expected: Any) -> None:
    it = attribute("it", kind)
    assert look_up_filter(it, operands_of(it, values)) == expected


def test_what_is_not_found_by_one_property() -> None:
    with pytest.raises(InvalidInput, match="location"):
        look_up_filter(attribute("it", "location"), ["x"])
