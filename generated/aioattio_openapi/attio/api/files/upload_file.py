# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import multipart as _multipart

if TYPE_CHECKING:
    from ...models.file_response import FileResponse
    from ...models.upload_file_body import UploadFileBody


def request(
    *,
    body: UploadFileBody | Mapping[str, Any],
) -> Request[FileResponse]:
    """Uploads a file of at most 50 MB to a record.

    POST /v2/files/upload
    Counts as a write; must not be repeated when its outcome is unknown.
    At most 1 per second.
    Scopes: file:read-write, object_configuration:read, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["upload_file"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        files=_multipart(body),
    )


def parse(data: Any) -> FileResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.file_response import FileResponse

    read: FileResponse = FileResponse.read(data)
    return read


_parse = parse
