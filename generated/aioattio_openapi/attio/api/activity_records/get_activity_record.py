# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.activity_record_response import ActivityRecordResponse


def request(
    activity: str,
    record_id: str,
) -> Request[ActivityRecordResponse]:
    """Reads one activity record by its id.

    GET /v2/activities/{activity}/records/{record_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: activity_record:read, activity_configuration:read, object_configuration:read, record_permission:read.
    Stability: alpha.
    """
    _operation = _OPERATIONS["get_activity_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity, "record_id": record_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ActivityRecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_record_response import ActivityRecordResponse

    read: ActivityRecordResponse = ActivityRecordResponse.read(data)
    return read


_parse = parse
