"""Members, meetings, call recordings, e-mails, sequences, SQL and webhooks."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aioattio import RecordReference
from tests.conformance.calls.samples import (
    DAY,
    LATER,
    MEETING,
    MEMBER,
    MOMENT,
    OTHER_RECORD,
    RECORD,
    RECORDING,
    WEBHOOK,
)
from tests.conformance.recording import Call

ADA = RecordReference("people", RECORD)
EVE = RecordReference("people", OTHER_RECORD)
BERLIN = ZoneInfo("Europe/Berlin")
SEGMENT = {"speech": "Yes", "speaker": {"name": "Ada"}, "start_time": 0, "end_time": 1.5}
FILTER = {"$and": [{"field": "actor.type", "operator": "equals", "value": "workspace-member"}]}
OTHER_FILTER = {"$or": [{"field": "id.object_id", "operator": "not_equals", "value": RECORD}]}

CALLS: dict[str, tuple[Call, ...]] = {
    "list_workspace_members": (
        lambda attio: attio.workspace_members.list().collect(),
        lambda attio: attio.workspace_members.find(email="ada@example.com"),
    ),
    "get_workspace_member": (lambda attio: attio.workspace_members.get(MEMBER),),
    "list_meetings": (
        lambda attio: attio.meetings.list().collect(),
        lambda attio: attio.meetings.list(
            linked_record=ADA,
            participants=["ada@example.com", "eve@example.com"],
            ends_from=MOMENT,
            starts_before=LATER,
            timezone=BERLIN,
            sort="start_desc",
            page_size=2,
            limit=5,
        ).collect(),
    ),
    "get_meeting": (lambda attio: attio.meetings.get(MEETING),),
    "create_meeting": (
        lambda attio: attio.meetings.create("Call", start=MOMENT, end=LATER, participants=["ada@example.com"]),
        lambda attio: attio.meetings.create(
            "Call",
            start=MOMENT.astimezone(BERLIN),
            end=LATER.astimezone(BERLIN),
            participants=[
                {"email_address": "ada@example.com", "is_organizer": True, "status": "accepted"},
                {"name": "Eve", "status": "declined"},
            ],
            description="About engines",
            linked_records=[ADA, EVE],
            is_all_day=False,
        ),
        lambda attio: attio.meetings.create("Fair", start=DAY, end=DAY, participants=[], is_all_day=True),
    ),
    "update_meeting": (lambda attio: attio.meetings.update(MEETING, linked_records=[ADA, EVE]),),
    "overwrite_meeting": (lambda attio: attio.meetings.overwrite(MEETING, linked_records=[ADA]),),
    "delete_meeting": (lambda attio: attio.meetings.delete(MEETING),),
    "list_call_recordings": (
        lambda attio: attio.call_recordings.list(MEETING).collect(),
        lambda attio: attio.call_recordings.list(MEETING, page_size=2, limit=5).collect(),
    ),
    "get_call_recording": (lambda attio: attio.call_recordings.get(MEETING, RECORDING),),
    "create_call_recording": (
        lambda attio: attio.call_recordings.create(MEETING, video_url="https://example.com/video.mp4"),
        lambda attio: attio.call_recordings.create(MEETING, transcript=[SEGMENT]),
        lambda attio: attio.call_recordings.create(
            MEETING,
            video_url="https://example.com/video.mp4",
            transcript=[{**SEGMENT, "speaker": {"name": "Ada", "email_address": "ada@example.com"}}, SEGMENT],
        ),
    ),
    "delete_call_recording": (lambda attio: attio.call_recordings.delete(MEETING, RECORDING),),
    "get_transcript": (
        lambda attio: attio.call_recordings.transcript(MEETING, RECORDING).collect(),
        lambda attio: attio.call_recordings.transcript(MEETING, RECORDING, limit=5).collect(),
    ),
    "list_emails": (
        lambda attio: attio.emails.list(domain="example.com").collect(),
        lambda attio: attio.emails.list(
            linked_records=[ADA, EVE],
            participants=["ada@example.com", "eve@example.com"],
            domain="example.com",
            sent_after=MOMENT,
            sent_before=LATER,
            exclude_automated_participants=True,
            page_size=2,
            limit=5,
        ).collect(),
    ),
    "unsubscribe_emails": (lambda attio: attio.sequences.unsubscribe(["ada@example.com", "eve@example.com"]),),
    "query_sql": (lambda attio: attio.sql("select name from people"),),
    "list_webhooks": (
        lambda attio: attio.webhooks.list().collect(),
        lambda attio: attio.webhooks.list(page_size=10, limit=20).collect(),
    ),
    "get_webhook": (lambda attio: attio.webhooks.get(WEBHOOK),),
    "create_webhook": (
        lambda attio: attio.webhooks.create("https://example.com/hook", ["record.created"]),
        lambda attio: attio.webhooks.create(
            "https://example.com/hook", [("note.created", FILTER), ("note.deleted", OTHER_FILTER), "task.created"]
        ),
    ),
    "update_webhook": (
        lambda attio: attio.webhooks.update(WEBHOOK, target_url="https://example.com/hook"),
        lambda attio: attio.webhooks.update(
            WEBHOOK,
            target_url="https://example.com/hook",
            subscriptions=["record.created", ("note.created", FILTER), ("note.deleted", OTHER_FILTER)],
        ),
    ),
    "delete_webhook": (lambda attio: attio.webhooks.delete(WEBHOOK),),
}
