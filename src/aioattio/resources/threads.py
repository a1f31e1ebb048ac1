"""Threads of comments on records and list entries."""

from __future__ import annotations

from datetime import date
from typing import Any

from aioattio.entities.comments import Comment, Thread
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.moments import moment_text
from aioattio.resources.references import Listed, Located, entry_of, id_of, record_of
from aioattio.session import Session
from aioattio_openapi.attio.api.threads import get_thread, list_threads

__all__ = ["Threads"]


class Threads:
    """`attio.threads`. Wherever a thread is meant, its id, the Thread itself or any Comment of it will do.

    A thread begins with the first comment: `attio.comments.create(...)`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self,
        record: Located | None = None,
        *,
        entry: Listed | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[Thread]:
        """The threads of a record, or of a list entry: one of the two must be given.

        record: a Record or RecordReference. entry: an Entry or EntryReference. page_size: threads per request, 50 at
        most and by default. limit: threads in all.

        Scopes: comment:read; object_configuration:read, record_permission:read on a record; list_configuration:read,
        list_entry:read on a list entry.
        """
        if (record is None) == (entry is None):
            given = None if record is None else "both"
            raise InvalidInput(attribute="record", given=given, accepted="either a record or an entry")
        of = None if record is None else record_of(record, name="record")
        in_list, entry_id = (None, None) if entry is None else entry_of(entry, name="entry")
        return self._session.listing(
            lambda position: list_threads.request(
                object_=of.object if of else None,
                record_id=of.id if of else None,
                list_=in_list,
                entry_id=entry_id,
                **position,
            ),
            Thread.from_json,
            identity=lambda thread: thread.id,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, thread: str | Thread | Comment) -> Thread:
        """One thread with its first comments. Raises NotFound.

        Scopes: comment:read; object_configuration:read, record_permission:read on a record; list_configuration:read,
        list_entry:read on a list entry.
        """
        return await self._session.one(get_thread.request(_id(thread)), Thread.from_json)

    def comments(
        self,
        thread: str | Thread | Comment,
        *,
        created_after: date | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[Comment]:
        """All comments of a thread, oldest first.

        created_after: only those made later (naive = UTC). page_size: comments per request, 250 at most and by
        default. limit: comments in all. Raises NotFound.

        Scopes: comment:read; object_configuration:read, record_permission:read on a record; list_configuration:read,
        list_entry:read on a list entry.
        """
        of = _id(thread)
        after = None if created_after is None else moment_text(created_after, name="created_after")
        return self._session.listing(
            lambda position: get_thread.request(of, created_after=after, **position),
            Comment.from_json,
            inside="comments",
            page_size=page_size,
            limit=limit,
        )


def _id(thread: Any) -> str:
    return id_of(thread.thread_id if isinstance(thread, Comment) else thread, Thread, name="thread")
