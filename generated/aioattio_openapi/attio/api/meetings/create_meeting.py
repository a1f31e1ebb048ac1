# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.meeting_body import MeetingBody
    from ...models.meeting_response import MeetingResponse


def request(
    *,
    body: MeetingBody | Mapping[str, Any],
) -> Request[MeetingResponse]:
    """Creates a meeting, also where one like it exists: list meetings first.

    POST /v2/meetings
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: meeting:read-write, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["create_meeting"]
    return _Request(
        operation=_operation,
        path=_operation.path,
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
