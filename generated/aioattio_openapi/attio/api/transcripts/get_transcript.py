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
    from ...models.transcript_response import TranscriptResponse


def request(
    meeting_id: str,
    call_recording_id: str,
    *,
    cursor: str | None | Unset = UNSET,
) -> Request[TranscriptResponse]:
    """Reads the transcript of a call recording, a page of segments at a time.

    GET /v2/meetings/{meeting_id}/call_recordings/{call_recording_id}/transcript
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query.
    Scopes: meeting:read, call_recording:read.
    Answers tokens of a workspace only, not those of a user.
    Stability: beta.
    Deprecated.
    """
    _operation = _OPERATIONS["get_transcript"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"meeting_id": meeting_id, "call_recording_id": call_recording_id}),
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
            }
        ),
    )


def parse(data: Any) -> TranscriptResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.transcript_response import TranscriptResponse

    read: TranscriptResponse = TranscriptResponse.read(data)
    return read


_parse = parse
