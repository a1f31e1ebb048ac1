"""Records: access by slug, tolerance of what Attio changes, memory, pickling, equality."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import tracemalloc
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from aioattio import ActorReference, Definitions, RecordReference
from aioattio.errors import AttioError
from aioattio.record import Record, UnknownAttribute, decode_record, decode_records
from tests.values.pages import OBJECT, WORKSPACE, attribute_json, definitions, page, records

RECORD = "891dcbfc-9141-415d-9b2a-2238a6cc012d"
BODY: dict[str, Any] = {
    "id": {"workspace_id": WORKSPACE, "object_id": OBJECT, "record_id": RECORD},
    "created_at": "2023-04-03T15:21:06.447000123Z",
    "web_url": f"https://app.attio.com/acme/company/{RECORD}",
    "values": {
        "name": [{"attribute_type": "text", "value": "Acme", "created_by_actor": {"type": "system", "id": None}}],
        "domains": [{"attribute_type": "domain", "domain": "a.org"}, {"attribute_type": "domain", "domain": "b.org"}],
        "employee_range": [{"attribute_type": "select", "option": {"title": "1-10"}}],
        "categories": [],
        "description": [],
        "revenue": [{"attribute_type": "currency", "currency_value": 514405.0}],
    },
}


def acme(known: Definitions | None = None, **changes: Any) -> Record:
    return decode_record(json.dumps({"data": BODY | changes}).encode(), object="companies", definitions=known)


def test_reading_by_slug() -> None:
    record = acme(definitions())
    assert record["name"] == "Acme"
    assert record["domains"] == ["a.org", "b.org"]
    assert record["employee_range"] == "1-10"
    assert record["categories"] == []
    assert record["description"] is None
    assert record["revenue"] == Decimal("514405.0")
    assert record["stage"] is None, "the schema has it, the answer does not"
    assert record["team"] == []
    assert record[definitions()["name"].id] == "Acme"
    assert record.get("name") == "Acme"
    assert record.get("nothing", 7) == 7
    assert list(record) == record.keys() == list(BODY["values"])
    assert len(record) == 6
    assert "name" in record
    assert "nothing" not in record
    assert 5 not in record
    assert dict(record)["domains"] == ["a.org", "b.org"]


def test_without_definitions_the_type_decides_between_list_and_value() -> None:
    record = acme()
    assert record["name"] == "Acme"
    assert record["domains"] == ["a.org", "b.org"]
    assert record["employee_range"] == ["1-10"]
    assert record["categories"] is None
    assert record["revenue"] == Decimal("514405.0")


def test_an_attribute_younger_than_the_definitions_is_read_by_its_own_word() -> None:
    record = acme(Definitions.from_json([attribute_json("name", "text")]))
    assert record["domains"] == ["a.org", "b.org"]
    assert record["revenue"] == Decimal("514405.0")
    assert record["categories"] is None


def test_values_with_their_past_and_raw() -> None:
    record = acme(definitions())
    name = record.value("name")
    assert name is not None
    assert name.value == "Acme"
    assert name.created_by == ActorReference("system")
    assert [value.value for value in record.values("domains")] == ["a.org", "b.org"]
    assert record.value("categories") is None
    assert record.values("categories") == record.values("stage") == []
    assert record.raw("revenue") == [{"attribute_type": "currency", "currency_value": 514405.0}]
    assert record.raw("stage") == []


def test_the_envelope() -> None:
    record = acme()
    assert (record.id, record.object_id, record.workspace_id) == (RECORD, OBJECT, WORKSPACE)
    assert record.object == "companies"
    assert record.web_url == BODY["web_url"]
    assert record.created_at == datetime(2023, 4, 3, 15, 21, 6, 447000, UTC)
    assert record.reference == RecordReference("companies", RECORD)
    assert repr(record) == f"<Record companies {RECORD} 'Acme'>"
    nameless = decode_record(json.dumps({"data": BODY}).encode(), object="")
    assert nameless.object == OBJECT


@pytest.mark.parametrize("read", [lambda r: r["nmae"], lambda r: r.value("nmae"), lambda r: r.raw("nmae")])
@pytest.mark.parametrize("known", [None, definitions()])
def test_an_unknown_slug_is_a_key_error_that_helps(read: Any, known: Definitions | None) -> None:
    with pytest.raises(KeyError) as caught:
        read(acme(known))
    error = caught.value
    assert isinstance(error, UnknownAttribute)
    assert isinstance(error, AttioError)
    assert (error.slug, error.nearest) == ("nmae", ["name"])
    assert str(error) == "companies has no attribute 'nmae'; did you mean 'name'?"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert str(again) == str(error)


@pytest.mark.parametrize("key", [5, None, b"name"])
@pytest.mark.parametrize("known", [None, definitions()])
def test_what_is_no_slug_is_a_key_error_too(key: Any, known: Definitions | None) -> None:
    record = acme(known)
    for read in (record.__getitem__, record.value, record.values, record.raw):
        with pytest.raises(UnknownAttribute, match=f"^companies has no attribute {key!r}$"):
            read(key)
    assert record.get(key, "none") == "none"
    assert record.changes({key: "x"}) == {key: "x"}


class Array:
    """As numpy's: neither true nor false."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("The truth value of an array is ambiguous")


