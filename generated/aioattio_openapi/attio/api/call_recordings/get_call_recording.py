# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.call_recording_response import CallRecordingResponse


def request(
    meeting_id: str,
    call_recording_id: str,
) -> Request[CallRecordingResponse]:
    """Reads one call recording by its id.

    GET /v2/meetings/{meeting_id}/call_recordings/{call_recording_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: meeting:read, call_recording:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["get_call_recording"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id, "call_recording_id": call_recording_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> CallRecordingResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.call_recording_response import CallRecordingResponse

    read: CallRecordingResponse = CallRecordingResponse.read(data)
    return read


_parse = parse
