"""Single comments: to write, read and delete them."""

from __future__ import annotations

from datetime import date
from typing import Any

from aioattio.entities.comments import Comment, Thread
from aioattio.errors import InvalidInput
from aioattio.resources.moments import moment_text
from aioattio.resources.references import Listed, Located, Member, entry_of, id_of, member_of, record_of
from aioattio.session import Session
from aioattio.values.forms import is_uuid
from aioattio_openapi.attio.api.comments import create_comment, delete_comment, get_comment

__all__ = ["Comments"]

AUTHOR = (
    "id of a workspace member, a WorkspaceMember, or an ActorReference to one; "
    "find one by e-mail address with attio.workspace_members.find(email=...)"
)


class Comments:
    """`attio.comments`. Wherever a comment is meant, its id or the Comment itself will do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def create(
        self,
        content: str,
        *,
        author: str | Member,
        thread: str | Thread | Comment | None = None,
        record: Located | None = None,
        entry: Listed | None = None,
        created_at: date | str | None = None,
    ) -> Comment:
        """Write a comment: a reply in a thread, or the first of a new thread on a record or a list entry.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. content: plain text; the e-mail address
        of a workspace member mentions them. author: the member in whose name it is written, not by e-mail address.
        thread, record, entry: exactly one of them; a Comment stands for the thread it is in. created_at: when it was
        written, from 1970 until now (naive = UTC), now if left out. Raises ValidationFailed (value_not_found where the
        author or the target does not exist).

        Scopes: comment:read-write; object_configuration:read, record_permission:read on a record;
        list_configuration:read, list_entry:read on a list entry.
        """
        if not isinstance(content, str) or not content:
            raise InvalidInput(attribute="content", given=content, accepted="plain text, not empty")
        data = {"format": "plaintext", "content": content, "author": _author(author)}
        data |= _target(thread, record, entry)
        if created_at is not None:
            data["created_at"] = moment_text(created_at, name="created_at")
        return await self._session.one(create_comment.request(body={"data": data}), Comment.from_json)

    async def get(self, comment: str | Comment) -> Comment:
        """One comment. Raises NotFound.

        Scopes: comment:read; object_configuration:read, record_permission:read on a record; list_configuration:read,
        list_entry:read on a list entry.
        """
        return await self._session.one(get_comment.request(_id(comment)), Comment.from_json)

    async def delete(self, comment: str | Comment) -> None:
        """Delete a comment for good; the first one of a thread takes the WHOLE THREAD with it.

        Raises NotFound, unless a repetition of this very call found it gone; Forbidden where it is not the token's to
        delete.

        Scopes: comment:read-write.
        """
        await self._session.send(delete_comment.request(_id(comment)))


def _id(comment: Any) -> str:
    return id_of(comment, Comment, name="comment")


def _author(given: Any) -> dict[str, str]:
    member = member_of(given, name="author", accepted=AUTHOR)
    if not is_uuid(member):
        raise InvalidInput(attribute="author", given=given, accepted=AUTHOR)
    return {"type": "workspace-member", "id": member}


def _target(thread: Any, record: Any, entry: Any) -> dict[str, Any]:
    """The key by which Attio tells its three bodies apart."""
    given = {"thread": thread, "record": record, "entry": entry}
    named = [name for name, target in given.items() if target is not None]
    if len(named) != 1:
        accepted = "exactly one of thread, record and entry"
        raise InvalidInput(attribute="thread", given=named or None, accepted=accepted)
    if thread is not None:
        meant = thread.thread_id if isinstance(thread, Comment) else thread
        return {"thread_id": id_of(meant, Thread, name="thread")}
    if record is not None:
        of = record_of(record, name="record")
        return {"record": {"object": of.object, "record_id": of.id}}
    in_list, entry_id = entry_of(entry, name="entry")
    return {"entry": {"list": in_list, "entry_id": entry_id}}
