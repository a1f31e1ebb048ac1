# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.connect_file_body import ConnectFileBody
    from ...models.connect_folder_body import ConnectFolderBody
    from ...models.create_folder_body import CreateFolderBody
    from ...models.file_response import FileResponse


def request(
    *,
    body: ConnectFileBody | ConnectFolderBody | CreateFolderBody | Mapping[str, Any],
) -> Request[FileResponse]:
    """Creates a folder, or connects a file or folder of a storage provider.

    POST /v2/files
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: file:read-write, object_configuration:read, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["create_file"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> FileResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.file_response import FileResponse

    read: FileResponse = FileResponse.read(data)
    return read


_parse = parse
