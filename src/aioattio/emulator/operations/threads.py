"""Threads."""

from __future__ import annotations

from aioattio.emulator.comments import Comments, Thread
from aioattio.emulator.errors import invalid
from aioattio.emulator.linking import pair
from aioattio.emulator.operations.answers import data, encode, paged
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route
from aioattio.emulator.timestamps import parse

COMMENTS_SHOWN = 50
MAX_COMMENTS = 250
ON_RECORDS = "object_configuration:read record_permission:read"
ON_ENTRIES = "list_configuration:read list_entry:read"


def list_threads(call: Call) -> bytes:
    """With their first comments only."""
    record, entry = pair(call.query, "object", "record_id"), pair(call.query, "list", "entry_id")
    named = record or entry
    if named is None or (record and entry):
        raise invalid("either object and record_id or list and entry_id must be given", "record_id")
    call.need(ON_RECORDS if record else ON_ENTRIES)
    table = call.workspace.object(named[0]) if record else call.workspace.list(named[0])
    target = find_record(table, named[1])
    comments = call.workspace.store(Comments)
    shown = paged(comments.threads_on(target), call.query, default=10, high=50)
    return data([comments.describe_thread(thread, thread.comments[:COMMENTS_SHOWN]) for thread in shown])


def get_thread(call: Call) -> bytes:
    comments = call.workspace.store(Comments)
    thread = comments.thread(call.path["thread_id"])
    need_target(call, thread)
    after = _moment(call.query.get("created_after"))
    wanted = [comment for comment in thread.comments if comment.created_at > after]
    page, cursor = cursor_paged(wanted, call.query, default=COMMENTS_SHOWN, high=MAX_COMMENTS)
    described = comments.describe_thread(thread, page)
    return encode({"data": described, "pagination": {"next_cursor": cursor}})


def need_target(call: Call, thread: Thread) -> None:
    """Raise a 403 where the token may not see what the thread is about."""
    call.need(ON_ENTRIES if thread.is_on_entry else ON_RECORDS)


def _moment(given: str | None) -> int:
    if given is None:
        return -1
    try:
        return parse(given)
    except ValueError as problem:
        raise invalid(str(problem), "created_after") from None


ROUTES = (
    route("GET", "/v2/threads", "comment:read", list_threads),
    route("GET", "/v2/threads/{thread_id}", "comment:read", get_thread),
)
