# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.meeting_response import MeetingResponse


def request(
    meeting_id: str,
) -> Request[MeetingResponse]:
    """Reads one meeting by its id.

    GET /v2/meetings/{meeting_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: meeting:read, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["get_meeting"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> MeetingResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.meeting_response import MeetingResponse

    read: MeetingResponse = MeetingResponse.read(data)
    return read


_parse = parse
