"""Lists and their entries, activity types and their records."""

from __future__ import annotations

from aioattio import RecordReference
from aioattio.entities.lists import MemberAccess
from aioattio.values.past import PastValue
from tests.conformance.calls.samples import DAY, ENTRY, LATER, MEMBER, MOMENT, RECORD, SORTS, VIEW
from tests.conformance.recording import Call

DEAL = RecordReference("deals", RECORD)
FILTER = {"stage": {"$eq": "Lead"}}
VALUES = {"stage": "Lead", "score": 5, "tags": ["a", "b"]}
HISTORY = [PastValue("Lead", MOMENT, LATER), PastValue("Won", LATER)]

CALLS: dict[str, tuple[Call, ...]] = {
    "list_lists": (lambda attio: attio.lists.list().collect(),),
    "get_list": (lambda attio: attio.lists.get("sales"),),
    "create_list": (
        lambda attio: attio.lists.create("Sales", "deals"),
        lambda attio: attio.lists.create(
            "Sales",
            "deals",
            slug="sales",
            workspace_access="read-only",
            workspace_member_access=[MemberAccess(workspace_member_id=MEMBER, level="full-access")],
        ),
        lambda attio: attio.lists.create(
            "Sales",
            "deals",
            workspace_access=None,
            workspace_member_access=[MemberAccess(workspace_member_id=MEMBER, level="full-access")],
        ),
    ),
    "update_list": (
        lambda attio: attio.lists.update("sales", name="Sold"),
        lambda attio: attio.lists.update(
            "sales",
            name="Sold",
            slug="sold",
            workspace_access=None,
            workspace_member_access=[MemberAccess(workspace_member_id=MEMBER, level="full-access")],
        ),
    ),
    "list_list_views": (
        lambda attio: attio.lists.views("sales").collect(),
        lambda attio: attio.lists.views("sales", show_archived=True, page_size=2).collect(),
        lambda attio: attio.entries("sales").views(show_archived=True, page_size=2).collect(),
    ),
    "query_entries": (
        lambda attio: attio.entries("sales").query().collect(),
        lambda attio: attio.entries("sales").query(FILTER, sort=SORTS, page_size=2).collect(),
        lambda attio: attio.entries("sales").query(view=VIEW, concurrency=2, limit=1).collect(),
    ),
    "get_entry": (lambda attio: attio.entries("sales").get(ENTRY),),
    "create_entry": (
        lambda attio: attio.entries("sales").create(DEAL),
        lambda attio: attio.entries("sales").create(DEAL, VALUES),
    ),
    "upsert_entry": (
        lambda attio: attio.entries("sales").upsert(DEAL),
        lambda attio: attio.entries("sales").upsert(DEAL, VALUES),
    ),
    "update_entry": (lambda attio: attio.entries("sales").update(ENTRY, VALUES),),
    "overwrite_entry": (lambda attio: attio.entries("sales").overwrite(ENTRY, {**VALUES, "tags": None}),),
    "delete_entry": (lambda attio: attio.entries("sales").delete(ENTRY),),
    "list_entry_values": (
        lambda attio: attio.entries("sales").history(ENTRY, "stage").collect(),
        lambda attio: attio.entries("sales").history(ENTRY, "stage", limit=1).collect(),
    ),
    "replace_entry_values": (
        lambda attio: attio.entries("sales").replace_history(ENTRY, "score", [PastValue(5, DAY)]),
        lambda attio: attio.entries("sales").replace_history(ENTRY, "stage", HISTORY),
    ),
    "list_activities": (
        lambda attio: attio.activities.list().collect(),
        lambda attio: attio.activities.list(page_size=2).collect(),
    ),
    "get_activity": (lambda attio: attio.activities.get("demos"),),
    "create_activity": (
        lambda attio: attio.activities.create("demos", singular="Demo", plural="Demos"),
        lambda attio: attio.activities.create("demos", singular="Demo", plural="Demos", extends="calls"),
    ),
    "update_activity": (
        lambda attio: attio.activities.update("demos", plural="Shows"),
        lambda attio: attio.activities.update("demos", slug="shows", singular="Show", plural="Shows"),
    ),
    "delete_activity": (lambda attio: attio.activities.delete("demos"),),
    "query_activity_records": (
        lambda attio: attio.activity_records("demos").query().collect(),
        lambda attio: attio.activity_records("demos").query(FILTER, sort=SORTS, page_size=2).collect(),
    ),
    "get_activity_record": (lambda attio: attio.activity_records("demos").get(RECORD),),
    "create_activity_record": (lambda attio: attio.activity_records("demos").create(VALUES),),
    "upsert_activity_record": (lambda attio: attio.activity_records("demos").upsert(VALUES, match="stage"),),
    "update_activity_record": (lambda attio: attio.activity_records("demos").update(RECORD, VALUES),),
    "overwrite_activity_record": (
        lambda attio: attio.activity_records("demos").overwrite(RECORD, {**VALUES, "tags": None}),
    ),
    "delete_activity_record": (lambda attio: attio.activity_records("demos").delete(RECORD),),
}
