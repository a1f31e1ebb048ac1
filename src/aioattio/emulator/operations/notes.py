"""Notes."""

from __future__ import annotations

from aioattio.emulator.bodies import read_body
from aioattio.emulator.linking import pair
from aioattio.emulator.notes import NewNote, Note, NoteChanges, Notes
from aioattio.emulator.operations.answers import data, paged
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route


def list_notes(call: Call) -> bytes:
    named = pair(call.query, "parent_object", "parent_record_id")
    record = None if named is None else find_record(call.workspace.object(named[0]), named[1])
    notes = _notes(call)
    return data([notes.describe(note) for note in paged(notes.on(record), call.query, default=10, high=50)])


def create_note(call: Call) -> bytes:
    return _answer(call, _notes(call).create(read_body(call.body, NewNote), call.token.actor))


def get_note(call: Call) -> bytes:
    return _answer(call, _note(call))


def update_note(call: Call) -> bytes:
    note = _note(call)
    _notes(call).change(note, read_body(call.body, NoteChanges))
    return _answer(call, note)


def delete_note(call: Call) -> bytes:
    _notes(call).delete(_note(call))
    return b"{}"


def _notes(call: Call) -> Notes:
    return call.workspace.store(Notes)


def _note(call: Call) -> Note:
    return _notes(call).find(call.path["note_id"])


def _answer(call: Call, note: Note) -> bytes:
    return data(_notes(call).describe(note))


_AROUND = "object_configuration:read record_permission:read"
_NOTE = "/v2/notes/{note_id}"
ROUTES = (
    route("GET", "/v2/notes", f"note:read {_AROUND}", list_notes, per_second=10),
    route("POST", "/v2/notes", f"note:read-write {_AROUND}", create_note),
    route("GET", _NOTE, f"note:read {_AROUND}", get_note),
    route("PATCH", _NOTE, f"note:read-write {_AROUND}", update_note),
    route("DELETE", _NOTE, "note:read-write", delete_note),
)
