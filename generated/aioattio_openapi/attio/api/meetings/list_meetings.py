# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.meeting_list import MeetingList
    from ...models.meeting_sort import MeetingSort


def request(
    *,
    cursor: str | None | Unset = UNSET,
    ends_from: None | str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    linked_object: str | None | Unset = UNSET,
    linked_record_id: str | None | Unset = UNSET,
    participants: str | None | Unset = UNSET,
    sort: MeetingSort | None | Unset = UNSET,
    starts_before: None | str | None | Unset = UNSET,
    timezone: str | None | Unset = UNSET,
) -> Request[MeetingList]:
    """Lists meetings, filtered by time, participants or linked record.

    GET /v2/meetings
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 50; max limit 200.
    Scopes: meeting:read, record_permission:read.
    Answers tokens of a workspace only, not those of a user.
    Stability: beta.
    """
    _operation = _OPERATIONS["list_meetings"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "ends_from": ends_from,
                "limit": limit,
                "linked_object": linked_object,
                "linked_record_id": linked_record_id,
                "participants": participants,
                "sort": sort,
                "starts_before": starts_before,
                "timezone": timezone,
            }
        ),
    )


def parse(data: Any) -> MeetingList:
    """Reads the decoded JSON of an answer."""
    from ...models.meeting_list import MeetingList

    read: MeetingList = MeetingList.read(data)
    return read


_parse = parse
