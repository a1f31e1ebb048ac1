# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill

if TYPE_CHECKING:
    from ...models.activity_response import ActivityResponse


def request(
    activity: str,
) -> Request[ActivityResponse]:
    """Reads one activity type by its slug or id.

    GET /v2/activities/{activity}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: activity_configuration:read.
    Stability: alpha.
    """
    operation = OPERATIONS["get_activity"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"activity": activity}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> ActivityResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_response import ActivityResponse

    read: ActivityResponse = ActivityResponse.read(data)
    return read
