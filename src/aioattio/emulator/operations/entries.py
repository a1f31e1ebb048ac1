"""Entries of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aioattio.emulator import bodies
from aioattio.emulator.entries import find_parent
from aioattio.emulator.operations.tables import answer, history_written, queried, values_of
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ListType


def query_entries(call: Call) -> bytes:
    return queried(call, _list(call))


def create_entry(call: Call) -> bytes:
    a_list, parent, values = _wanted(call)
    return answer(call, call.workspace.records.create_entry(a_list, parent, values, call.token.actor))


def upsert_entry(call: Call) -> bytes:
    a_list, parent, values = _wanted(call)
    return answer(call, call.workspace.records.upsert_entry(a_list, parent, values, call.token.actor))


def get_entry(call: Call) -> bytes:
    return answer(call, _entry(call))


def update_entry(call: Call) -> bytes:
    entry, changes = _entry(call), bodies.read_body(call.body, bodies.EntryChanges)
    return answer(call, call.workspace.records.update(entry, changes.entry_values, call.token.actor))


def overwrite_entry(call: Call) -> bytes:
    entry, changes = _entry(call), bodies.read_body(call.body, bodies.EntryChanges)
    return answer(call, call.workspace.records.overwrite(entry, changes.entry_values, call.token.actor))


def delete_entry(call: Call) -> bytes:
    call.workspace.records.delete(_entry(call))
    return b"{}"


def list_entry_values(call: Call) -> bytes:
    return values_of(call, _entry(call))


def replace_entry_values(call: Call) -> bytes:
    return history_written(call, _entry(call))


def _list(call: Call) -> ListType:
    return call.workspace.list(call.path["list"])


def _entry(call: Call) -> Record:
    return find_record(_list(call), call.path["entry_id"])


def _wanted(call: Call) -> tuple[ListType, Record, dict[str, Any]]:
    a_list, new = _list(call), bodies.read_body(call.body, bodies.NewEntry)
    return a_list, find_parent(call.workspace, a_list, new.parent_object, new.parent_record_id), new.entry_values


_READ = "list_entry:read list_configuration:read"
_WRITE = "list_entry:read-write list_configuration:read"
_ENTRIES = "/v2/lists/{list}/entries"
_ENTRY = f"{_ENTRIES}/{{entry_id}}"
_VALUES = f"{_ENTRY}/attributes/{{attribute}}/values"
ROUTES = (
    route("POST", f"{_ENTRIES}/query", _READ, query_entries),
    route("POST", _ENTRIES, _WRITE, create_entry),
    route("PUT", _ENTRIES, _WRITE, upsert_entry),
    route("GET", _ENTRY, _READ, get_entry),
    route("PATCH", _ENTRY, _WRITE, update_entry),
    route("PUT", _ENTRY, _WRITE, overwrite_entry),
    route("DELETE", _ENTRY, _WRITE, delete_entry),
    route("GET", _VALUES, _READ, list_entry_values),
    route("PUT", _VALUES, _WRITE, replace_entry_values),
)
