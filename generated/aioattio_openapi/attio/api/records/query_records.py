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
    from ...models.query_records_body import QueryRecordsBody
    from ...models.record_list import RecordList


def request(
    object_: str,
    *,
    body: QueryRecordsBody | Mapping[str, Any],
) -> Request[RecordList]:
    """Finds records of an object, filtered and sorted, a page at a time.

    POST /v2/objects/{object}/records/query
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-body; default limit 500.
    Scopes: record_permission:read, object_configuration:read.
    """
    _operation = _OPERATIONS["query_records"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> RecordList:
    """Reads the decoded JSON of an answer."""
    from ...models.record_list import RecordList

    read: RecordList = RecordList.read(data)
    return read


_parse = parse
