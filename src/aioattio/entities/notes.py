"""Notes."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, Raw, actor, many, maybe_text, moment, own_id, text
from aioattio.entities.readers import read_text
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["Note"]


def _tag(raw: Raw) -> ActorReference | RecordReference:
    kind = read_text(raw, "type")
    if kind == "record":
        return RecordReference(read_text(raw, "object"), read_text(raw, "record_id"))
    return ActorReference(kind or None, read_text(raw, "workspace_member_id") or None)


@frozen(kw_only=True)
class Note(Entity):
    """A note on a record. Its content comes in both forms, whichever it was written in.

    parent_object: slug of the object that the record `parent_record_id` is of; meeting_id: of the meeting that the
    note is about, if any; tags: the members and records that the content mentions.
    """

    id: str = own_id("note_id")
    title: str = text()
    parent_object: str = text()
    parent_record_id: str = text()
    content_plaintext: str = text(show=False)
    content_markdown: str = text(show=False)
    tags: tuple[ActorReference | RecordReference, ...] = many(_tag, show=False)
    meeting_id: str | None = maybe_text(show=False)
    created_by: ActorReference | None = actor("created_by_actor")
    created_at: datetime | None = moment()

    @property
    def parent(self) -> RecordReference:
        """The record that the note is on."""
        return RecordReference(self.parent_object, self.parent_record_id)
