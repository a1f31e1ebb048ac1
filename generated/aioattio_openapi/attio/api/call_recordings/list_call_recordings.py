# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.call_recording_list import CallRecordingList


def request(
    meeting_id: str,
    *,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
) -> Request[CallRecordingList]:
    """Lists the call recordings of a meeting.

    GET /v2/meetings/{meeting_id}/call_recordings
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 50; max limit 200.
    Scopes: meeting:read, call_recording:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["list_call_recordings"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id}),
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "limit": limit,
            }
        ),
    )


def parse(data: Any) -> CallRecordingList:
    """Reads the decoded JSON of an answer."""
    from ...models.call_recording_list import CallRecordingList

    read: CallRecordingList = CallRecordingList.read(data)
    return read


_parse = parse
