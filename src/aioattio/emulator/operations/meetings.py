"""Meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aioattio.emulator.bodies import read_body
from aioattio.emulator.errors import invalid
from aioattio.emulator.linking import pair
from aioattio.emulator.meetings import Meeting, MeetingLinks, Meetings, NewMeeting
from aioattio.emulator.operations.answers import data, encode
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.operations.spelling import camel_case_status
from aioattio.emulator.routing import Call, route
from aioattio.emulator.timestamps import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_SORTS = ("start_asc", "start_desc")


def list_meetings(call: Call) -> bytes:
    """By start; of the two filters by content, a meeting needs to pass one."""
    query = call.query
    zone = _zone(query)
    ends_from, starts_before = bound(query, "ends_from"), bound(query, "starts_before")
    meetings = [
        meeting
        for meeting in _meetings(call).all()
        if (ends_from is None or meeting.ends_at(zone) >= ends_from)
        and (starts_before is None or meeting.start.moment(zone) < starts_before)
    ]
    linked = pair(query, "linked_object", "linked_record_id")
    participants = addresses(query.get("participants", ""))
    if linked is not None or participants:
        record = None if linked is None else call.workspace.object(linked[0]).records.get(linked[1])
        meetings = [one for one in meetings if one.has(participants) or (record is not None and record in one.linked)]
    sort = query.get("sort", _SORTS[0])
    if sort not in _SORTS:
        raise invalid(f'sort is not acceptable: "{sort}"', "sort", expected=" | ".join(_SORTS))
    meetings.sort(key=lambda one: (one.start.moment(zone), one.id), reverse=sort == "start_desc")
    page, cursor = cursor_paged(meetings, query, default=50, high=200)
    return encode({"data": [_meetings(call).describe(one) for one in page], "pagination": {"next_cursor": cursor}})


def create_meeting(call: Call) -> bytes:
    return _answer(call, _meetings(call).create(read_body(call.body, NewMeeting), call.token.actor))


def get_meeting(call: Call) -> bytes:
    return _answer(call, find_meeting(call))


def update_meeting(call: Call) -> bytes:
    return _link(call, replace=False)


def overwrite_meeting(call: Call) -> bytes:
    return _link(call, replace=True)


def delete_meeting(call: Call) -> bytes:
    _meetings(call).delete(find_meeting(call))
    return b"{}"


def find_meeting(call: Call) -> Meeting:
    """The meeting that the path names; raises a 404."""
    return _meetings(call).find(call.path["meeting_id"])


def addresses(text: str) -> set[str]:
    """E-mail addresses, separated by commas, in lower case."""
    return {one.strip().lower() for one in text.split(",") if one.strip()}


def bound(query: Mapping[str, str], name: str) -> int | None:
    """A moment in the query string; raises a 400 for anything else."""
    given = query.get(name)
    if not given:
        return None
    try:
        return parse(given)
    except ValueError as problem:
        raise invalid(str(problem), name, expected="ISO 8601") from None


def _zone(query: Mapping[str, str]) -> ZoneInfo:
    name = query.get("timezone", "UTC")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise invalid(f'"{name[:60]}" is not a timezone', "timezone", expected="Europe/Berlin") from None


def _link(call: Call, *, replace: bool) -> bytes:
    meeting = find_meeting(call)
    _meetings(call).link(meeting, read_body(call.body, MeetingLinks).linked_records, replace=replace)
    return _answer(call, meeting)


def _meetings(call: Call) -> Meetings:
    return call.workspace.store(Meetings)


def _answer(call: Call, meeting: Meeting) -> bytes:
    return data(_meetings(call).describe(meeting))


_READ = "meeting:read record_permission:read"
_WRITE = "meeting:read-write record_permission:read"
_MEETING = "/v2/meetings/{meeting_id}"
ROUTES = (
    route("GET", "/v2/meetings", _READ, list_meetings),
    route("POST", "/v2/meetings", _WRITE, camel_case_status(create_meeting)),
    route("GET", _MEETING, _READ, get_meeting),
    route("PUT", _MEETING, _WRITE, overwrite_meeting),
    route("PATCH", _MEETING, _WRITE, update_meeting),
    route("DELETE", _MEETING, "meeting:read-write", delete_meeting),
)
