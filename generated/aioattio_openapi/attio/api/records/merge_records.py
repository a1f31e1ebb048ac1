# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill, json_body

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
    operation = OPERATIONS["merge_records"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"object": object_}),
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> MergedRecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.merged_record_response import MergedRecordResponse

    read: MergedRecordResponse = MergedRecordResponse.read(data)
    return read
