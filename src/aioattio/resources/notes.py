"""Notes on records, and on meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from aioattio.entities.meetings import Meeting
from aioattio.entities.notes import Note
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.moments import moment_text
from aioattio.resources.references import Located, id_of, record_of
from aioattio.resources.synced import Journaled
from aioattio.session import Session
from aioattio_openapi.attio.api.notes import create_note, delete_note, get_note, list_notes, update_note

if TYPE_CHECKING:
    from aioattio.bulk.target import Place

__all__ = ["Notes", "note_data"]

Format = Literal["plaintext", "markdown"]


class Notes(Journaled):
    """`attio.notes`. Wherever a note is meant, its id or the Note itself will do.

    The columns of `sync` are parent_record (a record id with its object, or a unique value), title, content, format,
    created_at and meeting_id.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def _place(self) -> Place:
        from aioattio.bulk.target import Place

        return Place("notes", "notes")

    def list(
        self, parent: Located | None = None, *, page_size: int | None = None, limit: int | None = None
    ) -> Listing[Note]:
        """The notes of a record, or those of all records.

        parent: a Record or RecordReference. page_size: notes per request, 50 at most and by default. limit: notes in
        all. Raises NotFound where there is no such record.

        Scopes: note:read, object_configuration:read, record_permission:read. At most 10 a second.
        """
        of = None if parent is None else record_of(parent, name="parent")
        return self._session.listing(
            lambda position: list_notes.request(
                parent_object=of.object if of else None, parent_record_id=of.id if of else None, **position
            ),
            Note.from_json,
            identity=lambda note: note.id,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, note: str | Note) -> Note:
        """One note. Raises NotFound.

        Scopes: note:read, object_configuration:read, record_permission:read.
        """
        return await self._session.one(get_note.request(_id(note)), Note.from_json)

    async def create(
        self,
        parent: Located,
        *,
        title: str,
        content: str,
        format: Format = "plaintext",  # noqa: A002 - Attio's own word
        created_at: date | str | None = None,
        meeting: str | Meeting | None = None,
    ) -> Note:
        """Write a note on a record.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. parent: a Record or RecordReference.
        format: of `content`; Attio's markdown knows headings, lists, bold, italics, strikethrough, ==highlight== and
        links, no images. created_at: when it was written, from 1970 until now (naive = UTC), now if left out; it cannot
        be changed later. meeting: id of the meeting that the note is about, or the meeting. Raises NotFound,
        ValidationFailed (413 where the content is too long).

        Scopes: note:read-write, object_configuration:read, record_permission:read.
        """
        of = record_of(parent, name="parent")
        data = {"parent_object": of.object, "parent_record_id": of.id}
        data |= note_data(title=title, content=content, format=format, created_at=created_at, meeting=meeting)
        return await self._session.one(create_note.request(body={"data": data}), Note.from_json)

    async def update(
        self,
        note: str | Note,
        *,
        title: str | None = None,
        content: str | None = None,
        format: Format = "plaintext",  # noqa: A002 - Attio's own word
    ) -> Note:
        """Change the title of a note, replace its content, or both; what is None stays.

        format: of `content`, and without meaning where there is none. Raises NotFound, ValidationFailed.

        Scopes: note:read-write, object_configuration:read, record_permission:read.
        """
        if title is None and content is None:
            raise InvalidInput(attribute="changes", given=None, accepted="a new title, a new content, or both")
        data = {} if title is None else {"title": _text(title, "title")}
        data |= {} if content is None else _content(content, format)
        return await self._session.one(update_note.request(_id(note), body={"data": data}), Note.from_json)

    async def delete(self, note: str | Note) -> None:
        """Delete a note for good. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: note:read-write.
        """
        await self._session.send(delete_note.request(_id(note)))


def note_data(*, title: Any, content: Any, format: Any, created_at: Any, meeting: Any) -> dict[str, str]:  # noqa: A002
    """What is sent for a new note, but for its parent. Raises InvalidInput."""
    data = {"title": _text(title, "title")} | _content(content, format)
    if created_at is not None:
        data["created_at"] = moment_text(created_at, name="created_at")
    if meeting is not None:
        data["meeting_id"] = id_of(meeting, Meeting, name="meeting")
    return data


def _id(note: Any) -> str:
    return id_of(note, Note, name="note")


def _content(content: Any, format: Any) -> dict[str, str]:  # noqa: A002
    if format not in ("plaintext", "markdown"):
        raise InvalidInput(attribute="format", given=format, accepted='"plaintext" or "markdown"')
    return {"format": format, "content": _text(content, "content")}


def _text(given: Any, name: str) -> str:
    if not isinstance(given, str):
        raise InvalidInput(attribute=name, given=given, accepted="str")
    return given
