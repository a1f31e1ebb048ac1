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
    from ...models.overwrite_record_body import OverwriteRecordBody
    from ...models.record_response import RecordResponse


def request(
    object_: str,
    record_id: str,
    *,
    body: OverwriteRecordBody | Mapping[str, Any],
) -> Request[RecordResponse]:
    """Updates a record; values of multiselect attributes are replaced.

    PUT /v2/objects/{object}/records/{record_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: record_permission:read-write, object_configuration:read.
    """
    _operation = _OPERATIONS["overwrite_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_, "record_id": record_id}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> RecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.record_response import RecordResponse

    read: RecordResponse = RecordResponse.read(data)
    return read


_parse = parse
