# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill

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
    operation = OPERATIONS["get_file"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"file_id": file_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> FileResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.file_response import FileResponse

    read: FileResponse = FileResponse.read(data)
    return read
