"""Notes on records."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, Struct, UnsetType

from aioattio.emulator.errors import not_found
from aioattio.emulator.linking import is_alive, past_moment
from aioattio.emulator.markdown import plaintext, without_images
from aioattio.emulator.meetings import Meetings
from aioattio.emulator.records import find_record
from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

Format = Literal["plaintext", "markdown"]


class NewNote(Struct):
    parent_object: str
    parent_record_id: str
    title: str
    format: Format
    content: str
    created_at: str | UnsetType = UNSET
    meeting_id: str | None = None


class NoteChanges(Struct):
    title: str | UnsetType = UNSET
    format: Format = "plaintext"
    content: str | UnsetType = UNSET


@dataclass(slots=True)
class Note:
    id: str
    record: Record
    title: str
    meeting_id: str | None
    created_by: Actor
    created_at: int
    plaintext: str = ""
    markdown: str = ""

    def write(self, content: str, form: Format) -> None:
        self.markdown = without_images(content) if form == "markdown" else content
        self.plaintext = plaintext(content) if form == "markdown" else content


class Notes:
    """The notes of a workspace. A note goes with its record."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._notes: dict[str, Note] = {}

    def on(self, record: Record | None) -> list[Note]:
        """In the order of their creation; those of all records where none is named."""
        alive = (note for note in self._notes.values() if is_alive(note.record))
        return [note for note in alive if record is None or note.record is record]

    def find(self, note_id: str) -> Note:
        """Raises a 404."""
        note = self._notes.get(note_id)
        if note is None or not is_alive(note.record):
            raise not_found(f'Note with ID "{note_id}" was not found')
        return note

    def follow(self, old: Record, merged: Record) -> None:
        for note in self._notes.values():
            note.record = merged if note.record is old else note.record

    def create(self, new: NewNote, actor: Actor) -> Note:
        workspace = self._workspace
        record = find_record(workspace.object(new.parent_object), new.parent_record_id)
        if new.meeting_id is not None:
            workspace.store(Meetings).find(new.meeting_id)
        created_at = workspace.clock.tick() if new.created_at is UNSET else past_moment(workspace, new.created_at)
        note = Note(str(uuid.uuid4()), record, new.title, new.meeting_id, actor, created_at)
        note.write(new.content, new.format)
        self._notes[note.id] = note
        return note

    def change(self, note: Note, changes: NoteChanges) -> None:
        if changes.title is not UNSET:
            note.title = changes.title
        if changes.content is not UNSET:
            note.write(changes.content, changes.format)

    def delete(self, note: Note) -> None:
        del self._notes[note.id]

    def describe(self, note: Note) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self._workspace.id, "note_id": note.id},
            "parent_object": note.record.object.slug,
            "parent_record_id": note.record.id,
            "title": note.title,
            "meeting_id": note.meeting_id,
            "content_plaintext": note.plaintext,
            "content_markdown": note.markdown,
            "tags": [],
            "created_by_actor": {"type": note.created_by.type, "id": note.created_by.id},
            "created_at": render(note.created_at),
        }
