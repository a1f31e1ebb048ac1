"""Comments, and the threads that they make up."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, Raw, actor, actor_of, many, moment, one, own_id, text
from aioattio.entities.readers import read_text
from aioattio.entities.workspace import EntryReference
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["Comment", "Thread"]


def _record(raw: Raw) -> RecordReference:
    return RecordReference(read_text(raw, "object_id"), read_text(raw, "record_id"))


def _somebody(raw: Raw) -> ActorReference | None:
    """Attio writes nobody as an actor without type and id."""
    who = actor_of(raw)
    return who if who.type or who.id else None


@frozen(kw_only=True)
class Comment(Entity):
    """One comment of a thread.

    record: what it is about, `object` being the id of an object; entry: the list entry, where it is about one, with
    the id of the list; resolved_at, resolved_by: of the thread, None while it is open.
    """

    id: str = own_id("comment_id")
    thread_id: str = text()
    content: str = text("content_plaintext")
    author: ActorReference | None = actor(show=True)
    record: RecordReference | None = one(_record, show=False)
    entry: EntryReference | None = one(EntryReference, show=False)
    created_at: datetime | None = moment()
    resolved_at: datetime | None = moment(show=False)
    resolved_by: ActorReference | None = one(_somebody, show=False)


@frozen(kw_only=True)
class Thread(Entity):
    """A comment and the replies to it. comments: the first ones only, oldest first; all: `threads.comments(thread)`."""

    id: str = own_id("thread_id")
    comments: tuple[Comment, ...] = many(Comment, show=False)
    created_at: datetime | None = moment()
