"""What users' type checkers see; read by mypy and pyright in `make check`, never run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from aioattio import (
    Activity,
    ActivityRecord,
    Answer,
    Attio,
    Attribute,
    CallRecording,
    Comment,
    Email,
    Entry,
    EntryReference,
    File,
    Identity,
    Limits,
    List,
    Listing,
    Meeting,
    Name,
    NewWebhook,
    Note,
    Object,
    Page,
    PastValue,
    Record,
    RecordReference,
    Retry,
    SearchHit,
    SelectOption,
    Status,
    Task,
    Thread,
    TranscriptSegment,
    UnsubscribedEmail,
    Value,
    View,
    Webhook,
    WorkspaceMember,
)
from aioattio.resources.activity_records import ActivityRecords
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records
from aioattio_openapi.attio.api.notes import list_notes
from aioattio_openapi.attio.models import NoteList


async def usage(attio: Attio) -> None:
    people = attio.people
    ada = await people.create({"name": Name("Ada", "Lovelace"), "email_addresses": ["ada@x.org"]})
    assert_type(ada, Record)
    assert_type(await people.update(ada, {"revenue": Decimal(1)}), Record)
    assert_type(await people.upsert({"email_addresses": ["a@x.org"]}, match="email_addresses"), Record)
    assert_type(await people.delete(ada), None)
    assert_type(people.query(page_size=5, concurrency=2), Listing[Record])
    assert_type(await people.query().first(), Record | None)
    assert_type(await people.query().collect(limit=5), list[Record])
    async for person in people.query({"name": "x"}):
        assert_type(person, Record)
    async for page in people.query().pages():
        assert_type(page, Page[Record])
    assert_type(people.history(ada, "name"), Listing[Value])
    assert_type(people.entries(ada), Listing[EntryReference])
    assert_type(await people.attributes.get("name"), Attribute)
    assert_type(people.attributes.options("tags"), Listing[SelectOption])
    assert_type(people.attributes.statuses("stage"), Listing[Status])
    assert_type(await attio.search("ada", objects=["people"]), list[SearchHit])
    assert_type(await attio.identify(), Identity)
    assert_type(await attio.send(list_notes.request(limit=10)), NoteList)
    assert_type(await attio.request("GET", "/v2/self"), Answer)
    assert_type(attio.with_options(timeout=120, retry=Retry(attempts=1)), Attio)
    assert_type(Attio("tok", limits=Limits(read=1, write=1)), Attio)
    assert_type(ada.value("name"), Value | None)
    assert_type(ada.values("name"), list[Value])
    assert_type(ada.to_dict(), dict[str, Any])
    assert_type(ada.id, str)


async def records_and_lists(attio: Attio) -> None:
    objects, lists, activities = attio.objects, attio.lists, attio.activities
    people = await objects.get("people")
    assert_type(people, Object)
    assert_type(objects.list(), Listing[Object])
    assert_type(objects.views(people, page_size=5, limit=5), Listing[View])
    assert_type(attio.records(people), Records[Record])
    ada = await attio.records(people).merge("a", "b", wait=5)
    assert_type(ada, Record)
    assert_type(await attio.people.get(RecordReference("people", "a")), Record)
    assert_type(await attio.people.replace_history(ada, "name", [PastValue("x", "2025-01-01")]), list[Value])
    assert_type(attio.people.views(limit=5), Listing[View])
    assert_type(attio.people.query(view="id"), Listing[Record])
    assert_type(await attio.search("ada", objects=[people], as_member="ada@x.org"), list[SearchHit])
    assert_type(await attio.sql("select 1"), list[dict[str, Any]])

    sales = await lists.create("Sales", people, workspace_access="read-only")
    assert_type(sales, List)
    assert_type(lists.list(), Listing[List])
    assert_type(lists.views(sales), Listing[View])
    assert_type(attio.entries(sales), Entries[Entry])
    entry = await attio.entries(sales).upsert(ada, {"stage": "Lead"})
    assert_type(entry, Entry)
    assert_type(entry.parent, RecordReference)
    assert_type(attio.entries("sales").query({"stage": "Lead"}), Listing[Entry])
    assert_type(attio.entries("sales").history(entry, "stage"), Listing[Value])

    demos = await activities.create("demos", singular="Demo", plural="Demos", extends="calls")
    assert_type(demos, Activity)
    assert_type(activities.list(limit=5), Listing[Activity])
    assert_type(attio.activity_records(demos), ActivityRecords)
    shown = await attio.activity_records(demos).create({"title": "x"})
    assert_type(shown, ActivityRecord)
    assert_type(attio.activity_records("demos").query(), Listing[ActivityRecord])


async def what_is_said_and_done(attio: Attio, ada: Record, entry: Entry) -> None:
    note = await attio.notes.create(ada, title="Call", content="...", format="markdown")
    assert_type(note, Note)
    assert_type(attio.notes.list(note.parent), Listing[Note])
    assert_type(await attio.notes.update(note, title="x"), Note)
    task = await attio.tasks.create("Call", assignees=["ada@x.org"], linked_records=[ada, "x.org"])
    assert_type(task, Task)
    assert_type(attio.tasks.list(assignee="unassigned", sort="created_at:desc"), Listing[Task])
    assert_type(await attio.tasks.update(task, deadline_at=None), Task)
    member = await attio.workspace_members.find(email="ada@x.org")
    assert_type(member, WorkspaceMember | None)
    assert_type(await attio.workspace_members.get(task.assignees[0]), WorkspaceMember)
    assert_type(attio.workspace_members.list(), Listing[WorkspaceMember])
    comment = await attio.comments.create("x", author="id", entry=entry)
    assert_type(comment, Comment)
    assert_type(attio.threads.list(ada), Listing[Thread])
    assert_type(attio.threads.comments(comment, page_size=50), Listing[Comment])
    assert_type(await attio.threads.get(comment), Thread)


async def meetings_files_and_the_rest(attio: Attio, ada: Record) -> None:
    today = date(2026, 1, 5)
    meeting = await attio.meetings.create("Demo", start=today, end=today, participants=["ada@x.org"])
    assert_type(meeting, Meeting)
    assert_type(attio.meetings.list(linked_record=ada, sort="start_desc"), Listing[Meeting])
    assert_type(await attio.meetings.update(meeting, linked_records=[ada]), Meeting)
    recording = await attio.call_recordings.create(meeting, video_url="https://x.org/video")
    assert_type(recording, CallRecording)
    assert_type(attio.call_recordings.list(meeting), Listing[CallRecording])
    assert_type(attio.call_recordings.transcript(meeting, recording), Listing[TranscriptSegment])
    file = await attio.files.upload(ada, b"...", name="x.txt")
    assert_type(file, File)
    assert_type(attio.files.list(ada, folder=file), Listing[File])
    assert_type(await attio.files.download(file, "x.txt"), Path)
    assert_type(await attio.files.read(file), bytes)
    assert_type(attio.emails.list(domain="x.org"), Listing[Email])
    assert_type(await attio.sequences.unsubscribe(["ada@x.org"]), list[UnsubscribedEmail])
    hook = await attio.webhooks.create("https://x.org/attio", ["record.created", ("note.created", None)])
    assert_type(hook, NewWebhook)
    assert_type(hook.secret, str)
    assert_type(attio.webhooks.list(), Listing[Webhook])
    assert_type(await attio.webhooks.update(hook, subscriptions=hook.subscriptions), Webhook)