def test_changes_are_what_differs_and_what_only_a_write_can_refuse() -> None:
    record, array = acme(definitions()), Array()
    values = dict(record)
    assert record.changes(values) == {}
    changes = record.changes(values | {"name": array})
    assert list(changes) == ["name"]
    assert changes["name"] is array
    signed = decode_record(
        b'{"data": {"values": {"signed": [{"value": true}]}}}',
        object="deals",
        definitions=Definitions.from_json([attribute_json("signed", "checkbox")], object="deals"),
    )
    assert signed.changes({"signed": "true"}) == {}
    assert signed.changes({"signed": 1}) == {"signed": 1}  # refused when it is written


def test_a_page_survives_whatever_attio_adds_or_leaves_out() -> None:
    content = json.loads(page(500))
    changed = content["data"][0]
    changed["values"]["hologram"] = [{"attribute_type": "hologram", "beam": [1.5]}]
    changed["values"]["name"][0]["created_by_actor"] = None
    changed["values"]["stage"] = [{"attribute_type": "status", "status": {"title": "A new one"}, "attio_says": {}}]
    changed["values"]["first_interaction"] = [{"attribute_type": "interaction", "interaction_type": "telepathy"}]
    changed["values"]["last_reviewed_at"] = [
        {"attribute_type": "timestamp", "value": "2023-11-24T15:17:48.123456789Z", "active_from": None}
    ]
    changed["values"]["description"] = None
    del changed["values"]["revenue"], changed["created_at"]
    changed["extra"] = {"deep": [None, 1.5]}
    for known in (None, definitions()):
        decoded = decode_records(json.dumps(content).encode(), object="companies", definitions=known)
        assert [record.to_dict() for record in decoded] == content["data"]
        assert list(decoded[0].to_dict()) == list(changed)
        record = decoded[0]
        assert record["hologram"] == {"attribute_type": "hologram", "beam": [1.5]}
        name = record.value("name")
        assert name is not None
        assert name.created_by is None
        assert record["stage"] == "A new one"
        assert record["first_interaction"].type == "telepathy"
        assert record["last_reviewed_at"] == datetime(2023, 11, 24, 15, 17, 48, 123456, UTC)
        moment = record.value("last_reviewed_at")
        assert moment is not None
        assert moment.nanoseconds == 1_700_839_068_123_456_789
        assert record["description"] is None
        assert record.raw("description") == []
        assert record.created_at is None
        assert record.get("revenue") is None


@pytest.mark.parametrize(
    "values",
    [{}, {"values": None}, {"values": {}}, {"values": []}, {"values": {"name": None}}, {"values": {"name": []}}],
)
def test_a_record_without_values(values: dict[str, Any]) -> None:
    body = {"data": {"id": {"record_id": RECORD}, **values}}
    record = decode_record(json.dumps(body).encode(), object="companies", definitions=definitions())
    assert record["name"] is None
    assert record["domains"] == []
    assert record.to_dict() == body["data"]
    assert (record.id, record.workspace_id, record.web_url, record.created_at) == (RECORD, "", None, None)
    assert record, "a record without values is no falsehood"


