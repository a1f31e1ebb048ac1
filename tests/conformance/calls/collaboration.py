"""Notes, tasks, threads and comments."""

from __future__ import annotations

from aioattio import RecordReference
from aioattio.entities.workspace import EntryReference
from aioattio.values.types import ActorReference
from tests.conformance.calls.samples import (
    COMMENT,
    DAY,
    ENTRY,
    MEETING,
    MEMBER,
    MOMENT,
    NOTE,
    OTHER_RECORD,
    RECORD,
    TASK,
    THREAD,
)
from tests.conformance.recording import Call

ADA = RecordReference("people", RECORD)
DEAL = RecordReference("deals", OTHER_RECORD)
IN_SALES = EntryReference(id=ENTRY, list="sales", list_id="", raw={})
AUTHOR = ActorReference("workspace-member", MEMBER)

CALLS: dict[str, tuple[Call, ...]] = {
    "list_notes": (
        lambda attio: attio.notes.list().collect(),
        lambda attio: attio.notes.list(ADA, page_size=2, limit=5).collect(),
    ),
    "get_note": (lambda attio: attio.notes.get(NOTE),),
    "create_note": (
        lambda attio: attio.notes.create(ADA, title="Call", content="Said yes"),
        lambda attio: attio.notes.create(
            ADA, title="Call", content="Said **yes**", format="markdown", created_at=MOMENT, meeting=MEETING
        ),
    ),
    "update_note": (
        lambda attio: attio.notes.update(NOTE, title="Call"),
        lambda attio: attio.notes.update(NOTE, title="Call", content="# No", format="markdown"),
    ),
    "delete_note": (lambda attio: attio.notes.delete(NOTE),),
    "list_tasks": (
        lambda attio: attio.tasks.list().collect(),
        lambda attio: attio.tasks.list(
            assignee="ada@example.com",
            linked_record=ADA,
            is_completed=False,
            sort="completed_at:desc",
            page_size=2,
            limit=5,
        ).collect(),
        lambda attio: attio.tasks.list(assignee="unassigned").collect(),
    ),
    "get_task": (lambda attio: attio.tasks.get(TASK),),
    "create_task": (
        lambda attio: attio.tasks.create("Call her"),
        lambda attio: attio.tasks.create(
            "Call her",
            deadline_at=DAY,
            assignees=[MEMBER, "ada@example.com", AUTHOR],
            linked_records=[ADA, DEAL, "ada@example.com", "example.com"],
            is_completed=True,
        ),
    ),
    "update_task": (
        lambda attio: attio.tasks.update(TASK, is_completed=True),
        lambda attio: attio.tasks.update(
            TASK, deadline_at=None, is_completed=False, assignees=[MEMBER, "ada@example.com"], linked_records=[ADA]
        ),
        lambda attio: attio.tasks.update(TASK, deadline_at=MOMENT, assignees=[], linked_records=[]),
    ),
    "delete_task": (lambda attio: attio.tasks.delete(TASK),),
    "list_threads": (
        lambda attio: attio.threads.list(ADA).collect(),
        lambda attio: attio.threads.list(entry=IN_SALES, page_size=2, limit=5).collect(),
    ),
    "get_thread": (
        lambda attio: attio.threads.get(THREAD),
        lambda attio: attio.threads.comments(THREAD).collect(),
        lambda attio: attio.threads.comments(THREAD, created_after=MOMENT, page_size=2, limit=5).collect(),
    ),
    "create_comment": (
        lambda attio: attio.comments.create("Yes", author=AUTHOR, thread=THREAD),
        lambda attio: attio.comments.create("Yes", author=MEMBER, thread=THREAD, created_at=MOMENT),
        lambda attio: attio.comments.create("Yes", author=MEMBER, record=ADA, created_at=MOMENT),
        lambda attio: attio.comments.create("Yes", author=MEMBER, entry=IN_SALES, created_at=MOMENT),
    ),
    "get_comment": (lambda attio: attio.comments.get(COMMENT),),
    "delete_comment": (lambda attio: attio.comments.delete(COMMENT),),
}
