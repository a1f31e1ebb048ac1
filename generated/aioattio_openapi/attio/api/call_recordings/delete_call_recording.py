# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS
from ...request import Request, fill


def request(
    meeting_id: str,
    call_recording_id: str,
) -> Request[None]:
    """Deletes one call recording.

    DELETE /v2/meetings/{meeting_id}/call_recordings/{call_recording_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: meeting:read, call_recording:read-write.
    Stability: beta.
    """
    operation = OPERATIONS["delete_call_recording"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"meeting_id": meeting_id, "call_recording_id": call_recording_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None
