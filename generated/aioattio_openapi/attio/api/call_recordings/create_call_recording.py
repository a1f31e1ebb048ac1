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
    from ...models.call_recording_response import CallRecordingResponse
    from ...models.create_call_recording_body import CreateCallRecordingBody


def request(
    meeting_id: str,
    *,
    body: CreateCallRecordingBody | Mapping[str, Any],
) -> Request[CallRecordingResponse]:
    """Adds a call recording to a meeting, from a video address or a transcript.

    POST /v2/meetings/{meeting_id}/call_recordings
    Counts as a write; must not be repeated when its outcome is unknown.
    At most 1 per second.
    Scopes: meeting:read, call_recording:read-write.
    Stability: beta.
    """
    _operation = _OPERATIONS["create_call_recording"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> CallRecordingResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.call_recording_response import CallRecordingResponse

    read: CallRecordingResponse = CallRecordingResponse.read(data)
    return read


_parse = parse
