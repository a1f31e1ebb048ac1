# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

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
    _operation = _OPERATIONS["get_activity"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ActivityResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_response import ActivityResponse

    read: ActivityResponse = ActivityResponse.read(data)
    return read


_parse = parse
