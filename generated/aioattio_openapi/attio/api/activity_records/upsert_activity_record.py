# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import json_body as _json_body
from ...request import set_only as _set_only

if TYPE_CHECKING:
    from ...models.activity_record_response import ActivityRecordResponse
    from ...models.upsert_activity_record_body import UpsertActivityRecordBody


def request(
    activity: str,
    *,
    body: UpsertActivityRecordBody | Mapping[str, Any],
    matching_attribute: str,
) -> Request[ActivityRecordResponse]:
    """Creates an activity record, or updates the one with the same matching attribute.

    PUT /v2/activities/{activity}/records
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read, record_permission:read.
    Stability: alpha.
    """
    _operation = _OPERATIONS["upsert_activity_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity}),
        parse=_parse,
        params=_set_only(
            {
                "matching_attribute": matching_attribute,
            }
        ),
        json=_json_body(body),
    )


def parse(data: Any) -> ActivityRecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_record_response import ActivityRecordResponse

    read: ActivityRecordResponse = ActivityRecordResponse.read(data)
    return read


_parse = parse
