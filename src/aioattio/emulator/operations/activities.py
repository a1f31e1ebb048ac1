"""Activity types and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator import bodies, tables
from aioattio.emulator.operations.answers import data, encode
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.operations.tables import answer, queried, upserted, written
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route
from aioattio.emulator.schema import describe_activity

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ActivityType


def list_activities(call: Call) -> bytes:
    page, cursor = cursor_paged(call.workspace.activities, call.query, default=100, high=1000)
    return encode({"data": [describe_activity(one) for one in page], "pagination": {"next_cursor": cursor}})


def create_activity(call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewActivity)
    return data(describe_activity(tables.create_activity(call.workspace, new)))


def get_activity(call: Call) -> bytes:
    return data(describe_activity(_activity(call)))


def update_activity(call: Call) -> bytes:
    activity, changes = _activity(call), bodies.read_body(call.body, bodies.ActivityChanges)
    return data(describe_activity(tables.change_activity(call.workspace, activity, changes)))


def delete_activity(call: Call) -> bytes:
    tables.delete_activity(call.workspace, _activity(call))
    return b"{}"


def query_records(call: Call) -> bytes:
    return queried(call, _activity(call))


def create_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.create(_activity(call), written(call), call.token.actor))


def upsert_record(call: Call) -> bytes:
    return upserted(call, _activity(call))


def get_record(call: Call) -> bytes:
    return answer(call, _record(call))


def update_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.update(_record(call), written(call), call.token.actor))


def overwrite_record(call: Call) -> bytes:
    return answer(call, call.workspace.records.overwrite(_record(call), written(call), call.token.actor))


def delete_record(call: Call) -> bytes:
    call.workspace.records.delete(_record(call))
    return b"{}"


def _activity(call: Call) -> ActivityType:
    return call.workspace.activity(call.path["activity"])


def _record(call: Call) -> Record:
    return find_record(_activity(call), call.path["record_id"])


_SEEN = "activity_configuration:read object_configuration:read record_permission:read"
_READ, _WRITE = f"activity_record:read {_SEEN}", f"activity_record:read-write {_SEEN}"
_CONFIGURE = "activity_configuration:read-write"
_ACTIVITY = "/v2/activities/{activity}"
_RECORDS = f"{_ACTIVITY}/records"
_RECORD = f"{_RECORDS}/{{record_id}}"
ROUTES = (
    route("GET", "/v2/activities", "activity_configuration:read", list_activities),
    route("POST", "/v2/activities", _CONFIGURE, create_activity),
    route("GET", _ACTIVITY, "activity_configuration:read", get_activity),
    route("PATCH", _ACTIVITY, _CONFIGURE, update_activity),
    route("DELETE", _ACTIVITY, f"{_CONFIGURE} activity_record:read-write", delete_activity),
    route("POST", f"{_RECORDS}/query", _READ, query_records),
    route("POST", _RECORDS, _WRITE, create_record),
    route("PUT", _RECORDS, _WRITE, upsert_record),
    route("GET", _RECORD, _READ, get_record),
    route("PATCH", _RECORD, _WRITE, update_record),
    route("PUT", _RECORD, _WRITE, overwrite_record),
    route("DELETE", _RECORD, _WRITE, delete_record),
)
