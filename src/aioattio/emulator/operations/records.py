"""Records of any object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator import bodies
from aioattio.emulator.merging import merge
from aioattio.emulator.operations.answers import data, paged
from aioattio.emulator.operations.tables import answer, history_written, queried, upserted, values_of, written
from aioattio.emulator.records import check_merged, find_record
from aioattio.emulator.routing import Call, Reply, route
from aioattio.emulator.search import search
from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ObjectType


def query_records(call: Call) -> bytes:
    return queried(call, _object(call))


def create_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.create(_object(call), written(call), call.token.actor))


def upsert_record(call: Call) -> bytes:
    return upserted(call, _object(call))


def get_record(call: Call) -> bytes:
    return answer(call, _read(call))


def update_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.update(_record(call), written(call), call.token.actor))


def overwrite_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.overwrite(_record(call), written(call), call.token.actor))


def delete_record(call: Call) -> bytes:
    call.workspace.records.delete(_record(call))
    return b"{}"


def list_values(call: Call) -> bytes:
    return values_of(call, _read(call))


def replace_values(call: Call) -> bytes:
    return history_written(call, _record(call))


def list_entries(call: Call) -> bytes:
    shown = paged(_read(call).entries(), call.query, default=100, high=1000)
    return data(
        [
            {
                "list_id": entry.table.id,
                "list_api_slug": entry.table.slug,
                "entry_id": entry.id,
                "created_at": render(entry.created_at),
            }
            for entry in shown
        ]
    )


def merge_records(call: Call) -> bytes | Reply:
    wanted = bodies.read_body(call.body, bodies.Merge)
    merged = merge(call.workspace, _object(call), wanted.primary_record_id, wanted.secondary_record_id)
    body = data({"new_record_id": merged.id})
    return Reply(202, body) if merged.tries_until_merged else body


def search_records(call: Call) -> bytes:
    return data(search(call.workspace, call.body))


def _object(call: Call) -> ObjectType:
    return call.workspace.object(call.path["object"])


def _record(call: Call) -> Record:
    return find_record(_object(call), call.path["record_id"])


def _read(call: Call) -> Record:
    record = _record(call)
    check_merged(record, 404)
    return record


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
    route("PUT", f"{_RECORD}/attributes/{{attribute}}/values", _WRITE, replace_values),
    route("POST", f"{_RECORDS}/merge", _WRITE, merge_records, per_second=5),
    route("GET", f"{_RECORD}/entries", f"{_READ} list_entry:read", list_entries),
)
