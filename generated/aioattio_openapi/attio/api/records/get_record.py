# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill

if TYPE_CHECKING:
    from ...models.record_response import RecordResponse


def request(
    object_: str,
    record_id: str,
) -> Request[RecordResponse]:
    """Reads one record by its id.

    GET /v2/objects/{object}/records/{record_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: record_permission:read, object_configuration:read.
    """
    operation = OPERATIONS["get_record"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"object": object_, "record_id": record_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> RecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.record_response import RecordResponse

    read: RecordResponse = RecordResponse.read(data)
    return read
