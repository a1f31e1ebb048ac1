# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.file_response import FileResponse


def request(
    file_id: str,
) -> Request[FileResponse]:
    """Reads the entry of one file or folder.

    GET /v2/files/{file_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: file:read, object_configuration:read, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["get_file"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"file_id": file_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> FileResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.file_response import FileResponse

    read: FileResponse = FileResponse.read(data)
    return read


_parse = parse
