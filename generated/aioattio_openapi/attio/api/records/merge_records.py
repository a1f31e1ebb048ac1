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
    from ...models.merge_records_body import MergeRecordsBody
    from ...models.merged_record_response import MergedRecordResponse


def request(
    object_: str,
    *,
    body: MergeRecordsBody | Mapping[str, Any],
) -> Request[MergedRecordResponse]:
    """Merges two records of one object into a new one.

    POST /v2/objects/{object}/records/merge
    Counts as a write; must not be repeated when its outcome is unknown.
    At most 5 per second.
    Scopes: record_permission:read-write, object_configuration:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["merge_records"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> MergedRecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.merged_record_response import MergedRecordResponse

    read: MergedRecordResponse = MergedRecordResponse.read(data)
    return read


_parse = parse
