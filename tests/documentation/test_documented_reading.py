"""Attio's examples of values: each reads as the Python value here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from aioattio import ActorReference, Definitions, Record, Value
from tests.documentation.examples import READING, TYPES, Key, conversions
from tests.documentation.matching import cases_of, needs_document
from tests.documentation.reading_sides import ID, OTHER, READINGS
from tests.values.pages import attribute_json

WRITER = Key("Actors", "Types of Actors", 1)
PARTS_OF_ID = Key("Slugs and IDs", "IDs and Uniqueness", 1)
ANSWER = Key("Slugs and IDs", "Slugs", 2)
OTHER_READINGS = (WRITER, PARTS_OF_ID, ANSWER)


@pytest.mark.parametrize("key", READINGS, ids=str)
@needs_document
def test_a_documented_value_reads_as(key: Key) -> None:
    case, example = READINGS[key], cases_of(READING)[key]
    read = example.read(case.emails, case.ids)
    expected = case.value(read) if callable(case.value) else case.value
    kind = TYPES[key.page]
    value = Value(msgspec.json.encode(read), kind)
    assert value.value == expected
    assert type(value.value) is type(expected)
    assert (value.active_from, value.active_until, value.created_by) == (case.since, None, case.by)
    assert value.raw == read
    for multiselect in (False, True):
        record = record_with(read, kind, multiselect=multiselect)
        assert record["it"] == ([expected] if multiselect else expected)
        assert record.values("it") == [value]


def record_with(read: dict[str, Any], kind: str, *, multiselect: bool) -> Record:
    definitions = Definitions.from_json([attribute_json("it", kind, multiselect=multiselect)], object="things")
    content = {"id": {"record_id": OTHER}, "values": {"it": [read]}}
    return Record(msgspec.json.encode(content), object="things", definitions=definitions)


@needs_document
def test_who_wrote_a_value() -> None:
    example = cases_of(READING)[WRITER]
    assert Value(example.read(ids=(ID,))).created_by == ActorReference("workspace-member", ID)


@needs_document
def test_the_parts_of_an_id() -> None:
    ids = (ID, OTHER, "3f0e6d0a-7c1b-4c39-9a44-0d6a1f2e7b03")
    read = cases_of(READING)[PARTS_OF_ID].read(ids=ids)
    record = Record(msgspec.json.encode(read["data"]), object="people")
    assert (record.workspace_id, record.object_id, record.id) == ids


@needs_document
def test_the_values_of_an_answer() -> None:
    (read,) = cases_of(READING)[ANSWER].documents(["ada@bell-labs.com"], [ID])
    record = Record(msgspec.json.encode(read["data"]), object="people")
    assert record["email_addresses"] == ["ada@bell-labs.com"]
    value = record.value("email_addresses")
    assert value is not None
    assert value.active_from == datetime(2023, 6, 1, 15, 49, 8, 524000, tzinfo=UTC)
    assert value.created_by == ActorReference("api-token", ID)


@needs_document
def test_what_attio_makes_of_a_timestamp_keeps_its_nanoseconds() -> None:
    (made,) = {made for _, made in conversions("Timestamp")}
    value = Value({"attribute_type": "timestamp", "value": made})
    assert value.value == datetime(2023, 1, 2, 13, tzinfo=UTC)
    assert value.nanoseconds == 1_672_664_400 * 10**9
