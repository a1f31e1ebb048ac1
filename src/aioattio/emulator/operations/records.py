"""Records of any object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aioattio.emulator.bodies import data_of
from aioattio.emulator.errors import invalid
from aioattio.emulator.operations.answers import data, data_of_documents, data_of_json, flag, paged
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route
from aioattio.emulator.search import search
from aioattio.emulator.timestamps import render
from aioattio.emulator.writing import find_attribute

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ObjectType


def query_records(call: Call) -> bytes:
    page = call.queries.page(_object(call), {} if call.body is None else call.body)
    return data_of_documents([call.workspace.records.render(record) for record in page])


def create_record(call: Call) -> bytes:
    return _answer(call, call.workspace.records.create(_object(call), _values(call), call.token.actor))


def upsert_record(call: Call) -> bytes:
    object_type, reference = _object(call), call.query.get("matching_attribute")
    if not reference:
        raise invalid("The query parameter matching_attribute is required", "matching_attribute")
    matching = find_attribute(object_type, reference)
    return _answer(call, call.workspace.records.upsert(object_type, matching, _values(call), call.token.actor))


def get_record(call: Call) -> bytes:
    return _answer(call, _record(call))


def update_record(call: Call) -> bytes:
    return _answer(call, call.workspace.records.update(_record(call), _values(call), call.token.actor))


def overwrite_record(call: Call) -> bytes:
    return _answer(call, call.workspace.records.overwrite(_record(call), _values(call), call.token.actor))


def delete_record(call: Call) -> bytes:
    call.workspace.records.delete(_record(call))
    return b"{}"


def list_values(call: Call) -> bytes:
    """Oldest first where history is asked for."""
    record, historic = _record(call), flag(call.query, "show_historic")
    attribute = call.workspace.attribute(record.object, call.path["attribute"])
    if historic and attribute.is_enriched:
        raise invalid(f'Attribute "{attribute.slug}" is enriched and has no history', "show_historic")
    values = record.active(attribute)
    if historic:
        values = sorted([*record.ended.get(attribute, ()), *values], key=lambda value: value.active_from)
    describe = call.workspace.records.describe_value
    return data([describe(attribute, value) for value in paged(values, call.query)])


def list_entries(call: Call) -> bytes:
    entries = call.workspace.entries.get(_record(call), [])
    shown = paged(entries, call.query, default=100, high=1000)
    return data(
        [
            {
                "list_id": entry.list_id,
                "list_api_slug": entry.list_slug,
                "entry_id": entry.id,
                "created_at": render(entry.created_at),
            }
            for entry in shown
        ]
    )


def search_records(call: Call) -> bytes:
    return data(search(call.workspace, call.body))


def _object(call: Call) -> ObjectType:
    return call.workspace.object(call.path["object"])


def _record(call: Call) -> Record:
    return find_record(_object(call), call.path["record_id"])


def _values(call: Call) -> dict[str, Any]:
    values = data_of(call.body).get("values")
    if not isinstance(values, dict):
        raise invalid("data.values must be an object", "data", "values", expected="object")
    return values


def _answer(call: Call, record: Record) -> bytes:
    return data_of_json(call.workspace.records.render(record))


_READ = "record_permission:read object_configuration:read"
_WRITE = "record_permission:read-write object_configuration:read"
_RECORDS = "/v2/objects/{object}/records"
_RECORD = f"{_RECORDS}/{{record_id}}"
ROUTES = (
    route("POST", f"{_RECORDS}/query", _READ, query_records),
    route("POST", "/v2/objects/records/search", _READ, search_records),
    route("POST", _RECORDS, _WRITE, create_record),
    route("PUT", _RECORDS, _WRITE, upsert_record),
    route("GET", _RECORD, _READ, get_record),
    route("PATCH", _RECORD, _WRITE, update_record),
    route("PUT", _RECORD, _WRITE, overwrite_record),
    route("DELETE", _RECORD, _WRITE, delete_record),
    route("GET", f"{_RECORD}/attributes/{{attribute}}/values", _READ, list_values),
    route("GET", f"{_RECORD}/entries", f"{_READ} list_entry:read", list_entries),
)
