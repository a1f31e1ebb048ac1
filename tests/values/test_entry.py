"""Entries and activity records: the same holder over other envelopes, tolerant of what is missing."""

from __future__ import annotations

import json
import pickle
from typing import Any

import msgspec
import pytest

from aioattio import Definitions
from aioattio.activity_record import ActivityRecord
from aioattio.entry import Entry
from aioattio.values.pages import decode_one, decode_page
from aioattio.values.types import RecordReference
from tests.values.pages import WORKSPACE, attribute_json

LIST, ENTRY, COMPANY = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "abc")
BODY: dict[str, Any] = {
    "id": {"workspace_id": WORKSPACE, "list_id": LIST, "entry_id": ENTRY},
    "parent_record_id": COMPANY,
    "parent_object": "companies",
    "created_at": "2023-04-03T15:21:06.447000123Z",
    "entry_values": {"stage": [{"attribute_type": "status", "status": {"title": "Lead"}}], "tags": []},
}


def entry(known: Definitions | None = None, **changes: Any) -> Entry:
    return decode_one(Entry, json.dumps({"data": BODY | changes}).encode(), container="sales", definitions=known)


def test_reading() -> None:
    known = Definitions.from_json([attribute_json("tags", "select", is_multiselect=True)])
    found = entry(known)
    assert (found["stage"], found["tags"]) == ("Lead", [])
    assert found.keys() == ["stage", "tags"]
    assert (found.id, found.list, found.list_id, found.workspace_id) == (ENTRY, "sales", LIST, WORKSPACE)
    assert found.parent == RecordReference("companies", COMPANY)
    assert found.created_at is not None
    assert (found.created_at.year, found.created_at.tzname()) == (2023, "UTC")
    assert found.to_dict() == BODY
    assert pickle.loads(pickle.dumps(found))["tags"] == []  # noqa: S301
    assert repr(found) == f"<Entry sales {ENTRY}>"


@pytest.mark.parametrize("values", [None, [], "x", 7])
def test_values_that_are_none_leave_the_rest_readable(values: Any) -> None:
    found = entry(entry_values=values)
    assert found.keys() == []
    assert found.parent == RecordReference("companies", COMPANY)
    assert found.id == ENTRY


@pytest.mark.parametrize("nothing", [None, 7, [], {}])
def test_a_parent_that_is_not_said_is_empty(nothing: Any) -> None:
    assert entry(parent_object=nothing, parent_record_id=nothing).parent == RecordReference("", "")


def test_values_under_another_name_are_none_of_an_entry() -> None:
    assert entry(values={"name": []}).keys() == ["stage", "tags"]


def test_what_it_may_belong_to() -> None:
    assert entry().may_be_of("sales")
    assert entry().may_be_of(LIST)
    assert not entry().may_be_of("hiring")
    by_id = decode_one(Entry, json.dumps({"data": BODY}).encode(), container=LIST)
    assert by_id.may_be_of("hiring"), "only Attio knows which slug an id has"
    nameless = decode_one(Entry, json.dumps({"data": BODY}).encode(), container="")
    assert nameless.list == LIST


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_page_of_entries(count: int, separators: tuple[str, str]) -> None:
    items = [
        BODY | {"id": {"workspace_id": WORKSPACE, "list_id": LIST, "entry_id": f"entry {number}"}}
        for number in range(count)
    ]
    content = json.dumps({"data": items}, separators=separators).encode()
    found = decode_page(Entry, content, container="sales")
    assert [one.to_dict() for one in found] == items
    assert [one.parent.id for one in found] == [COMPANY] * count


@pytest.mark.parametrize("content", [b"", b"{}", b'{"data":7}', b'{"data":[7]}', b'{"data":{}}', b"<html>"])
def test_what_is_no_page_is_an_error(content: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_page(Entry, content, container="sales")


def test_an_activity_record() -> None:
    body = {
        "id": {"workspace_id": WORKSPACE, "activity_id": LIST, "record_id": ENTRY},
        "created_at": "2026-01-31T09:00:00.000000000Z",
        "values": {"title": [{"attribute_type": "text", "value": "Kick-off"}]},
    }
    content = json.dumps({"data": body}).encode()
    found = decode_one(ActivityRecord, content, container="demos")
    assert (found.id, found.activity, found.activity_id, found["title"]) == (ENTRY, "demos", LIST, "Kick-off")
    assert found != decode_one(Entry, content, container="demos")