def as_attio(items: list[Any]) -> bytes:
    return msgspec.json.encode({"data": items})


def pretty(items: list[Any]) -> bytes:
    return json.dumps({"data": items}, indent=1).encode()


def paged(items: list[Any]) -> bytes:
    return msgspec.json.encode({"data": items, "pagination": {"next_cursor": None}})


def cursor_first(items: list[Any]) -> bytes:
    return msgspec.json.encode({"pagination": [{"next": {"a": 1}}], "data": items})


def two_arrays(items: list[Any]) -> bytes:
    return msgspec.json.encode({"data": items, "other": [*items[:1], {"id": {}}]})


@pytest.mark.parametrize("write", [as_attio, pretty, paged, cursor_first, two_arrays])
@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_every_way_of_writing_a_page_reads_the_same(write: Any, count: int) -> None:
    items = records(count, seed=count)
    assert [record.to_dict() for record in decode_records(write(items), object="companies")] == items


@pytest.mark.parametrize(
    "items",
    [
        # Nested objects that begin, and end, as records do.
        [{"id": {"workspace_id": WORKSPACE}, "values": {"x": [{"a": 1}, {"id": {"workspace_id": WORKSPACE}}]}}] * 3,
        [{"id": {"workspace_id": WORKSPACE}, "values": {}}, {"values": {}, "id": {"workspace_id": WORKSPACE}}],
        [{"values": {"text": [{"value": '},{"id":{"workspace_id":"' + WORKSPACE}]}}] * 2,
        [{}, {}, {}],
        [{"id": {}}, {"id": {}}],
    ],
)
def test_a_page_is_never_cut_in_a_wrong_place(items: list[Any]) -> None:
    assert [record.to_dict() for record in decode_records(as_attio(items), object="companies")] == items


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"data": null}',
        b'{"data": {}}',
        b'{"data":[1]}',
        b'{"data":[{},null]}',
        b'{"data":[{]}',
    ],
)
def test_what_is_no_page_is_a_decode_error(content: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_records(content, object="companies")


def test_a_page_cut_short_is_a_decode_error() -> None:
    content = page(3)
    for end in range(0, len(content), 97):
        with pytest.raises(msgspec.DecodeError):
            decode_records(content[:end], object="companies")


@pytest.mark.parametrize("content", [b"", b'{"data": null}', b'{"data": [{}]}', b"{}", b'{"data": {"id"'])
def test_what_is_no_record_is_a_decode_error(content: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_record(content, object="companies")


@pytest.mark.parametrize("known", [None, definitions()])
def test_pickled_records_read_the_same(known: Definitions | None) -> None:
    content = page(20)
    for record in decode_records(content, object="companies", definitions=known):
        whole = pickle.dumps(record)
        again = pickle.loads(whole)  # noqa: S301 - our own bytes
        assert again == record
        assert dict(again) == dict(record)
        assert (again.object, again.id, repr(again)) == (record.object, record.id, repr(record))
        assert again.get("nothing") is None
        assert len(whole) < len(msgspec.json.encode(record.to_dict())) + 7_000


def test_equality_copies_and_detaching() -> None:
    first, second = decode_records(page(2), object="companies")
    twin, _ = decode_records(page(2), object="companies", definitions=definitions())
    assert first == twin
    assert hash(first) == hash(twin)
    assert first != second
    assert first != first.to_dict()
    reordered = dict(reversed(first.to_dict().items()))
    assert decode_record(json.dumps({"data": reordered}).encode(), object="companies") == first
    for same in (copy.copy(first), copy.deepcopy(first), first.detach()):
        assert same == first


def test_one_record_kept_of_each_of_50_pages_holds_little() -> None:
    content = page(100)  # while memory is traced, reading takes ten times as long
    known = definitions()
    size = len(content)
    assert size > 800_000
    gc.collect()
    tracemalloc.start()
    try:
        kept = []
        for number in range(50):
            arrived = bytes(bytearray(content))  # a page of its own, as from the network
            records_of_page = decode_records(arrived, object="companies", definitions=known)
            kept.append(records_of_page[number])
            assert kept[-1]["name"]
            del arrived, records_of_page
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept) == 50
    assert held < 2_000_000
