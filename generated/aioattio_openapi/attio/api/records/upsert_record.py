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
    from ...models.record_response import RecordResponse
    from ...models.upsert_record_body import UpsertRecordBody


def request(
    object_: str,
    *,
    body: UpsertRecordBody | Mapping[str, Any],
    matching_attribute: str,
) -> Request[RecordResponse]:
    """Creates a record, or updates the one with the same matching attribute.

    PUT /v2/objects/{object}/records
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: record_permission:read-write, object_configuration:read.
    """
    _operation = _OPERATIONS["upsert_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params=_set_only(
            {
                "matching_attribute": matching_attribute,
            }
        ),
        json=_json_body(body),
    )


def parse(data: Any) -> RecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.record_response import RecordResponse

    read: RecordResponse = RecordResponse.read(data)
    return read


_parse = parse
