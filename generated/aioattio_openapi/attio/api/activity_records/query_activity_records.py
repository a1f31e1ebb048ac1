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
    from ...models.activity_record_list import ActivityRecordList
    from ...models.query_activity_records_body import QueryActivityRecordsBody


def request(
    activity: str,
    *,
    body: QueryActivityRecordsBody | Mapping[str, Any],
) -> Request[ActivityRecordList]:
    """Finds records of an activity type, filtered and sorted, a page at a time.

    POST /v2/activities/{activity}/records/query
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-body; default limit 500.
    Scopes: activity_record:read, activity_configuration:read, object_configuration:read, record_permission:read.
    Stability: alpha.
    """
    _operation = _OPERATIONS["query_activity_records"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ActivityRecordList:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_record_list import ActivityRecordList

    read: ActivityRecordList = ActivityRecordList.read(data)
    return read


_parse = parse
