# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.meeting_response import MeetingResponse
    from ...models.update_meeting_body import UpdateMeetingBody


def request(
    meeting_id: str,
    *,
    body: UpdateMeetingBody | Mapping[str, Any],
) -> Request[MeetingResponse]:
    """Adds records to those that a meeting is linked to.

    PATCH /v2/meetings/{meeting_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: meeting:read-write, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["update_meeting"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> MeetingResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.meeting_response import MeetingResponse

    read: MeetingResponse = MeetingResponse.read(data)
    return read


_parse = parse
