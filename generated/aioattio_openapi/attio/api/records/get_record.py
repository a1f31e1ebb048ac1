# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

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
    _operation = _OPERATIONS["get_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_, "record_id": record_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> RecordResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.record_response import RecordResponse

    read: RecordResponse = RecordResponse.read(data)
    return read


_parse = parse
