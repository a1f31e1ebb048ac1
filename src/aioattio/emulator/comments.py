"""Comments, and the threads that they make up."""

from __future__ import annotations

import uuid
from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from aioattio.emulator.errors import Refusal, not_found, value_not_found
from aioattio.emulator.linking import is_alive, past_moment
from aioattio.emulator.records import find_record
from aioattio.emulator.schema import ListType
from aioattio.emulator.timestamps import render
from aioattio.emulator.values.references import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aioattio.emulator.records import Record
    from aioattio.emulator.workspace import Workspace


class Author(Struct):
    type: Literal["workspace-member"]
    id: str


class NewComment(Struct, kw_only=True, forbid_unknown_fields=True):
    format: Literal["plaintext"]
    content: str
    author: Author
    created_at: str | UnsetType = UNSET


class Reply(NewComment, kw_only=True, forbid_unknown_fields=True):
    thread_id: str


class OfRecord(Struct):
    object: str
    record_id: str


class OnRecord(NewComment, kw_only=True, forbid_unknown_fields=True):
    record: OfRecord


class OfEntry(Struct):
    list: str
    entry_id: str


class OnEntry(NewComment, kw_only=True, forbid_unknown_fields=True):
    entry: OfEntry


AnyComment: TypeAlias = Reply | OnRecord | OnEntry
BODIES: dict[str, type[AnyComment]] = {"thread_id": Reply, "record": OnRecord, "entry": OnEntry}
"""The three bodies by the key that tells them apart."""


@dataclass(slots=True, eq=False)
class Comment:
    id: str
    thread: Thread
    content: str
    author: Actor
    created_at: int


@dataclass(slots=True, eq=False)
class Thread:
    """`target` is the record or the entry that it is about."""

    id: str
    target: Record
    created_at: int
    comments: list[Comment] = field(default_factory=list[Comment])
    """The first one, then the replies, oldest first."""

    @property
    def is_on_entry(self) -> bool:
        return isinstance(self.target.table, ListType)


class Comments:
    """The threads of a workspace. A thread goes with the record or entry it is about."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._threads: dict[str, Thread] = {}
        self._comments: dict[str, Comment] = {}

    def threads_on(self, target: Record) -> list[Thread]:
        return [thread for thread in self._threads.values() if thread.target is target]

    def thread(self, thread_id: str) -> Thread:
        """Raises a 404."""
        thread = self._threads.get(thread_id)
        if thread is None or not is_alive(thread.target):
            raise not_found(f'Thread with ID "{thread_id}" was not found')
        return thread

    def comment(self, comment_id: str) -> Comment:
        """Raises a 404."""
        comment = self._comments.get(comment_id)
        if comment is None or not is_alive(comment.thread.target):
            raise not_found(f'Comment with ID "{comment_id}" was not found')
        return comment

    def target(self, new: AnyComment) -> Thread | Record:
        """What a new comment is to stand in, or on; raises a 400."""
        try:
            if isinstance(new, Reply):
                return self.thread(new.thread_id)
            if isinstance(new, OnRecord):
                return find_record(self._workspace.object(new.record.object), new.record.record_id)
            return find_record(self._workspace.list(new.entry.list), new.entry.entry_id)
        except Refusal as refusal:
            raise value_not_found(refusal.message) from None

    def follow(self, old: Record, merged: Record) -> None:
        for thread in self._threads.values():
            thread.target = merged if thread.target is old else thread.target

    def write(self, new: AnyComment, target: Thread | Record) -> Comment:
        """Raises a 400."""
        workspace = self._workspace
        if new.author.id not in workspace.members:
            raise value_not_found(f'Cannot find workspace member with ID "{new.author.id}"')
        created_at = workspace.clock.tick() if new.created_at is UNSET else past_moment(workspace, new.created_at)
        if not isinstance(target, Thread):
            target = Thread(str(uuid.uuid4()), target, created_at)
            self._threads[target.id] = target
        author = Actor("workspace-member", new.author.id)
        comment = Comment(str(uuid.uuid4()), target, new.content, author, created_at)
        insort(target.comments, comment, lo=min(1, len(target.comments)), key=lambda one: one.created_at)
        self._comments[comment.id] = comment
        return comment

    def delete(self, comment: Comment) -> None:
        """The first comment takes its thread along."""
        thread = comment.thread
        gone = list(thread.comments) if thread.comments[0] is comment else [comment]
        for one in gone:
            thread.comments.remove(one)
            del self._comments[one.id]
        if not thread.comments:
            del self._threads[thread.id]

    def describe_thread(self, thread: Thread, comments: Sequence[Comment]) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self._workspace.id, "thread_id": thread.id},
            "comments": [self.describe(comment) for comment in comments],
            "created_at": render(thread.created_at),
        }

    def describe(self, comment: Comment) -> dict[str, Any]:
        thread = comment.thread
        record = thread.target.parent if thread.is_on_entry else thread.target
        entry = {"entry_id": thread.target.id, "list_id": thread.target.table.id} if thread.is_on_entry else None
        return {
            "id": {"workspace_id": self._workspace.id, "comment_id": comment.id},
            "thread_id": thread.id,
            "content_plaintext": comment.content,
            "entry": entry,
            "record": {"record_id": record.id, "object_id": record.object.id},
            "resolved_at": None,
            "resolved_by": {"type": None, "id": None},
            "created_at": render(comment.created_at),
            "author": {"type": comment.author.type, "id": comment.author.id},
        }
